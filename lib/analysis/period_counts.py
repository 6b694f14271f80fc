"""How many happened in a period and in those before it, row by row, and during how much time."""

from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.counted import origin
from lib.analysis.month_cube import Floats, MonthCube, month_cube, summed_by
from lib.analysis.rows import inhabitants
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Unit
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection

CountedBy = Literal["total", "area", "theme", "category", "area_theme"]


def period_counts(
    workspace: Workspace,
    key: DataKey,
    asked: Selection,
    indicator: Indicator,
    by: CountedBy,
    earlier: tuple[Period, ...],
) -> pd.DataFrame:
    """One row for the asked place, each area, each theme or category in the place, or each area and theme: area_code,
    theme or category, numerator and numerator_before (all the earlier periods together), exposure and exposure_before,
    source, data_date and is_synthetic.

    Exposure is person-years, or months where the indicator has no inhabitants. Kinds without events in any of the
    periods have no row. Empty without earlier periods, or where the data do not cover the period.
    """
    cube = month_cube(workspace, key, indicator.computed_from)
    if cube is None or not earlier or not cube.covered.covers(asked.period):
        return pd.DataFrame()
    wanted = cube.wanted(indicator, asked.themes)
    keys, monthly = _series(workspace, cube, asked, by, wanted)
    now = monthly[..., cube.months_of(asked.period)].sum(axis=-1)
    before = sum(monthly[..., cube.months_of(period)].sum(axis=-1) for period in earlier)
    rows = keys.assign(
        numerator=now,
        numerator_before=before,
        exposure=_exposure(key, keys["area_code"], asked, indicator, asked.period),
        exposure_before=sum(_exposure(key, keys["area_code"], asked, indicator, period) for period in earlier),
        **origin(key, cube.batches_of(wanted), indicator),
    )
    kind = next((name for name in ("theme", "category") if name in keys), None)
    if kind is None:
        return rows
    happened = (rows["numerator"] + rows["numerator_before"]).groupby(rows[kind]).transform("sum") > 0
    return rows[happened].reset_index(drop=True)


def _series(
    workspace: Workspace, cube: MonthCube, asked: Selection, by: CountedBy, wanted: np.ndarray
) -> tuple[pd.DataFrame, Floats]:
    """The rows' keys, and their counts by month."""
    place = asked.area or workspace.municipality.code
    if by == "area":
        return pd.DataFrame({"area_code": cube.areas}), cube.counts[:-1, wanted].sum(axis=1)
    if by == "area_theme":
        names, values = summed_by(cube.counts[:-1, wanted], cube.themes[wanted], axis=1)
        cells = pd.MultiIndex.from_product([cube.areas, names], names=["area_code", "theme"])
        return cells.to_frame(index=False), values.reshape(len(cells), -1)
    here = cube.place(asked.areas)[wanted]
    if by == "total":
        return pd.DataFrame({"area_code": [place]}), here.sum(axis=0, keepdims=True)
    names, values = summed_by(here, (cube.themes if by == "theme" else cube.categories)[wanted], axis=0)
    return pd.DataFrame({"area_code": place, by: names}), values


def _exposure(key: DataKey, codes: pd.Series, asked: Selection, indicator: Indicator, period: Period) -> Floats:
    """Person-years at the turn of the year before the period's last year, as in `counted`."""
    people, months = inhabitants(key), np.full(len(codes), float(period.months))
    if indicator.unit is Unit.COUNT or people.empty:
        return months
    year = max(int(np.searchsorted(people.index, period.last.year - 1, side="right")) - 1, 0)
    known = people.iloc[year]
    together = known.reindex(list(asked.areas)) if asked.areas else known
    own = people.columns.get_indexer(codes)
    persons = np.where(own >= 0, known.to_numpy(dtype=float)[own], together.sum(min_count=1))
    return np.where(np.isnan(persons), months, persons * period.months / 12)

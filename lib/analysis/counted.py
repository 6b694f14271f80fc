"""Figures that are counted from single events or reports: numerators and person-years."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.kept import kept
from lib.analysis.month_cube import Floats, MonthCube, month_cube, summed_by
from lib.analysis.rows import batch_rows, inhabitants, monthly_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Unit
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period
from lib.domain.selection import Selection

By = Literal["total", "area", "period", "theme", "category", "sex", "age"]
SCALE = {Unit.PER_1000: 1_000.0, Unit.PER_100000: 100_000.0}


def count_figures(
    workspace: Workspace, key: DataKey, asked: Selection, indicators: Sequence[Indicator], by: By, period: Period
) -> pd.DataFrame:
    """For each indicator one row for each area, month, theme or category (or one in all) with indicator, numerator,
    denominator, value, unit and months. All indicators are measured in one pass.

    Rates are per person-year: inhabitants at the latest turn of the year times the length of the period.
    Where no inhabitants are known the value is the count. Where they are fewer than the municipality's floor there is
    a count and no value. A period that reaches outside the data has no numbers. Counts have no sex or age: those give
    no rows.
    """
    parts = []
    for indicator in indicators if by not in ("sex", "age") else ():
        cube = month_cube(workspace, key, indicator.computed_from)
        if cube is not None:
            wanted = cube.wanted(indicator, asked.themes)
            rows = _counted(workspace, cube, wanted, asked, by, period)
            people = _person_years(key, rows, asked)
            told = {"indicator": indicator.id, "n": np.nan, **origin(key, cube.batches_of(wanted), indicator)}
            parts.append(rows | people | _valued(rows["numerator"], people["denominator"], indicator.unit) | told)
    sizes = [len(part["numerator"]) for part in parts]
    if not sum(sizes):
        return pd.DataFrame()
    rows = pd.DataFrame({name: _joined([part[name] for part in parts], sizes) for name in parts[0] if name != "year"})
    floor = workspace.municipality.disclosure.smallest_population
    return rows.assign(value=rows["value"].mask(_too_few_people(rows, floor)))


def covered_period(workspace: Workspace, key: DataKey, table: str) -> Period | None:
    """From the first to the last month with any row in `events` or `reports`; None when there are none."""
    months = monthly_counts(workspace, key, table)["month"]
    return Period(Month.from_index(months.min()), Month.from_index(months.max())) if len(months) else None


def matching_counts(workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator) -> pd.DataFrame:
    """The monthly counts of the asked themes and of the indicator's own themes and categories."""
    counts = monthly_counts(workspace, key, indicator.computed_from)
    mask = np.ones(len(counts), dtype=bool)
    narrowed = [("theme", indicator.themes), ("category", indicator.categories), ("theme", asked.themes)]
    for column, wanted in narrowed:
        if wanted:
            mask &= counts[column].isin(wanted).to_numpy()
    if indicator.computed_from == "reports" and "trygg_plats" not in (*indicator.themes, *asked.themes):
        mask &= (counts["theme"] != "trygg_plats").to_numpy()
    return counts[mask]


Columns = dict[str, Any]
"""One value for each row, or one for all."""


def _counted(
    workspace: Workspace, cube: MonthCube, wanted: NDArray[np.bool_], asked: Selection, by: By, period: Period
) -> Columns:
    """The rows' keys, numerator, months and year. Kinds that did not occur have no row."""
    place = asked.area or workspace.municipality.code
    if by == "period":
        return _by_month(cube, cube.place(asked.areas)[wanted].sum(axis=0), place)
    inside = cube.months_of(period)
    keys: Columns = {}
    codes: Any
    if by == "area":
        codes = np.array(cube.areas, dtype=object)
        counts = cube.counts[:-1, wanted, inside].sum(axis=(1, 2))
    elif by == "total":
        codes, counts = place, np.atleast_1d(cube.place(asked.areas)[wanted][:, inside].sum())
    else:
        here = cube.place(asked.areas)[wanted][:, inside].sum(axis=1)
        names, sums = summed_by(here, (cube.themes if by == "theme" else cube.categories)[wanted], axis=0)
        codes, counts = place, sums[sums > 0]
        keys = {by: np.array(names, dtype=object)[sums > 0]}
    if not cube.covered.covers(period):  # nothing is known of some months: that is missing, not zero
        counts = np.full(len(counts), np.nan)
    return {**keys, "area_code": codes, "numerator": counts, "months": period.months, "year": period.last.year}


def _by_month(cube: MonthCube, counts: Floats, place: str) -> Columns:
    first, last = cube.covered.first.index, cube.covered.last.index
    written = [Month.from_index(month) for month in range(first, last + 1)]
    return {
        "period": np.array([str(month) for month in written], dtype=object),
        "area_code": place,
        "numerator": counts,
        "months": 1,
        "year": np.array([month.year for month in written]),
    }


def _person_years(key: DataKey, rows: Columns, asked: Selection) -> Columns:
    """The row's own area, or else the asked areas together, or else everybody; the turn of the year before the
    period's last year, or the first that is known."""
    people, shape = inhabitants(key), rows["numerator"].shape
    if people.empty:
        return {"denominator": np.full(shape, np.nan), "denominator_year": np.nan}
    year = np.broadcast_to(rows["year"], shape)
    place = np.maximum(np.searchsorted(people.index, year - 1, side="right") - 1, 0)
    known = people.to_numpy(dtype=float)
    own = people.columns.get_indexer(np.broadcast_to(rows["area_code"], shape).astype(object))
    asked_of = [people.columns.get_loc(code) for code in asked.areas if code in people] if asked.areas else slice(None)
    together = known[:, asked_of]
    sums = np.where(np.isnan(together).all(axis=1), np.nan, np.nansum(together, axis=1))
    persons = np.where(own >= 0, known[place, own], sums[place])
    return {"denominator": persons * rows["months"] / 12, "denominator_year": people.index.to_numpy()[place]}


def _valued(counts: Floats, exposed: Floats, unit: Unit) -> Columns:
    """Value in the unit, or the bare count where the unit needs inhabitants that are not known."""
    if unit is Unit.COUNT or np.isnan(exposed).all():
        return {"value": counts.astype(float), "unit": Unit.COUNT, "denominator": np.full(len(counts), np.nan)}
    with np.errstate(divide="ignore", invalid="ignore"):
        return {"value": counts / exposed * SCALE[unit], "unit": unit}


def _joined(parts: list[Any], sizes: list[int]) -> NDArray[Any]:
    """A column of all parts; objects stay objects."""
    is_object = any(isinstance(part, str | date) or np.asarray(part).dtype.kind == "O" for part in parts)
    if is_object:
        return np.array([one for part, size in zip(parts, sizes, strict=True) for one in _repeated(part, size)], object)
    return np.concatenate([np.broadcast_to(part, size) for part, size in zip(parts, sizes, strict=True)])


def _repeated(part: Any, size: int) -> Iterable[Any]:
    return part if isinstance(part, np.ndarray) else [part] * size


def _too_few_people(rows: pd.DataFrame, floor: int) -> pd.Series:
    """Rates of a handful of inhabitants jump with each event, and nobody at all cannot be divided by."""
    return (rows["unit"] != Unit.COUNT) & (rows["denominator"] / (rows["months"] / 12) < max(floor, 1))


@kept(256)
def origin(key: DataKey, batch_ids: frozenset[int], indicator: Indicator) -> dict[str, object]:
    """source, data_date and is_synthetic of what was counted."""
    used = batch_rows(key)
    used = used[used["id"].isin(batch_ids)]
    return {
        "source": ", ".join(used["source"].unique()) or indicator.source.name,
        "data_date": used["data_date"].max() if len(used) else None,
        "is_synthetic": bool(used["is_synthetic"].any()),
    }

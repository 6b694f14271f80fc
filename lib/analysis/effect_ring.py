"""A measure's place and a ring around it, counted point by point: what is near is told in metres, not by borders."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from lib.analysis.effect_places import PLACE, RING
from lib.analysis.effect_question import Around, EffectQuestion
from lib.analysis.placed_rows import PROTECTIVE, placed_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.words import number
from lib.privacy.roles import sees_points

SPOT_METRES = 300
"""How far a measure on a spot is taken to reach."""


@dataclass(frozen=True, eq=False)
class RingCounts:
    """`by_month` has a row for the place, the ring and each other area beyond the ring, and a column for each month of
    both periods. `names` are of its rows; `n_placed` of `n_all` events had a place and could be counted."""

    by_month: pd.DataFrame
    names: dict[str, str]
    n_placed: int
    n_all: int

    @property
    def rest(self) -> list[str]:
        return [code for code in self.by_month.index if code not in (PLACE, RING)]


def ring_counts(
    workspace: Workspace,
    key: DataKey,
    measure: dict[Any, Any],
    indicator: Indicator,
    themes: tuple[str, ...],
    question: EffectQuestion,
    periods: tuple[Period, Period],
    n_all: int,
) -> RingCounts:
    """Distances are measured in the municipality's projected CRS, from the border of the measure's area or from its
    spot, whose first `SPOT_METRES` are the place itself.

    What lies in the ring is not in the comparison, nor is the rest of the measure's own area: neither is untouched by
    the measure (Bowers and Johnson 2003).
    """
    core, inner = _core(workspace, measure, question)
    outer = inner + float(question.ring_m or 0)
    months = [month for period in periods for month in range(period.first.index, period.last.index + 1)]
    rows = _wanted(placed_rows(workspace, key, indicator.computed_from), indicator, themes)  # type: ignore[arg-type]
    rows = rows[rows["month"].isin(months).to_numpy()]
    apart = shapely.distance(core, shapely.points(rows["x"].to_numpy(), rows["y"].to_numpy()))
    codes = [PLACE, RING, *(code for code in workspace.areas["area_code"] if code != measure["area_code"])]
    area = pd.Index(codes).get_indexer(rows["area_code"].astype(object))
    row = np.select([apart <= inner, apart <= outer], [0, 1], np.where(area > 1, area, -1))
    counts = np.zeros((len(codes), len(months)))
    column = pd.Index(months).get_indexer(rows["month"])
    np.add.at(counts, (row[row >= 0], column[row >= 0]), 1)
    area_name = workspace.area_names[str(measure["area_code"])]
    place = f"{SPOT_METRES} meter runt platsen i {area_name}" if inner else area_name
    names = workspace.area_names | {PLACE: place, RING: f"Ring, {number(outer - inner)} meter"}
    return RingCounts(pd.DataFrame(counts, index=codes, columns=months), names, len(rows), n_all)


def has_spot(measure: dict[Any, Any]) -> bool:
    return all(value is not None and value == value for value in (measure.get("lon"), measure.get("lat")))


def ways_around(measure: dict[Any, Any], role: Role) -> tuple[Around, ...]:
    """Where it may have moved, as the role may ask: rings only for those who see points."""
    if not sees_points(role):
        return ("neighbours",)
    return ("neighbours", "area", "spot") if has_spot(measure) else ("neighbours", "area")


def _core(workspace: Workspace, measure: dict[Any, Any], question: EffectQuestion) -> tuple[Any, float]:
    """What distances are measured from, and how far from it the place itself reaches."""
    crs = workspace.municipality.projected_crs
    if question.around == "spot" and has_spot(measure):
        spot = gpd.GeoSeries(gpd.points_from_xy([measure["lon"]], [measure["lat"]]), crs="EPSG:4326")
        return spot.to_crs(crs).iloc[0], float(SPOT_METRES)
    areas = workspace.areas
    own = areas.geometry[(areas["area_code"] == measure["area_code"]).to_numpy()].to_crs(crs).iloc[0]
    shapely.prepare(own)
    return own, 0.0


def _wanted(rows: pd.DataFrame, indicator: Indicator, themes: tuple[str, ...]) -> pd.DataFrame:
    """The indicator's rows, as `MonthCube.wanted` has them; a report's category is its theme."""
    is_report = indicator.computed_from == "reports"
    mask = np.ones(len(rows), dtype=bool)
    of_kind = "theme" if is_report else "kind"
    for of, among in (("theme", indicator.themes), (of_kind, indicator.categories), ("theme", themes)):
        if among:
            mask &= rows[of].isin(among).to_numpy()
    if is_report and PROTECTIVE not in (*indicator.themes, *themes):
        mask &= (rows["theme"] != PROTECTIVE).to_numpy()
    return rows[mask]

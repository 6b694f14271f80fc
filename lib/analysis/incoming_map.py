"""Rows on their way in, as a map shows them before anything is written."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.classes import ColourClasses, quintile_limits, with_class
from lib.analysis.report_map import counted_by_cell
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Status, Unit
from lib.privacy.roles import sees_points

NEVER_ON_MAP = {"news"}
"""The police's notices have no position of their own: a point would look like a crime."""
OTHER = "ovrigt"


@dataclass(frozen=True, eq=False)
class IncomingMap:
    """`points` has lat, lon, theme and count; `areas` is an answer table of rows by area, with `colour_class`.

    `n_on_map` rows have a position. `n_in_areas` rows lie in or name an area; the rest, `n_elsewhere`, count for the
    whole municipality only, or for what it lies in.
    """

    points: pd.DataFrame
    areas: pd.DataFrame
    limits: tuple[float, ...]
    n_on_map: int
    n_in_areas: int
    n_elsewhere: int


def incoming_map(workspace: Workspace, table: str, rows: pd.DataFrame, role: Role) -> IncomingMap | None:
    """Rows for a table of the store, on the municipality's ground; None where there is nothing to show.

    Positions are in WGS84. Roles outside see nothing: what is not stored yet has not been protected.
    """
    if table in NEVER_ON_MAP or not sees_points(role):
        return None
    points = _points(workspace, table, rows)
    areas, limits, n_in_areas = _areas(workspace, rows)
    if points.empty and not n_in_areas:
        return None
    cells = counted_by_cell(points, workspace.municipality.projected_crs)
    return IncomingMap(cells, areas, limits, len(points), n_in_areas, len(rows) - n_in_areas)


def _points(workspace: Workspace, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    if table == "walks":
        stops = [stop for route in rows["route"] for stop in route or []]
        return pd.DataFrame(stops, columns=["name", "lon", "lat"])[["lat", "lon"]].assign(theme=OTHER)
    if "lon" not in rows:
        return pd.DataFrame({"lat": [], "lon": [], "theme": []})
    located = rows[rows["lon"].notna() & rows["lat"].notna()]
    themes = {one.id: one.theme for one in workspace.definitions.crime_categories.categories}
    theme = located["category"].map(themes) if table == "events" else located["category"]
    return located[["lat", "lon"]].astype(float).assign(theme=theme.fillna(OTHER)).reset_index(drop=True)


def _areas(workspace: Workspace, rows: pd.DataFrame) -> tuple[pd.DataFrame, tuple[float, ...], int]:
    """Every area with its number of rows, also those with none."""
    codes = workspace.areas["area_code"]
    named = rows["area_code"] if "area_code" in rows else pd.Series(dtype=object)
    counts = named.value_counts().reindex(codes, fill_value=0).to_numpy()
    table = pd.DataFrame(
        {
            "area_code": codes.to_numpy(),
            "area_name": workspace.areas["name"].to_numpy(),
            "value": counts.astype(float),
            "unit": Unit.COUNT,
            "status": [Status.VALUE if count else Status.ZERO for count in counts],
        }
    )
    limits = _whole_limits(counts[counts > 0].astype(float))
    return with_class(table, ColourClasses(limits, "")), limits, int(counts.sum())


def _whole_limits(counts: np.ndarray) -> tuple[float, ...]:
    """Quintiles rounded up: nobody counts 1,4 rows."""
    whole = sorted({float(np.ceil(limit)) for limit in quintile_limits(counts)})
    return tuple(limit for limit in whole if counts.min() < limit <= counts.max())

"""Stops for a walk in an area: where reports lie close together, with what they say and when."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from lib.analysis.kept import kept
from lib.analysis.mapping import map_layers
from lib.analysis.place_names import place_names
from lib.analysis.walk_proposals import EVENING_FROM, FEWEST, reported_year, spoken
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Precision, Role
from lib.domain.columns import Column
from lib.domain.words import number
from lib.geography.transforming import transformer
from lib.privacy.roles import may_edit_walks

WGS84 = "EPSG:4326"
NEAR_M = 75.0
"""Reports within this from a stop are about it; stops are at least twice as far apart."""
MOST_STOPS = 10
STOPS = (
    Column("name", "Stopp", "Namn på stoppet: ändra det till det ni kallar platsen"),
    Column("reason", "Varför här", "Vad rapporterna i närheten säger"),
    Column("n_reports", "Rapporter", f"Rapporter inom {NEAR_M:.0f} meter på tolv månader", 0),
    Column("n_dark", "Om mörker", "Rapporter som nämner mörker eller belysning", 0),
    Column("n_evening", "Kvällar", f"Rapporter om det som hänt efter kl. {EVENING_FROM}", 0),
)


@dataclass(frozen=True, eq=False)
class _Placed:
    """Reports of an area with their places in metres."""

    rows: pd.DataFrame
    points: np.ndarray


def stop_proposals(workspace: Workspace, area_code: str, role: Role, last_walk: str = "") -> pd.DataFrame:
    """At most MOST_STOPS stops in the area, most reports first: STOPS, lon, lat (WGS84) and aspects (ids of the
    checklist that the reports speak of). Only reports with a position of their own count; a stop of fewer than FEWEST
    reports says so. Stops lie on land. Empty for roles that do not plan walks.

    Method: the place with most reports within NEAR_M becomes a stop, its reports are taken away, and so on.
    """
    workspace = workspace.seen_by(role)
    columns = [*(column.name for column in STOPS), "lon", "lat", "aspects"]
    if not may_edit_walks(role):
        return pd.DataFrame(columns=columns)
    rows = _stops(workspace, workspace.data_key, area_code, last_walk)
    return pd.DataFrame(rows, columns=columns)


@kept(64)
def _stops(workspace: Workspace, key: DataKey, area_code: str, last_walk: str) -> tuple[dict[str, Any], ...]:
    period = reported_year(workspace)
    if period is None:
        return ()
    rows = spoken(workspace, key, period)
    rows = rows[(rows["area_code"] == area_code) & (rows["precision"] != Precision.AREA) & rows["lon"].notna()]
    to_metres = transformer(WGS84, workspace.municipality.projected_crs)
    points = np.column_stack(to_metres.transform(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float)))
    placed = _Placed(rows.reset_index(drop=True), points.reshape(-1, 2))
    chosen = _chosen(workspace, placed)
    if not chosen:
        return ()
    middles = np.array([placed.points[members].mean(axis=0) for members in chosen])
    names = _names(workspace, middles)
    lon, lat = transformer(workspace.municipality.projected_crs, WGS84).transform(middles[:, 0], middles[:, 1])
    return tuple(
        {"name": name, "lon": round(float(x), 5), "lat": round(float(y), 5)}
        | _told(workspace, placed.rows.iloc[members], last_walk)
        for members, name, x, y in zip(chosen, names, lon, lat, strict=True)
    )


def _chosen(workspace: Workspace, placed: _Placed) -> list[np.ndarray]:
    """The reports of each stop, by their places in the rows."""
    left = np.ones(len(placed.points), dtype=bool)
    near = cKDTree(placed.points).query_ball_point(placed.points, NEAR_M) if len(placed.points) else []
    lakes = _lakes(workspace)
    found: list[np.ndarray] = []
    while left.any() and len(found) < MOST_STOPS:
        sizes = np.array([left[members].sum() if left[at] else 0 for at, members in enumerate(near)])
        at = int(sizes.argmax())
        members = np.array([member for member in near[at] if left[member]])
        middle = placed.points[members].mean(axis=0)
        left[members] = False
        is_apart = all(np.hypot(*(middle - placed.points[other].mean(axis=0))) >= 2 * NEAR_M for other in found)
        if is_apart and not shapely.intersects_xy(lakes, *middle) and (len(members) > 1 or not found):
            found.append(members)
    return found


def _told(workspace: Workspace, rows: pd.DataFrame, last_walk: str) -> dict[str, Any]:
    n, dark, evening = len(rows), int(rows["is_dark"].sum()), int(rows["is_evening"].sum())
    kinds = {one.id: one.name.lower() for one in workspace.definitions.report_categories.categories}
    subkinds = {kind.id: kind.name.lower() for category in workspace.definitions.report_categories.categories
                for kind in category.subcategories}  # fmt: skip
    named = rows["subcategory"].map(subkinds).astype(object).fillna(rows["category"].map(kinds))
    common = named.value_counts()
    told = (
        f"{number(n)} {'rapport' if n == 1 else 'rapporter'} på 12 månader, {number(evening)} efter kl. {EVENING_FROM}"
    )
    told += f", mest om {common.index[0]} ({number(int(common.iloc[0]))})"
    told += f"; {number(dark)} nämner mörker" if dark else ""
    told += "; för få för att säga något säkert" if n < FEWEST else ""
    told += f"; {last_walk}" if last_walk else ""
    return {
        "reason": told + ".",
        "n_reports": n,
        "n_dark": dark,
        "n_evening": evening,
        "aspects": _aspects(workspace, rows),
    }


def _aspects(workspace: Workspace, rows: pd.DataFrame) -> list[str]:
    """The aspects that at least two of the reports are about."""
    reasons = rows["reasons"].str.split(";")
    found = []
    for aspect in workspace.definitions.checklist.aspects:
        spoken_of = rows["subcategory"].isin(aspect.subcategories)
        spoken_of |= pd.Series([bool(set(said) & set(aspect.reasons)) for said in reasons], index=rows.index)
        if int(spoken_of.sum()) >= min(2, len(rows)):
            found.append(aspect.id)
    return found


def _names(workspace: Workspace, middles: np.ndarray) -> list[str]:
    """The nearest known place, else the area; numbered where several have the same name."""
    named = place_names(workspace, middles[:, 0], middles[:, 1])["place_name"].astype(str).tolist()
    seen: dict[str, int] = {}
    unique = []
    for name in named:
        seen[name] = seen.get(name, 0) + 1
        unique.append(f"{name} {seen[name]}" if named.count(name) > 1 else name)
    return unique


def _lakes(workspace: Workspace) -> shapely.Geometry:
    water = map_layers(workspace).water
    shapes = [one for one in water.to_crs(workspace.municipality.projected_crs).geometry
              if one is not None and "Polygon" in one.geom_type]  # fmt: skip
    return shapely.union_all([shapely.make_valid(one) for one in shapes])

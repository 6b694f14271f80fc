"""What a map is drawn from, and which area a click fell in."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import Point

from lib.analysis.classes import ColourClasses, colour_classes, with_class
from lib.analysis.figures import figures
from lib.analysis.kept import kept
from lib.analysis.rows import monthly_counts, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.selection import Selection
from lib.geography.layers import read_localities, read_places, read_sources, read_water
from lib.geography.writing import areas_geojson


@dataclass(frozen=True, eq=False)
class MapLayers:
    """What gives the areas their surroundings, in EPSG:4326."""

    water: gpd.GeoDataFrame
    localities: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    attribution: tuple[str, ...]


@lru_cache(maxsize=8)
def map_layers(workspace: Workspace) -> MapLayers:
    folder = workspace.folder
    return MapLayers(read_water(folder), read_localities(folder), read_places(folder), read_sources(folder))


def area_figures(
    workspace: Workspace, asked: Selection, indicator_id: str, role: Role
) -> tuple[pd.DataFrame, ColourClasses]:
    """The answer table by area with `colour_class`, and the classes themselves. Empty without area figures."""
    workspace = workspace.seen_by(role)
    rows = figures(workspace, asked, indicator_id, "area", role)
    classes = colour_classes(workspace, asked, indicator_id)
    return (rows if rows.empty else with_class(rows, classes)), classes


@lru_cache(maxsize=8)
def area_shapes(workspace: Workspace) -> dict[str, Any]:
    """The areas as GeoJSON in EPSG:4326 with area_code, name and is_schematic; no features where there are no areas."""
    if workspace.areas.empty:
        return {"type": "FeatureCollection", "features": []}
    shapes: dict[str, Any] = json.loads(areas_geojson(workspace.areas, bool(workspace.areas["is_schematic"].any()), ()))
    return shapes


def area_at(workspace: Workspace, lon: float, lat: float) -> str | None:
    """The code of the area that a WGS84 position lies in, or None outside."""
    hit = workspace.areas.sindex.query(Point(lon, lat), predicate="within")
    return str(workspace.areas["area_code"].iloc[min(hit)]) if len(hit) else None


def mapped_indicators(workspace: Workspace) -> tuple[str, ...]:
    """Ids of the indicators that have figures by area, those of the plan first, in its order."""
    return _mapped_indicators(workspace, workspace.data_key)


@kept(32)
def _mapped_indicators(workspace: Workspace, key: DataKey) -> tuple[str, ...]:
    plan = workspace.definitions.plan
    planned = [measure for indicator in plan.indicators for measure in indicator.measures] if plan else []
    known = workspace.definitions.indicators
    candidates = dict.fromkeys([*planned, *known])
    return tuple(name for name in candidates if _has_areas(workspace, key, name))


def _has_areas(workspace: Workspace, key: DataKey, indicator_id: str) -> bool:
    indicator = workspace.definitions.indicators[indicator_id]
    if "area" not in indicator.levels:
        return False
    if indicator.computed_from != "values":
        return len(monthly_counts(workspace, key, indicator.computed_from)) > 0
    values = ready_values(workspace, key)
    rows = values[values["indicator"] == indicator_id]
    return bool(rows["area_code"].isin(workspace.areas["area_code"]).any())

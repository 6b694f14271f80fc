"""The map under everything: areas without colour, water, names. It does not change with the selection."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

import folium
import geopandas as gpd
from shapely import Point

from lib.domain.municipality import BaseMap
from lib.domain.palette import ACCENT, MISSING, PAPER, Scheme
from lib.maps.calls import Call, to_script
from lib.maps.leaflet import OwnMap

GROUND = {"light": "#eef1ee", "dark": "#20292f"}
WATER = {"light": "#cfe3ee", "dark": "#16303e"}
LINE = {"light": "#6f7d86", "dark": "#87959e"}
LAND = {"light": PAPER["light"], "dark": "#2a343b"}
"""Areas that nothing is said of."""
COORDINATE_DECIMALS = 5
FEWEST_FOR_TOWN, LARGEST_TOWN_SHARE = 12, 0.4


@dataclass(frozen=True, eq=False)
class Ground:
    """What the base map is drawn from, all in EPSG:4326.

    `areas` has area_code, name, is_schematic and geometry; `water` a geometry; `localities` (villages and towns)
    and `places` (squares, parks) name and a point.
    """

    name: str
    areas: gpd.GeoDataFrame
    water: gpd.GeoDataFrame
    localities: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    attribution: tuple[str, ...]
    base_map: BaseMap


def base_map(ground: Ground, scheme: Scheme) -> folium.Map:
    """A folium map without any figures. Deterministic: the same ground gives the same script."""
    shown = OwnMap(zoom_start=11, zoom_snap=0.25, attributionControl=True, minZoom=6, maxZoom=18)
    if ground.base_map.kind == "tiles" and ground.base_map.tile_url:
        tiles_by = escape(ground.base_map.attribution or "")
        folium.TileLayer(ground.base_map.tile_url, attr=tiles_by, control=False).add_to(shown)
    for function, data in _layers(ground, scheme):
        Call(function, data).add_to(shown)
    return shown


@lru_cache(maxsize=16)
def _layers(ground: Ground, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    """What is called, and with what: the same for as long as the ground is."""
    return ("ground", to_script(_ground(ground, scheme))), ("areas", to_script(_areas(ground.areas)))


def _ground(ground: Ground, scheme: Scheme) -> dict[str, Any]:
    schematic = bool(len(ground.areas)) and bool(ground.areas["is_schematic"].any())
    drawn = ground.base_map.kind != "none"
    return {
        "label": f"Karta över {ground.name}",
        "scheme": scheme,
        "badge": "Schematiska gränser" if schematic else "",
        "water": rounded(ground.water.geometry) if drawn else {"type": "FeatureCollection", "features": []},
        "spots": _places(ground.places),
        "places": _places(ground.localities),
        "attribution": list(ground.attribution),
        "town": _town(ground.areas),
        "colours": {
            "ground": GROUND[scheme],
            "water": WATER[scheme],
            "line": LINE[scheme],
            "paper": MISSING,
            "land": LAND[scheme],
            "accent": ACCENT[scheme],
            "casing": PAPER[scheme],
        },
    }


def _town(areas: gpd.GeoDataFrame) -> list[list[float]] | None:
    """South-west and north-east corner (lat, lon) around the small areas, where they fill little of the whole."""
    if len(areas) < FEWEST_FOR_TOWN:
        return None
    boxes = areas.geometry.bounds
    spans = (boxes["maxx"] - boxes["minx"]) * (boxes["maxy"] - boxes["miny"])
    small = boxes[spans <= spans.quantile(0.75)]
    # The middle of the small areas, so that a small village far off does not count.
    middle = small[["minx", "miny", "maxx", "maxy"]].median()
    spread = (small - middle).abs().sum(axis=1)
    near = small[spread <= spread.quantile(0.9)]
    west, south, east, north = near["minx"].min(), near["miny"].min(), near["maxx"].max(), near["maxy"].max()
    whole_west, whole_south, whole_east, whole_north = areas.total_bounds
    share = (east - west) * (north - south) / ((whole_east - whole_west) * (whole_north - whole_south))
    return [[south, west], [north, east]] if share < LARGEST_TOWN_SHARE else None


def _places(localities: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    names, points = localities["name"], localities.geometry
    return [{"name": name, "at": _at(point)} for name, point in zip(names, points, strict=True)]


def _at(point: Point) -> list[float]:
    return [round(point.y, COORDINATE_DECIMALS), round(point.x, COORDINATE_DECIMALS)]


def _areas(areas: gpd.GeoDataFrame) -> dict[str, Any]:
    middles = areas.geometry.representative_point()
    shapes = rounded(areas.geometry)
    for feature, area, middle in zip(shapes["features"], areas.itertuples(), middles, strict=True):
        feature["properties"] = {"code": area.area_code, "name": area.name, "middle": _at(middle)}
    return shapes


def rounded(shapes: gpd.GeoSeries) -> dict[str, Any]:
    """GeoJSON with coordinates of five decimals (about a metre)."""
    features = [
        {"type": "Feature", "properties": {}, "geometry": _rounded_geometry(shape.__geo_interface__)}
        for shape in shapes
        if shape is not None and not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}


def _rounded_geometry(geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _rounded_numbers(geometry["coordinates"])}


def _rounded_numbers(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, COORDINATE_DECIMALS)
    return [_rounded_numbers(part) for part in value]

"""Areas as shapes on a sheet: the town large where the areas are small, and all of the ground beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
from shapely import MultiPolygon, Polygon, box, coverage_simplify
from shapely.geometry.base import BaseGeometry

from lib.domain.deck import AreaMap, MapArea, MapClass, MapView, Ring

SHEET = 1000
"""The sheet's width, in units that are whole numbers."""
FINEST = 1.5
"""Units: bends smaller than this are straightened."""
CORE_SHARE, CORE_AT_MOST, LANDSCAPE = 0.7, 0.6, 2.0
"""The town is the stretch that so many of the areas lie nearest to, when it is at most so wide a part of the whole."""
MARGIN = 0.04
OF_LABEL = 0.93
"""So much of a label lies on its own area: it is written in an ink for that fill."""
LETTER_WIDTH, LETTER_HEIGHT = 13, 26
"""Units of a label's letters."""


@dataclass(frozen=True)
class Painted:
    """What an area looks like and answers."""

    fill: str
    words: tuple[str, ...]
    is_hatched: bool = False


def bare_views(areas: gpd.GeoDataFrame) -> tuple[MapView, ...]:
    """The sheets with every area's shape on them, not yet coloured. `areas` is in metres, with area_code and name."""
    whole = _padded(tuple(areas.total_bounds))
    town = _town(areas)
    is_split = (town[2] - town[0]) < CORE_AT_MOST * (whole[2] - whole[0])
    views = [_view(areas, whole, "Hela kommunen" if is_split else "")]
    if is_split:
        views.insert(0, _view(areas, town, "Där områdena ligger tätt"))
    views[1:] = [replace(view, areas=tuple(replace(one, label="") for one in view.areas)) for view in views[1:]]
    return tuple(views)


def area_map(
    bare: tuple[MapView, ...], painted: Mapping[str, Painted], classes: tuple[MapClass, ...], remark: str
) -> AreaMap:
    """The sheets coloured: each area's code is in `painted`."""
    views = (replace(view, areas=tuple(_painted(one, painted[one.code]) for one in view.areas)) for view in bare)
    return AreaMap(tuple(views), classes, remark)


def _painted(area: MapArea, look: Painted) -> MapArea:
    return replace(area, fill=look.fill, words=look.words, is_hatched=look.is_hatched)


Bounds = tuple[float, float, float, float]


def _town(areas: gpd.GeoDataFrame) -> Bounds:
    """The bounds of the areas whose middles lie nearest to the middle of all."""
    middles = areas.geometry.representative_point()
    x, y = middles.x.to_numpy(), middles.y.to_numpy()
    away = np.hypot(x - np.median(x), y - np.median(y))
    near = areas[away <= np.quantile(away, CORE_SHARE)]
    west, south, east, north = _padded(tuple(near.total_bounds))
    more = max(0.0, (north - south) * LANDSCAPE - (east - west)) / 2  # a slide is wider than it is high
    return west - more, south, east + more, north


def _padded(bounds: tuple[float, ...]) -> Bounds:
    west, south, east, north = bounds
    more = MARGIN * max(east - west, north - south)
    return west - more, south - more, east + more, north + more


def _view(areas: gpd.GeoDataFrame, bounds: Bounds, name: str) -> MapView:
    west, south, east, north = bounds
    scale = SHEET / (east - west)
    height = round((north - south) * scale)
    simple = coverage_simplify(areas.geometry.to_numpy(), FINEST / scale)
    frame = box(*bounds)
    drawn = []
    for code, title, geometry in zip(areas["area_code"], areas["name"], simple, strict=True):
        rings = _rings(geometry.intersection(frame), west, north, scale)
        if rings:
            drawn.append(MapArea(code, title, rings, "", ()))
    return MapView(name, SHEET, height, east - west, tuple(_labelled(drawn, height)))


def _rings(geometry: BaseGeometry, west: float, north: float, scale: float) -> tuple[Ring, ...]:
    parts = geometry.geoms if hasattr(geometry, "geoms") else [geometry]
    polygons = [part for part in parts if isinstance(part, Polygon | MultiPolygon) and not part.is_empty]
    lines = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    rings = (
        tuple((round((x - west) * scale), round((north - y) * scale)) for x, y in line.coords[:-1]) for line in lines
    )
    return tuple(ring for ring in rings if len(set(ring)) > 2)


def _labelled(areas: list[MapArea], height: int) -> list[MapArea]:
    """With the first of an area's names on it, large areas first, where no other label stands in the way."""
    taken: list[Bounds] = []
    labels: dict[str, tuple[str, tuple[int, int]]] = {}
    for area in sorted(areas, key=lambda one: -_polygon(one).area):
        polygon = _polygon(area)
        if polygon.is_empty:
            continue
        label, point = area.name.split("-")[0].strip(), polygon.representative_point()
        half = len(label) * LETTER_WIDTH / 2
        room = (point.x - half, point.y - LETTER_HEIGHT / 2, point.x + half, point.y + LETTER_HEIGHT / 2)
        inside = room[0] > 0 and room[2] < SHEET and room[1] > 0 and room[3] < height
        own = polygon.intersection(box(*room)).area > OF_LABEL * box(*room).area
        if inside and own and not any(_overlap(room, other) for other in taken):
            taken.append(room)
            labels[area.code] = (label, (round(point.x), round(point.y)))
    return [replace(one, label=labels[one.code][0], label_at=labels[one.code][1]) if one.code in labels else one
            for one in areas]  # fmt: skip


def _polygon(area: MapArea) -> Polygon:
    """The largest ring, to find room in."""
    largest = max((Polygon(ring) for ring in area.rings), key=lambda one: one.area)
    return largest if largest.is_valid else largest.buffer(0)


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

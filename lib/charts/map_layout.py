"""Where the parts of a paper map stand, in pixels: the map, a smaller one of the whole when the areas are crowded,
the legend and the names of the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

import numpy as np
import shapely
from shapely import Polygon, box
from shapely.affinity import translate
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lib.charts.map_frame import MapFrame, frame_around
from lib.charts.map_labels import LETTER_PX, MapLabel, name_labels, number_labels

Position = tuple[float, float]
Shapes = dict[str, BaseGeometry]
"""By name: names of areas are unique in a municipality."""

WIDTH, MAIN_WIDTH, SIDE_LEFT = 900.0, 590.0, 620.0
CROWDED_SHARE = 0.8
"""The share of the areas, from the smallest up, that a map is moved closer to …"""
CROWDED_WITHIN = 0.25
"""… when they lie within this share of the whole, as they do in a municipality with one town."""
FEWEST_CROWDED = 8
ROOM_AROUND, ROOM_AROUND_MARKS = 0.02, 0.15
"""Free on each side, as a share of the extent."""
KEY_COLUMNS, KEY_LINE_PX, LEGEND_LINE_PX, GAP = 3, 19.0, 25.0, 16.0
LONGEST_IN_KEY = 60
KEY_LETTER_SHARE = 0.92
"""Long lines are narrower by the letter than short names."""


@dataclass(frozen=True, eq=False)
class Panel:
    """One map: its frame, where its upper left corner stands, its areas in pixels, and their labels."""

    frame: MapFrame
    left: float
    top: float
    shapes: Shapes
    labels: tuple[MapLabel, ...]

    def at(self, lon: float, lat: float) -> Position:
        x, y = self.frame.at(lon, lat)
        return x + self.left, y + self.top

    @property
    def outline(self) -> Polygon:
        return box(self.left, self.top, self.left + self.frame.width, self.top + self.frame.height)


@dataclass(frozen=True, eq=False)
class Layout:
    """`closer` is the outline of the first map on the second, (left, top, right, bottom); None with one map. `key` is
    where each number's name stands."""

    panels: tuple[Panel, ...]
    closer: tuple[float, float, float, float] | None
    legend_top: float
    key: tuple[tuple[float, float, str], ...]
    height: float


def laid_out(areas: dict[str, Any], marks: Sequence[Position], n_classes: int, top: float) -> Layout:
    """`areas` is GeoJSON in EPSG:4326 with `name`; `marks` are positions that the map is drawn around, and then only
    what lies around them is named. `top` is where the maps begin."""
    shapes = {str(one["properties"]["name"]): shape(one["geometry"]) for one in areas["features"]}
    whole = _corners(shapes.values())
    core = list(marks) or _crowded(shapes)
    frames = [(frame_around(core or whole, MAIN_WIDTH, ROOM_AROUND_MARKS if marks else ROOM_AROUND), 0.0)]
    if core:
        frames.append((frame_around(whole, WIDTH - SIDE_LEFT, ROOM_AROUND), SIDE_LEFT))
    panels, key = _labelled([_panel(shapes, frame, left, top) for frame, left in frames], only_first=bool(marks))
    legend_top = top + (panels[1].frame.height + 3 * GAP if core else GAP)
    key_top = max(top + panels[0].frame.height, legend_top + n_classes * LEGEND_LINE_PX) + 2 * GAP
    rows = -(-len(key) // KEY_COLUMNS)
    placed = tuple(_key_places(key, rows, key_top))
    closer = _outline(panels[0].frame, panels[1]) if core else None
    return Layout(tuple(panels), closer, legend_top, placed, key_top + rows * KEY_LINE_PX)


def _key_places(key: list[str], rows: int, top: float) -> Iterator[tuple[float, float, str]]:
    """Columns of `rows` lines, each as wide as its longest line needs."""
    left = 0.0
    for first in range(0, len(key), max(rows, 1)):
        lines = [shorten(line, LONGEST_IN_KEY, placeholder="…") for line in key[first : first + rows]]
        yield from ((left, top + place * KEY_LINE_PX, line) for place, line in enumerate(lines))
        left += max(len(line) for line in lines) * LETTER_PX * KEY_LETTER_SHARE + GAP


def _crowded(shapes: Shapes) -> list[Position]:
    """Corners of the smaller areas when they are crowded together; empty when the map is readable as it is."""
    sized = sorted(shapes.values(), key=lambda one: one.area)
    small = sized[: int(len(sized) * CROWDED_SHARE)]
    if len(small) < FEWEST_CROWDED:
        return []
    near, whole = (box(*shapely.total_bounds(some)).area for some in (small, sized))
    return _corners(small) if near < CROWDED_WITHIN * whole else []


def _corners(shapes: Iterable[BaseGeometry]) -> list[Position]:
    west, south, east, north = (float(one) for one in shapely.total_bounds(list(shapes)))
    return [(west, south), (east, north)]


def _panel(shapes: Shapes, frame: MapFrame, left: float, top: float) -> Panel:
    def in_pixels(corners: np.ndarray) -> np.ndarray:
        return np.array([frame.at(lon, lat) for lon, lat in corners.tolist()])

    moved = {name: shapely.transform(one, in_pixels) for name, one in shapes.items()}
    drawn = {name: shapely.clip_by_rect(one, 0, 0, frame.width, frame.height) for name, one in moved.items()}
    placed = {name: translate(one, left, top) for name, one in drawn.items() if not one.is_empty}
    return Panel(frame, left, top, placed, ())


def _labelled(panels: list[Panel], *, only_first: bool) -> tuple[list[Panel], list[str]]:
    """The panels with labels, each area named once, and the names of the numbers."""
    first = panels[0]
    seen = [one.outline for one in panels]
    rest = [{name: one for name, one in panel.shapes.items() if name not in first.shapes} for panel in panels[1:]]
    own = [first.shapes, *([{} for _ in rest] if only_first else rest)]
    named = [name_labels(shapes, room) for shapes, room in zip(own, seen, strict=True)]
    unnamed = sorted(name for shapes, has in zip(own, named, strict=True) for name in shapes.keys() - has.keys())
    numbers = {name: number for number, name in enumerate(unnamed, 1)}
    labelled = [
        replace(panel, labels=tuple(number_labels(shapes, numbers, room, has.values())))
        for panel, shapes, room, has in zip(panels, own, seen, named, strict=True)
    ]
    return labelled, [f"{number} {name}" for name, number in numbers.items()]


def _outline(closer: MapFrame, whole: Panel) -> tuple[float, float, float, float]:
    upper_left, lower_right = closer.corners
    return (*whole.at(*upper_left), *whole.at(*lower_right))

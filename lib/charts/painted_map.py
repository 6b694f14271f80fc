"""A page's map as a picture: drawn from the very data that the browser is sent, so that they cannot differ."""

from collections.abc import Iterator
from functools import partial
from textwrap import wrap
from typing import Any

import shapely
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from lib.charts.map_ink import MapInk
from lib.charts.map_labels import NAME_PX
from lib.charts.map_layout import LEGEND_LINE_PX, SIDE_LEFT, Layout, Panel
from lib.charts.static_map import HIDDEN_CLASS, MISSING_CLASS, WORD_PX, LegendLine, MapTexts, drawn_map
from lib.domain.palette import ACCENT, INK, PAPER, QUIET, SUPPRESSED

HATCHED = "url("
"""How a fill begins that is a pattern of the browser's and no colour."""
SIDE_LETTERS = 38
POINT_PX, MANY_PX, SWATCH_AT_PX = 4.5, 9.0, 14.0
CORNERS = {"triangle": (3, 0), "down": (3, 180), "square": (4, 45), "diamond": (4, 0), "pentagon": (5, 0)}
"""How many corners a mark has, and how far it is turned."""


def painted_map(painted: dict[str, Any], areas: dict[str, Any], texts: MapTexts) -> str:
    """SVG, 900 pixels wide. `painted` is what `lib.maps` makes of an overlay: looks of areas, points, cells, numbers
    and legend; `areas` is GeoJSON in EPSG:4326 with area_code and name, of one area at least."""
    names = {one["properties"]["area_code"]: str(one["properties"]["name"]) for one in areas["features"]}
    looks = {names[code]: look for code, look in painted["areas"].items() if code in names}
    codes = _codes([*painted["legend"]["classes"], *looks.values()])
    of_name = {name: codes[_key(look)] for name, look in looks.items()}
    legend = [_legend_line(row, codes) for row in painted["legend"]["classes"]]
    beside = list(_lines_beside(painted["legend"]))
    above = partial(_above, painted=painted, beside=beside, selected=names.get(painted["selected"]))
    fills = {code: SUPPRESSED if key[0].startswith(HATCHED) else key[0] for key, code in codes.items()}
    return drawn_map(of_name, fills, legend, areas, texts, above=above, n_lines=len(beside))


def _key(look: dict[str, Any]) -> tuple[str, bool]:
    return look["fill"], bool(look.get("dash"))


def _codes(looks: list[dict[str, Any]]) -> dict[tuple[str, bool], int]:
    """A class for each look; hatched and dashed are those that the static map knows by their class."""
    keys = list(dict.fromkeys(_key(look) for look in looks))
    return {
        key: HIDDEN_CLASS if key[0].startswith(HATCHED) else MISSING_CLASS if key[1] else place
        for place, key in enumerate(keys)
    }


def _legend_line(row: dict[str, Any], codes: dict[tuple[str, bool], int]) -> LegendLine:
    fill = SUPPRESSED if row["fill"].startswith(HATCHED) else row["fill"]
    return codes[_key(row)], fill, f"{row['text']} ({row['count']})"


def _lines_beside(legend: dict[str, Any]) -> Iterator[tuple[dict[str, Any] | None, str]]:
    """What stands below the classes: marks with their meaning, and remarks."""
    for line in wrap(legend["points_title"], SIDE_LETTERS):
        yield None, line
    yield from ((row, row["text"]) for row in legend["points"])
    for note in legend["notes"]:
        yield from ((None, line) for line in wrap(note, SIDE_LETTERS))


def _above(
    ink: MapInk,
    layout: Layout,
    top: float,
    painted: dict[str, Any],
    beside: list[tuple[dict[str, Any] | None, str]],
    selected: str | None,
) -> None:
    for panel, room in zip(layout.panels, _rooms(layout), strict=True):
        _cells(ink, panel, room, painted.get("cells"))
        if selected in panel.shapes and room.intersects(panel.shapes[selected]):
            ink.stroke(panel.shapes[selected].boundary.intersection(room), INK["light"], 2.5)
        _points(ink, panel, room, painted["points"])
    for place, (mark, words) in enumerate(beside):
        middle = top + (place + 0.5) * LEGEND_LINE_PX
        if mark is not None:
            ink.shape(_mark(mark["shape"], SIDE_LEFT + SWATCH_AT_PX, middle, POINT_PX + 1.5), mark["fill"])
        indent = 2 * SWATCH_AT_PX + 8 if mark is not None else 0
        ink.text(SIDE_LEFT + indent, middle, words, WORD_PX, colour=INK["light"] if mark else QUIET["light"])


def _rooms(layout: Layout) -> list[shapely.Polygon]:
    """Where each map is drawn on: the smaller one only outside what the closer one shows."""
    rooms = [panel.outline for panel in layout.panels]
    return rooms if layout.closer is None else [rooms[0], rooms[1] - shapely.box(*layout.closer)]


def _cells(ink: MapInk, panel: Panel, room: shapely.Polygon, cells: dict[str, Any] | None) -> None:
    if cells is None:
        return
    for feature in cells["shapes"]["features"]:
        look = feature["properties"]
        drawn = shapely.transform(
            shapely.geometry.shape(feature["geometry"]), lambda at: [panel.at(*one) for one in at]
        )
        ink.shape(_within(drawn, room), look["fill"], is_dashed=look["dash"])
    for label in cells["labels"]:
        x, y = panel.at(label["at"][1], label["at"][0])
        if room.contains(shapely.Point(x, y)):
            ink.disc(x, y, label["text"])


def _within(shape: BaseGeometry, room: shapely.Polygon) -> BaseGeometry:
    """What of the shape can be seen, without the points and lines that are left where it only touches the edge."""
    seen = shapely.intersection(shapely.make_valid(shape), room)
    return shapely.MultiPolygon([part for part in shapely.get_parts(seen) if part.geom_type == "Polygon"])


def _points(ink: MapInk, panel: Panel, room: shapely.Polygon, points: dict[str, Any] | None) -> None:
    """One mark for each place; where a mark stands for many, it is a disc with their number."""
    if points is None:
        return
    room = room.buffer(-POINT_PX)
    for lat, lon, kind, count in points["rows"]:
        x, y = panel.at(lon, lat)
        if not room.contains(shapely.Point(x, y)):
            continue
        if count > 1:
            ink.shape(shapely.Point(x, y).buffer(MANY_PX), PAPER["light"])
            ink.text(x, y, str(count), NAME_PX - 3, "center", ACCENT["light"])
        else:
            look = points["kinds"][kind]
            ink.shape(_mark(look["shape"], x, y, POINT_PX), look["fill"])


def _mark(shape: str, x: float, y: float, radius: float) -> BaseGeometry:
    if shape == "cross":
        arm = radius / 3
        return shapely.union(shapely.box(x - radius, y - arm, x + radius, y + arm),
                             shapely.box(x - arm, y - radius, x + arm, y + radius))  # fmt: skip
    disc = shapely.Point(x, y).buffer(radius)
    if shape not in CORNERS:
        return disc
    corners, turned = CORNERS[shape]
    upright = [rotate(shapely.Point(x, y - radius), 360 / corners * n, origin=(x, y)) for n in range(corners)]
    return rotate(shapely.Polygon(upright), turned, origin=(x, y))

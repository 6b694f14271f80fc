"""A map for paper and slides that needs nothing but its areas: classes, legend, names, scale and north."""

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
import shapely

from lib.charts.frozen_map import SPECIAL, class_names
from lib.charts.map_ink import MapInk
from lib.charts.map_labels import NAME_PX
from lib.charts.map_layout import GAP, LEGEND_LINE_PX, SIDE_LEFT, WIDTH, Layout, Panel, Position, laid_out
from lib.domain.codes import Unit
from lib.domain.palette import ACCENT, INK, PAPER, QUIET, ramp
from lib.domain.words import number

MISSING_CLASS, HIDDEN_CLASS = -2, -3
SWATCH_PX = (28.0, 17.0)
WORD_PX, TITLE_PX = 15, 19
TITLE_LETTERS, LINE_LETTERS = 95, 125


@dataclass(frozen=True)
class MapMarks:
    """What stands on top of the areas: numbered places (lon, lat, text) and a route. The map is drawn around them."""

    points: tuple[tuple[float, float, str], ...] = ()
    line: tuple[Position, ...] = ()

    @property
    def positions(self) -> list[Position]:
        return [*((lon, lat) for lon, lat, _ in self.points), *self.line]


@dataclass(frozen=True)
class MapTexts:
    """The finding; measure, unit and period; and where figures and borders come from."""

    title: str
    subtitle: str
    source: str


NO_MARKS = MapMarks()
LegendLine = tuple[int, str, str]
"""Class, fill, and what it means with the number of areas."""
Above = Callable[[MapInk, Layout, float], None]
"""Draws on the areas; the number is where the legend goes on."""


def static_map(
    rows: pd.DataFrame,
    areas: dict[str, Any],
    limits: tuple[float, ...],
    polarity: str,
    unit: Unit,
    texts: MapTexts,
    marks: MapMarks = NO_MARKS,
) -> str:
    """SVG, 900 pixels wide, on white; where the areas are crowded, a closer map and one of the whole.

    `rows` has area_code and colour_class (`lib.analysis.classes.with_class`); `areas` is GeoJSON in EPSG:4326 with
    area_code and name. Without rows the areas are outlines and there is no legend. Hidden areas are hatched and
    missing ones dashed, and the classes go from light to dark, so that the map can be read in grey.
    """
    classes = dict(zip(rows["area_code"], rows["colour_class"], strict=True)) if len(rows) else {}
    of_name = {
        str(one["properties"]["name"]): int(classes.get(one["properties"]["area_code"], MISSING_CLASS))
        for one in areas["features"]
        if classes
    }
    legend = _legend(of_name, limits, polarity, unit)
    return drawn_map(of_name, {code: fill for code, fill, _ in legend}, legend, areas, texts, marks)


def drawn_map(
    of_name: dict[str, int],
    fills: dict[int, str],
    legend: list[LegendLine],
    areas: dict[str, Any],
    texts: MapTexts,
    marks: MapMarks = NO_MARKS,
    above: Above | None = None,
    n_lines: int = 0,
) -> str:
    """The same of any classes: `of_name` is each area's class, `fills` their colours and `legend` what they mean.
    `above` draws on the areas, and below the legend, where it has room for `n_lines` lines."""
    ink = MapInk()
    top = _heading(ink, texts)
    layout = laid_out(areas, marks.positions, len(legend) + n_lines, top)
    for panel in layout.panels:
        _panel(ink, panel, of_name, fills)
    _beside(ink, layout, legend)
    if above is not None:
        above(ink, layout, layout.legend_top + len(legend) * LEGEND_LINE_PX)
    _marks(ink, layout.panels[0], marks)
    return ink.svg(WIDTH, layout.height + _source(ink, texts.source, layout.height))


def _heading(ink: MapInk, texts: MapTexts) -> float:
    """Returns where the map begins."""
    y = TITLE_PX * 0.6
    for line in wrap(texts.title, TITLE_LETTERS):
        ink.text(0, y, line, TITLE_PX, weight=700)
        y += TITLE_PX * 1.3
    for line in wrap(texts.subtitle, LINE_LETTERS):
        ink.text(0, y, line, WORD_PX, colour=QUIET["light"])
        y += WORD_PX * 1.3
    return y + (4 if texts.title or texts.subtitle else -TITLE_PX * 0.6)


def _source(ink: MapInk, source: str, below: float) -> float:
    """Returns how much higher the picture becomes."""
    lines = wrap(source, LINE_LETTERS)
    for place, line in enumerate(lines):
        ink.text(0, below + WORD_PX * (0.8 + 1.3 * place), line, WORD_PX - 1, colour=QUIET["light"])
    return WORD_PX * 1.3 * len(lines) + 4


def _legend(of_name: dict[str, int], limits: tuple[float, ...], polarity: str, unit: Unit) -> list[LegendLine]:
    """Every class of values, and of the special ones those that some area has."""
    if not of_name:
        return []
    there = pd.Series(of_name).value_counts()
    names, n = class_names(limits, unit), len(limits) + 1
    fills = dict(enumerate(ramp(polarity, n))) | {code: fill for code, (_, fill) in SPECIAL.items()}
    shown = [*range(n), *(code for code in SPECIAL if there.get(code, 0))]
    return [(code, fills[code], f"{names[code]} ({there.get(code, 0)})") for code in shown]


def _panel(ink: MapInk, panel: Panel, of_name: dict[str, int], fills: dict[int, str]) -> None:
    for name, shape in panel.shapes.items():
        code = of_name.get(name)
        _filled(ink, shape, code, PAPER["light"] if code is None else fills[code])
    left, frame = panel.left, panel.frame
    ink.stroke(panel.outline, QUIET["light"], 1.0)
    for label in panel.labels:
        ink.text(label.x, label.y, label.text, NAME_PX, "center")
    metres, bottom = frame.scale_bar_m, panel.top + frame.height - 10
    ends = [(left + 10, bottom), (left + 10 + metres * frame.px_per_m, bottom)]
    ink.stroke(shapely.LineString(ends), INK["light"], 3.0)
    ink.text(left + 10, bottom - 12, _length(metres), NAME_PX)
    ink.text(left + frame.width - 8, panel.top + 14, "N ↑", WORD_PX, "right")


def _filled(ink: MapInk, shape: shapely.Geometry, code: int | None, fill: str) -> None:
    ink.shape(shape, fill, is_dashed=code == MISSING_CLASS, is_hatched=code == HIDDEN_CLASS)


def _beside(ink: MapInk, layout: Layout, legend: list[LegendLine]) -> None:
    """The outline of the closer map, the legend, and the names of the numbers."""
    if layout.closer is not None:
        ink.stroke(shapely.box(*layout.closer), ACCENT["light"], 2.5)
        told = "Hela kommunen. Ramen är den stora kartan."
        ink.text(SIDE_LEFT, layout.legend_top - 1.5 * GAP, told, WORD_PX)
    for place, (code, fill, words) in enumerate(legend):
        top = layout.legend_top + place * LEGEND_LINE_PX
        _filled(ink, shapely.box(SIDE_LEFT, top, SIDE_LEFT + SWATCH_PX[0], top + SWATCH_PX[1]), code, fill)
        ink.text(SIDE_LEFT + SWATCH_PX[0] + 8, top + SWATCH_PX[1] / 2, words, WORD_PX)
    for x, y, words in layout.key:
        ink.text(x, y, words, NAME_PX)


def _marks(ink: MapInk, panel: Panel, marks: MapMarks) -> None:
    if len(marks.line) > 1:
        ink.stroke(shapely.LineString([panel.at(*position) for position in marks.line]), ACCENT["light"], 3.0)
    for lon, lat, words in marks.points:
        ink.disc(*panel.at(lon, lat), words)


def _length(metres: float) -> str:
    return f"{number(metres / 1000)} km" if metres >= 1000 else f"{number(metres)} m"

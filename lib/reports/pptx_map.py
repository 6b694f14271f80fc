"""A map as shapes that can be coloured and moved: one for each area, with its name, beside a legend."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from lib.domain.deck import AreaMap, MapArea, MapClass, MapView
from lib.domain.palette import INK, PAPER, QUIET
from lib.domain.words import number
from lib.reports.pptx_text import Box, colour, one_line, quiet_box, say, text_box

SIDE, GAP = Inches(3.9), Inches(0.35)
LEGEND_ROW, SQUARE = Inches(0.36), Inches(0.24)
SCALE_ROOM = Inches(0.4)
LABEL_POINTS = 10
KILOMETRES = (50, 20, 10, 5, 2, 1)


def add_map(shapes: Any, area_map: AreaMap, box: Box, alt_text: str) -> None:
    """The large view to the left; legend, scale and the other view to the right."""
    left, top, width, height = box
    side = left + width - SIDE
    room = (left, top, width - SIDE - GAP, height - SCALE_ROOM)
    drawn = _view(shapes, area_map.views[0], room, alt_text, has_labels=True)
    _scale(shapes, area_map.views[0], drawn, top + height)
    bottom = _legend(shapes, area_map.classes, side, top)
    if area_map.remark:
        quiet_box(shapes, (side, bottom, SIDE, Inches(0.3)), area_map.remark, 12, "Anmärkning")
        bottom += Inches(0.35)
    for view in area_map.views[1:]:
        quiet_box(shapes, (side, bottom, SIDE, Inches(0.3)), view.name, 12, "Delkartans namn")
        bottom += Inches(0.3)
        _view(shapes, view, (side, bottom, SIDE, top + height - bottom), f"{view.name}. {alt_text}", has_labels=False)


def _view(shapes: Any, view: MapView, box: Box, alt_text: str, has_labels: bool) -> tuple[int, float]:
    """Drawn as large as the box allows; where its left edge is and EMU to a unit."""
    left, top, width, height = box
    scale = min(width / view.width, height / view.height)
    group = shapes.add_group_shape()
    group.name = f"Karta: {view.name}" if view.name else "Karta"
    inside = group.shapes
    inside.turbo_add_enabled = True  # else each shape counts all the others to find its number
    for area in view.areas:
        _area(inside, area, left, top, scale)
    if has_labels:
        for area in view.areas:
            if area.label:
                _label(inside, area, left, top, scale)
    say(group, alt_text)
    return left, scale


def _area(shapes: Any, area: MapArea, left: int, top: int, scale: float) -> None:
    first, *rest = area.rings
    builder = shapes.build_freeform(*first[0], scale=scale)
    builder.add_line_segments(first[1:], close=True)
    for ring in rest:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    shape = builder.convert_to_shape(left, top)
    shape.name = one_line(area.name)
    say(shape, ". ".join(area.words))
    fill(shape, area.fill, area.is_hatched)
    shape.line.color.rgb = colour(QUIET["light"])
    shape.line.width = Pt(0.5)
    without_theme(shape)


def fill(shape: Any, hex_code: str, is_hatched: bool) -> None:
    """What is hidden is hatched, so that it does not look like a low figure."""
    if is_hatched:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = colour(QUIET["light"]), colour(hex_code)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(hex_code)


def without_theme(shape: Any) -> None:
    """Without the theme's shadow and shine."""
    shape._element.remove(shape._element.find(qn("p:style")))


def _label(shapes: Any, area: MapArea, left: int, top: int, scale: float) -> None:
    x, y = left + area.label_at[0] * scale, top + area.label_at[1] * scale
    wide, high = Pt(LABEL_POINTS * 0.62 * len(area.label) + 8), Pt(LABEL_POINTS * 1.3)
    box = (round(x - wide / 2), round(y - high / 2), wide, high)
    ink = INK["light"] if is_light(colour(area.fill)) else PAPER["light"]
    shape = text_box(shapes, box, [area.label], LABEL_POINTS, fill=ink, align=PP_ALIGN.CENTER,
                     anchor=MSO_ANCHOR.MIDDLE, name=f"Namn: {area.label}")  # fmt: skip
    shape.text_frame.word_wrap = False


def is_light(fill_colour: RGBColor) -> bool:
    red, green, blue = fill_colour
    return bool(0.299 * red + 0.587 * green + 0.114 * blue > 140)


def _legend(shapes: Any, classes: tuple[MapClass, ...], left: int, top: int) -> int:
    """Where the legend ends."""
    for one in classes:
        square = shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, SQUARE, SQUARE)
        square.name = f"Förklaring: {one_line(one.label)}"
        fill(square, one.fill, one.is_hatched)
        square.line.color.rgb = colour(QUIET["light"])
        square.line.width = Pt(0.75)
        without_theme(square)
        room = (left + SQUARE + Inches(0.12), top - Inches(0.04), SIDE - SQUARE - Inches(0.12), LEGEND_ROW)
        text_box(shapes, room, [one.label], 14, name="Förklaring")
        top += LEGEND_ROW
    return int(top + Inches(0.1))


def _scale(shapes: Any, view: MapView, drawn: tuple[int, float], bottom: int) -> None:
    """A bar of whole kilometres, and which way is north."""
    left, scale = drawn
    kilometres = next((km for km in KILOMETRES if km * 1000 <= view.metres_wide / 4), None)
    if kilometres is None:
        return
    length = round(kilometres * 1000 / view.metres_wide * view.width * scale)
    bar = shapes.add_connector(1, left, bottom, left + length, bottom)
    bar.name = "Skala"
    bar.line.color.rgb, bar.line.width = colour(INK["light"]), Pt(2)
    without_theme(bar)
    box = (left, bottom - Inches(0.3), Inches(3), Inches(0.28))
    quiet_box(shapes, box, f"{number(kilometres)} km. Norr är uppåt.", 12, "Skala i ord")

"""Texts on a slide in a file: as large as there is room for, in Swedish, and with nothing that a file cannot hold."""

import re
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from lib.domain.palette import INK, QUIET
from lib.reports.printable import without_controls

LINE, LETTER = 1.22, 0.52
"""A line's height and a letter's mean width, in sizes of the type: Arial, with a little to spare."""
SPARE = 0.9
"""So much of a line is counted on: a template may have another font, and wider letters."""
LANGUAGE = "sv-SE"
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
SPACES = re.compile(r"[ \t\n]+")
Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


def fitted_points(texts: Sequence[str], width: int, height: int, largest: int, smallest: int) -> int:
    """The largest type, in points, with which the paragraphs fit; `smallest` when not even that does."""
    for points in range(largest, smallest, -1):
        lines = sum(n_lines(text, width, points) for text in texts)
        if lines * points * LINE <= Emu(height).pt:
            return points
    return smallest


def n_lines(text: str, width: int, points: float) -> int:
    """How many lines the text takes, broken between words."""
    room, lines, used = Emu(width).pt / (points * LETTER), 1, 0.0
    for word in text.split(" "):
        length = len(word)
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0.0
        lines += int(length // (room + 1))
        used += length + (1 if used else 0)
    return lines


def one_line(text: str) -> str:
    """Without line breaks and controls; a no-break space stays, so that no unit is parted from its figure."""
    return THOUSANDS.sub("\u00a0", SPACES.sub(" ", without_controls(text))).strip(" ")


def shortened(text: str, width: int, height: int, points: int) -> str:
    """The text cut at a word where it still does not fit in the smallest type."""
    words = one_line(text).split(" ")
    while len(words) > 1 and n_lines(" ".join(words), width, points) * points * LINE > Emu(height).pt:
        words = [*words[:-2], f"{words[-2].rstrip(',.;:')} …"]
    return " ".join(words)


def colour(hex_code: str) -> RGBColor:
    return RGBColor.from_string(hex_code.lstrip("#"))


def text_box(
    shapes: Any, box: Box, paragraphs: Sequence[str], points: float, *,
    fill: str = INK["light"], is_bold: bool = False, space: float = 0, align: Any = PP_ALIGN.LEFT,
    anchor: Any = MSO_ANCHOR.TOP, name: str = "Text",
) -> Any:  # fmt: skip
    """A box without margins, so that it stands in line with its neighbours. `space` is points between paragraphs."""
    shape = shapes.add_textbox(*box)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = align
        if place:
            paragraph.space_before = Pt(space)
        write(paragraph, text, points, fill, is_bold)
    return shape


def write(paragraph: Any, text: str, points: float, fill: str = INK["light"], is_bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = one_line(text)
    run.font.size, run.font.bold = Pt(points), is_bold
    run.font.color.rgb = colour(fill)


def quiet_box(shapes: Any, box: Box, text: str, points: float, name: str, align: Any = PP_ALIGN.LEFT) -> Any:
    return text_box(shapes, box, [text], points, fill=QUIET["light"], name=name, align=align)


def say(shape: Any, alt_text: str) -> None:
    """What a screen reader says of a picture."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", one_line(alt_text))


def in_swedish(root: Any) -> None:
    for run in root.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", LANGUAGE)

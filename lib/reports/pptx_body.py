"""What stands under a slide's title in the file, by the slide's kind."""

from datetime import date
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Inches, Pt

from lib.domain.deck import BigNumber, DeckTable, Slide, SlideKind
from lib.domain.palette import ACCENT, GRID, INK, PAPER, QUIET
from lib.reports.pptx_chart import add_bar_chart, add_line_chart
from lib.reports.pptx_map import add_map, without_theme
from lib.reports.pptx_text import LINE, SPARE, Box, colour, fitted_points, n_lines, say, shortened, text_box, write

NUMBER_SIDE, GAP = Inches(3.7), Inches(0.4)
COLUMN_SHARES = (0.4, 0.26, 0.17, 0.17)
CELL_MARGIN = Inches(0.1)
LARGEST_CELL, SMALLEST_CELL = 18, 11
OF_TABLE = 0.72
"""So much of the slide the table may take: what came of it stands below."""
WIDE_LETTER = 0.62
"""As LETTER, for a template whose font is wide."""
LARGEST_LINE, SMALLEST_LINE = 22, 12


def draw_body(shapes: Any, slide: Slide, box: Box, dated: date) -> None:
    """Everything that the slide has; an opening has its lines, large."""
    left, top, width, height = box
    if slide.kind is SlideKind.NUMBERS:
        _numbers(shapes, slide.numbers, box)
    elif slide.kind is SlideKind.MAP and slide.area_map is not None:
        add_map(shapes, slide.area_map, box, slide.alt_text)
    elif slide.kind is SlideKind.BARS and slide.bars is not None:
        add_bar_chart(shapes, slide.bars, box, slide.alt_text, dated)
    elif slide.kind is SlideKind.LINE and slide.line_chart is not None:
        if slide.numbers:
            _number(shapes, slide.numbers[0], (left, top, NUMBER_SIDE, height))
            left, width = left + NUMBER_SIDE + GAP, width - NUMBER_SIDE - GAP
        add_line_chart(shapes, slide.line_chart, (left, top, width, height), slide.alt_text, dated)
    elif slide.kind is SlideKind.TABLE and slide.table is not None:
        end = _table(shapes, slide.table, (left, top, width, height), slide.alt_text)
        _lines(shapes, slide.lines, (left, end + Inches(0.2), width, top + height - end - Inches(0.2)), 18)
    elif slide.kind is SlideKind.DECISIONS:
        _decisions(shapes, slide, box)
    elif slide.numbers:
        _number(shapes, slide.numbers[0], (left, top, NUMBER_SIDE, height))
        _lines(shapes, slide.lines, (left + NUMBER_SIDE + GAP, top, width - NUMBER_SIDE - GAP, height), LARGEST_LINE)
    else:
        _lines(shapes, slide.lines, box, LARGEST_LINE)


def _numbers(shapes: Any, numbers: tuple[BigNumber, ...], box: Box) -> None:
    """In two rows when they are more than three."""
    left, top, width, height = box
    rows = 1 if len(numbers) <= 3 else 2
    columns = -(-len(numbers) // rows)
    wide, high = width // columns, height // rows
    for place, one in enumerate(numbers):
        at = (left + place % columns * wide, top + place // columns * high, wide - GAP, high - Inches(0.1))
        _number(shapes, one, at)


def _number(shapes: Any, one: BigNumber, box: Box) -> None:
    left, top, width, height = box
    points = fitted_points([one.value], width, Inches(1), 60, 28)
    text_box(shapes, (left, top, width, Pt(points * LINE)), [one.value], points, fill=ACCENT["light"], is_bold=True,
             name="Siffra")  # fmt: skip
    below = top + Pt(points * LINE)
    words = [one.label, one.told] if one.told else [one.label]
    room = top + height - below
    size = fitted_points(words, width, room, 18, SMALLEST_LINE)
    text_box(shapes, (left, below, width, room), words, size, space=4, name="Vad siffran är")


def _table(shapes: Any, table: DeckTable, box: Box, alt_text: str) -> int:
    """Where the table ends. Its rows are as high as their longest cell."""
    left, top, width, height = box
    widths = [round(width * share) for share in COLUMN_SHARES]
    points, heights = next(
        (points, heights)
        for points in range(LARGEST_CELL, SMALLEST_CELL - 1, -1)
        for heights in [[_row_height(row, widths, points) for row in (table.columns, *table.rows)]]
        if (sum(heights) <= height * OF_TABLE and _words_fit(table, widths, points)) or points == SMALLEST_CELL
    )
    frame = shapes.add_table(len(table.rows) + 1, len(table.columns), left, top, width, sum(heights))
    frame.name = "Tabell"
    say(frame, alt_text)
    made = frame.table
    made.horz_banding = False
    for column, size in zip(made.columns, widths, strict=True):
        column.width = size
    for number, row in enumerate((table.columns, *table.rows)):
        made.rows[number].height = heights[number]
        for cell, text in zip(made.rows[number].cells, row, strict=True):
            _cell(cell, text, points, is_header=number == 0)
    return int(top + sum(heights))


def _words_fit(table: DeckTable, widths: list[int], points: int) -> bool:
    """Whether no word has to be broken in its cell."""
    return all(
        max(map(len, text.split()), default=0) * points * WIDE_LETTER <= Emu(wide - 2 * CELL_MARGIN).pt
        for row in (table.columns, *table.rows)
        for text, wide in zip(row, widths, strict=True)
    )


def _row_height(row: tuple[str, ...], widths: list[int], points: int) -> int:
    lines = max(
        n_lines(text, round((wide - 2 * CELL_MARGIN) * SPARE), points) for text, wide in zip(row, widths, strict=True)
    )
    return int(Pt(lines * points * LINE) + 2 * Inches(0.06))


def _cell(cell: Any, text: str, points: int, is_header: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(ACCENT["light"] if is_header else PAPER["light"])
    cell.margin_left = cell.margin_right = CELL_MARGIN
    cell.margin_top = cell.margin_bottom = Inches(0.06)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame.paragraphs[0], text, points, PAPER["light"] if is_header else INK["light"], is_header)


def _lines(shapes: Any, lines: tuple[str, ...], box: Box, largest: int) -> None:
    if not lines:
        return
    width, height = box[2:]
    points = fitted_points(lines, width, round(height * 0.85), largest, SMALLEST_LINE)
    share = height // len(lines)
    cut = [shortened(line, width, max(share, Pt(points * LINE * 2)), points) for line in lines]
    text_box(shapes, box, cut, points, space=points * 0.5, name="Text")


def _decisions(shapes: Any, slide: Slide, box: Box) -> None:
    """What is asked, numbered; and under a line what has been written down."""
    left, top, width, height = box
    asked = tuple(f"{place}. {line}" for place, line in enumerate(slide.lines, start=1))
    if not slide.noted:
        _lines(shapes, asked, box, 26)
        return
    half = height // 2
    _lines(shapes, asked, (left, top, width, half - Inches(0.2)), LARGEST_LINE)
    line = shapes.add_connector(1, left, top + half, left + width, top + half)
    line.name = "Linje"
    line.line.color.rgb, line.line.width = colour(GRID["light"]), Pt(1)
    without_theme(line)
    text_box(shapes, (left, top + half + Inches(0.1), width, Inches(0.35)), ["Antecknat på mötet"], 16,
             fill=QUIET["light"], name="Mellanrubrik")  # fmt: skip
    below = top + half + Inches(0.5)
    _lines(shapes, slide.noted, (left, below, width, top + height - below), LARGEST_LINE)

"""A situation picture as a workbook: one sheet for each table, numbers as numbers and every text as a text."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from lib.domain.codes import Unit
from lib.domain.columns import Column
from lib.domain.words import decimals_for
from lib.reports.csv_file import FORMULA_STARTS
from lib.reports.printable import without_controls
from lib.reports.report_stamp import ReportStamp
from lib.reports.sheets import Sheet

TITLE_ROW, STAMP_ROW, HEAD_ROW = 0, 1, 3
LONGEST_TEXT = 32_767
"""Letters that a cell can hold."""
NARROWEST, WIDEST, LONGEST_FOOTER = 9, 60, 255
IN_UNIT = frozenset({"value", "lower", "upper", "comparison_value", "previous_value"})
"""Columns whose decimals are those of the row's unit."""
WHOLE = frozenset({"numerator", "denominator", "n"})
PLAIN_NUMBERS = frozenset({"denominator_year"})
"""A year has no thousands."""


def xlsx_file(title: str, sheets: Sequence[Sheet], stamp: ReportStamp) -> bytes:
    """The bytes depend on nothing but what is given. A text is never a formula, a link or a number, whatever it begins
    with; a number is the whole number, shown with as many decimals as on the page."""
    written = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(written, safe) as book:
        moment = stamp.dated.replace(tzinfo=None)
        book.set_properties(
            {"title": _text(title), "author": _text(stamp.municipality), "comments": stamp.footer, "created": moment}
        )
        looks = _Looks(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, stamp, looks)
    return written.getvalue()


class _Looks:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.quiet = book.add_format({"italic": True})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.kept = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.year = book.add_format({"num_format": "0", "valign": "top"})
        self._numbers = [book.add_format({"num_format": f"#,##0{'.' * bool(n)}{'0' * n}", "valign": "top"})
                         for n in range(4)]  # fmt: skip

    def number(self, decimals: int) -> Format:
        return self._numbers[decimals]


def _write_sheet(page: Worksheet, sheet: Sheet, stamp: ReportStamp, looks: _Looks) -> None:
    _write_text(page, TITLE_ROW, 0, sheet.title, looks.title, looks)
    _write_text(page, STAMP_ROW, 0, " ".join(stamp.lines), looks.quiet, looks)
    for place, column in enumerate(sheet.columns):
        _write_text(page, HEAD_ROW, place, column.label, looks.head, looks)
    records = sheet.rows.to_dict("records")
    widths = [len(column.label) for column in sheet.columns]
    for row, record in enumerate(records, HEAD_ROW + 1):
        for place, column in enumerate(sheet.columns):
            widths[place] = max(widths[place], _write_cell(page, row, place, record, column, looks))
    for place, width in enumerate(widths):
        page.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST))
    _for_reading(page, sheet, stamp, len(records))


def _for_reading(page: Worksheet, sheet: Sheet, stamp: ReportStamp, n_rows: int) -> None:
    """The header stays while one scrolls and is repeated on paper, with the stamp at the foot of each page."""
    page.freeze_panes(HEAD_ROW + 1, 1)
    page.autofilter(HEAD_ROW, 0, HEAD_ROW + n_rows, max(len(sheet.columns) - 1, 0))
    page.repeat_rows(HEAD_ROW)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{_text(stamp.footer).replace('&', '&&')}"[: LONGEST_FOOTER - 10] + "&R&P (&N)")


def _write_cell(page: Worksheet, row: int, place: int, record: dict[Any, Any], column: Column, looks: _Looks) -> int:
    """Returns how many letters wide it is."""
    value = record[column.name]
    if value is None or value is pd.NaT or value != value:
        return 0
    if column.words is not None and value in column.words:
        return _write_text(page, row, place, column.words[value], looks.text, looks)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _write_text(page, row, place, str(value), looks.text, looks)
    look = looks.year if column.name in PLAIN_NUMBERS else looks.number(_decimals(record, column, value))
    page.write_number(row, place, value, look)
    return NARROWEST


def _decimals(record: dict[Any, Any], column: Column, value: float) -> int:
    if column.name in IN_UNIT and record.get("unit"):
        return decimals_for(value, Unit(record["unit"]))
    if column.name in WHOLE or column.decimals is None:
        return 0
    return column.decimals


def _write_text(page: Worksheet, row: int, place: int, text: str, look: Format, looks: _Looks) -> int:
    """A text that a spreadsheet could run as a formula is marked as one that stays text, also when it is edited."""
    kept = _text(text)
    if kept:
        page.write_string(row, place, kept, looks.kept if kept.startswith(FORMULA_STARTS) else look)
    return max((len(line) for line in kept.split("\n")), default=0)


def _text(text: str) -> str:
    return without_controls(text)[:LONGEST_TEXT]

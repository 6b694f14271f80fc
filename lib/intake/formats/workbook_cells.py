"""Reads the cells of a workbook and prints them as JSON. Run by `workbook.py` as a program of its own.

It has little memory and time, and uses nothing of the app: a file made to hurt can at most end this process. Prints
{"sheets": [[name, [[row, [text, …]], …]], …]} or {"fault": [message, found, remedy]}.
"""

import contextlib
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from defusedxml.ElementTree import iterparse

MEMORY_BYTES = 1_000_000_000
CPU_SECONDS = 10
MAX_SHEETS = 100
MAX_COLUMNS = 1_000
MAX_CELLS = 2_000_000
MAX_CHARACTERS = 40_000_000
MOST_DECIMALS = 15
TABLE, OFFICE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office", "text"))
SAVE_AS = "Spara bladet som CSV, eller ta bort det som inte behövs."

Row = tuple[int, list[str]]


class TooMuchError(Exception):
    """More than a table that somebody has made by hand or by an ordinary export."""


def main(path: str) -> dict[str, Any]:
    limit_resources()
    try:
        return {"sheets": list(read_sheets(path))}
    except TooMuchError as error:
        return {"fault": error.args}
    except MemoryError:
        return {"fault": ("Kalkylbladet är för stort för att läsas.", "", SAVE_AS)}
    except Exception as error:  # noqa: BLE001, RUF100 - openpyxl raises nearly anything on a damaged file
        return {"fault": ("Kalkylbladet är skadat och går inte att läsa.", type(error).__name__, "Spara det på nytt.")}


def limit_resources() -> None:
    """Windows has no such limits; there only the time limit of the parent holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def read_sheets(path: str) -> Iterator[tuple[str, list[Row]]]:
    """Each sheet with its rows that hold something, rows numbered from 1."""
    with zipfile.ZipFile(path) as archive:
        is_ods = "content.xml" in archive.namelist()
    amount = Amount()
    for number, (name, rows) in enumerate(ods_sheets(path) if is_ods else xlsx_sheets(path), 1):
        if number > MAX_SHEETS:
            raise TooMuchError(f"Filen har fler än {MAX_SHEETS} blad.", "", SAVE_AS)
        yield name, [row for row in rows if amount.add(name, row)]


class Amount:
    """Counts what has been read, over all sheets."""

    def __init__(self) -> None:
        self.n_cells = 0
        self.n_characters = 0

    def add(self, sheet: str, row: Row) -> bool:
        """False for a row without content. Raises TooMuchError."""
        number, cells = row
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            found = f"{sheet}, rad {number}: {len(cells)} kolumner"
            raise TooMuchError(f"Bladet har fler än {MAX_COLUMNS} kolumner.", found, SAVE_AS)
        self.n_cells += len(cells)
        self.n_characters += sum(map(len, cells))
        if self.n_cells > MAX_CELLS or self.n_characters > MAX_CHARACTERS:
            raise TooMuchError("Kalkylbladet är för stort för att läsas.", f"{sheet}, rad {number}", SAVE_AS)
        return bool(cells)


def xlsx_sheets(path: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """Formulas are not run: their value is what the program that saved the file last calculated."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
        yield sheet.title, (
            (number, [cell_text(value) for value in row]) for number, row in enumerate(sheet.values, 1) if row
        )


def ods_sheets(path: str) -> Iterator[tuple[str, Iterator[Row]]]:
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        events = iterparse(content, events=("start", "end"), forbid_dtd=True)
        for event, element in events:
            if event == "start" and element.tag == f"{TABLE}table":
                yield element.get(f"{TABLE}name", ""), ods_rows(events)


def ods_rows(events: Iterator[tuple[str, Any]]) -> Iterator[Row]:
    """The rows up to the end of the table. A row that is repeated is written out only when it holds something."""
    number = 0
    for event, element in events:
        if event != "end":
            continue
        if element.tag == f"{TABLE}table":
            return
        if element.tag == f"{TABLE}table-row":
            n_repeated = repeated(element, "rows")
            cells = ods_cells(element)
            if any(cells):
                yield from ((number + i, list(cells)) for i in range(1, n_repeated + 1))
            number += n_repeated
            element.clear()


def ods_cells(row: Any) -> list[str]:
    cells: list[str] = []
    n_empty = 0
    for cell in row:
        text = ods_text(cell)
        n_repeated = repeated(cell, "columns")
        if not text:
            n_empty += n_repeated
            continue
        if len(cells) + n_empty + n_repeated > MAX_COLUMNS:
            raise TooMuchError(f"Bladet har fler än {MAX_COLUMNS} kolumner.", text[:40], SAVE_AS)
        cells += [""] * n_empty + [text] * n_repeated
        n_empty = 0
    return cells


def repeated(element: Any, what: str) -> int:
    return max(1, int(element.get(f"{TABLE}number-{what}-repeated", "1")[:9]))


def ods_text(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        return cell_text(float(cell.get(f"{OFFICE}value", "nan")))
    if kind == "date":
        return str(cell.get(f"{OFFICE}date-value", "")).replace("T", " ")
    if kind == "time":
        return str(cell.get(f"{OFFICE}time-value", "")).removeprefix("PT").replace("H", ":").replace("M", ":").rstrip("S")
    return "\n".join("".join(paragraph.itertext()) for paragraph in cell.findall(f"{TEXT}p")).strip()


def cell_text(value: object) -> str:
    """What stands in the cell, dates as in ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return "SANT" if value else "FALSKT"
        case float():
            return number_text(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value).strip()


def number_text(value: float) -> str:
    """With point, and never with exactly three decimals: `1.234` in a text could be a thousand as well."""
    if value.is_integer() and abs(value) < 10**MOST_DECIMALS:
        return str(int(value))
    text = repr(value) if abs(value) >= 1e-4 else f"{value:.{MOST_DECIMALS}f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals}0" if len(decimals) == 3 and decimals.isdigit() else text


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))

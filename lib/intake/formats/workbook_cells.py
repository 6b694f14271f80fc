"""Reads the cells of a workbook and prints them as JSON. Run by `workbook.py` as a program of its own.

It has little memory and time, and uses nothing of the app: a file made to hurt can at most end this process. Prints
{"sheets": [[name, [[row, [text, …]], …]], …]} or {"fault": [message, found, remedy]}.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

MEMORY_BYTES = 500_000_000
CPU_SECONDS = 8
MAX_SHEETS = 100
MAX_COLUMNS = 1_000
MAX_EXTENT = 20_000_000
"""Cells from the corner to the last one that holds something."""
MAX_CELLS = 2_500_000
MAX_CHARACTERS = 40_000_000
MOST_DIGITS = 15
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
    except (CalamineError, OSError, ValueError) as error:
        return {"fault": ("Kalkylbladet är skadat eller låst med lösenord.", str(error)[:60], "Spara det på nytt.")}


def limit_resources() -> None:
    """Windows has no such limits; there only the time limit of the parent holds."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_sheets(path: str) -> Iterator[tuple[str, list[Row]]]:
    """Each sheet with its rows that hold something. Formulas are not run: calamine gives the value that was saved."""
    book = CalamineWorkbook.from_path(path)
    amount = Amount()
    if len(book.sheet_names) > MAX_SHEETS:
        raise TooMuchError(f"Filen har fler än {MAX_SHEETS} blad.", str(len(book.sheet_names)), SAVE_AS)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.end is not None:
            check_extent(name, *sheet.end)
        rows = ([cell_text(value) for value in row] for row in sheet.iter_rows())
        yield name, [(number, row) for number, row in enumerate(rows, 1) if amount.add(name, number, row)]


def check_extent(sheet: str, last_row: int, last_column: int) -> None:
    """Both count from 0. A single cell far out makes all rows above it as wide."""
    if last_column >= MAX_COLUMNS:
        found = f"{sheet}, {last_column + 1} kolumner"
        raise TooMuchError(f"Bladet har fler än {MAX_COLUMNS} kolumner.", found, SAVE_AS)
    if (last_row + 1) * (last_column + 1) > MAX_EXTENT:
        found = f"{sheet}, {last_row + 1} rader och {last_column + 1} kolumner"
        raise TooMuchError("Bladet är för stort, eller har en cell långt utanför tabellen.", found, SAVE_AS)


class Amount:
    """Counts what has been read, over all sheets."""

    def __init__(self) -> None:
        self.n_cells = 0
        self.n_characters = 0

    def add(self, sheet: str, number: int, cells: list[str]) -> bool:
        """Cuts off the empty end of a row; False for a row without content. Raises TooMuchError."""
        while cells and not cells[-1]:
            cells.pop()
        self.n_cells += len(cells)
        self.n_characters += sum(map(len, cells))
        if self.n_cells > MAX_CELLS or self.n_characters > MAX_CHARACTERS:
            raise TooMuchError("Kalkylbladet är för stort för att läsas.", f"{sheet}, rad {number}", SAVE_AS)
        return bool(cells)


def cell_text(value: object) -> str:
    """What stands in the cell, dates as in ISO 8601."""
    match value:
        case bool():
            return "SANT" if value else "FALSKT"
        case float():
            return number_text(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case time():
            return value.isoformat("seconds")
        case date():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value).strip()


def number_text(value: float) -> str:
    """With point, and never with exactly three decimals: `1.234` in a text could be a thousand as well."""
    if value.is_integer() and abs(value) < 10**MOST_DIGITS:
        return str(int(value))
    text = repr(value) if abs(value) >= 1e-4 else f"{value:.{MOST_DIGITS}f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals}0" if len(decimals) == 3 and decimals.isdigit() else text


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))

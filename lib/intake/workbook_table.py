"""A table in a text file or a spreadsheet, read as the same kind of table."""

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.column_guess import guessed_kind
from lib.intake.formats.workbook import Sheet, is_workbook, read_workbook
from lib.intake.reader import take_sample
from lib.intake.table_file import TableFile, read_table_file, read_table_head

LOOKED_AT_ROWS = 10


def read_table(path: Path, wanted: Collection[str] = ()) -> TableFile:
    """A text table, or the first sheet of a workbook whose heading has the `wanted` columns; without any wanted, a
    heading that says what the rows are, or else the first row. Raises InputFault."""
    if not path.is_file() or not is_workbook(take_sample(path)):
        return read_table_file(path)
    return _table_in(path, wanted)


def read_head(path: Path, wanted: Collection[str] = ()) -> TableFile:
    """The same of the first rows of a text table; a workbook is read whole."""
    if not path.is_file() or not is_workbook(take_sample(path)):
        return read_table_head(path)
    return _table_in(path, wanted)


def _table_in(path: Path, wanted: Collection[str]) -> TableFile:
    sheets = read_workbook(path)
    for sheet in sheets:
        for place, texts in enumerate(sheet.cells.head(LOOKED_AT_ROWS).to_numpy().tolist()):
            if set(wanted) <= set(texts) if wanted else guessed_kind(texts) is not None:
                return _table(path, sheet, place)
    return _table(path, sheets[0], 0)


def _table(path: Path, sheet: Sheet, place: int) -> TableFile:
    rows = sheet.cells.iloc[place + 1 :].set_axis(_names(sheet.cells.iloc[place].tolist()), axis="columns")
    rows = rows[(rows != "").any(axis=1)]
    if rows.empty:
        remedy = "Välj en fil med rader."
        raise InputFault(Fault(path.name, "Bladet har en rubrikrad men inga rader.", sheet.name[:60], remedy))
    return TableFile(path.name, rows, pd.Index([], dtype=int))


def _names(texts: list[str]) -> list[str]:
    names: list[str] = []
    for number, text in enumerate(texts, 1):
        wanted = text or f"kolumn {number}"
        names.append(wanted if wanted not in names else f"{wanted} ({number})")
    return names

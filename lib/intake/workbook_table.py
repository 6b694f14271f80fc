"""A spreadsheet with a table of events, as the same kind of table as a text file gives."""

import hashlib
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.event_columns import guess_columns
from lib.intake.formats.heading import shown_names
from lib.intake.formats.workbook import Sheet, is_workbook, read_workbook
from lib.intake.reader import take_sample
from lib.intake.table_file import TableFile, read_table_file

LOOKED_AT_ROWS = 10


def read_table(path: Path) -> TableFile:
    """A text table, or the first sheet of a workbook that has a heading of events. Raises InputFault."""
    if not path.is_file() or not is_workbook(take_sample(path)):
        return read_table_file(path)
    sheets = read_workbook(path)
    for sheet in sheets:
        table = _table(path, sheet)
        if table is not None:
            return table
    found = shown_names([sheet.name for sheet in sheets])
    remedy = "Skriv rubriker som datum och kategori i den första raden."
    raise InputFault(Fault(path.name, "Inget blad har en rubrikrad med datum.", found, remedy))


def _table(path: Path, sheet: Sheet) -> TableFile | None:
    for place, texts in enumerate(sheet.cells.head(LOOKED_AT_ROWS).to_numpy().tolist()):
        if guess_columns(texts).start is not None:
            rows = sheet.cells.iloc[place + 1 :].set_axis(_names(texts), axis="columns")
            rows = rows[(rows != "").any(axis=1)]
            if rows.empty:
                remedy = "Välj en fil med rader."
                raise InputFault(Fault(path.name, "Bladet har en rubrikrad men inga rader.", sheet.name[:60], remedy))
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            return TableFile(path.name, digest, rows, pd.Index([], dtype=int))
    return None


def _names(texts: list[str]) -> list[str]:
    names: list[str] = []
    for number, text in enumerate(texts, 1):
        wanted = text or f"kolumn {number}"
        names.append(wanted if wanted not in names else f"{wanted} ({number})")
    return names

"""A text file with a table, read as text: separator and encoding recognised from the content, nothing interpreted."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.arrow_texts import ARROW_TEXT

MEGABYTE = 1_000_000
MAX_BYTES = 200 * MEGABYTE
MAX_COLUMNS = 1_000
SEPARATORS = (";", "\t", ",", "|")
LOOKED_AT_CHARACTERS = 64_000
LOOKED_AT_RECORDS = 50
HEAD_BYTES = 4 * LOOKED_AT_CHARACTERS
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OTHER_FORMATS = ((b"PK\x03\x04", "Filen är en zip- eller Excelfil."), (b"\xd0\xcf\x11\xe0", "Filen är en Excelfil."),
                 (b"%PDF", "Filen är en PDF."), (b"SQLite format 3", "Filen är en databas."))  # fmt: skip
SAVE_AS = "Spara tabellen som CSV med teckenkodningen UTF-8."


@dataclass(frozen=True)
class TableFile:
    """`rows` has every cell as trimmed text, empty cells as "", and the file's own columns.

    Its index is the row's place in the file, the header being row 1; empty rows are left out. `overfull` are the rows
    that have more cells than the header has names.
    """

    name: str
    rows: pd.DataFrame
    overfull: pd.Index


def read_table_file(path: Path) -> TableFile:
    """Read CSV or TSV in UTF-8, UTF-16 or Windows-1252. Raises InputFault for a file that is no such table."""
    name, content = path.name, _content(path)
    text, encoding = _text(name, content)
    separator, header_row, header = _shape(name, _head(name, text, encoding))
    cells = _cells(name, text, encoding, separator, len(header))
    cells = cells[cells.index > header_row]
    cells = cells[(cells != "").any(axis=1)]
    if cells.empty:
        raise InputFault(Fault(name, "Filen har en rubrikrad men inga rader.", remedy="Välj en fil med rader."))
    overfull = cells.index[cells[len(header)] != ""]
    rows = cells.drop(columns=len(header)).set_axis(header, axis="columns")
    return TableFile(name, rows, overfull)


def read_table_head(path: Path) -> TableFile:
    """The same of the first rows only, without reading the rest. Raises InputFault."""
    name, content = path.name, _content(path, HEAD_BYTES)
    text, encoding = _text(name, content)
    head = _head(name, text, encoding)
    separator, header_row, header = _shape(name, head)
    width = len(header)
    records = [record for record in _records(head, separator)[1:] if record]
    cells = [[cell.strip() for cell in (*record, *[""] * width)][:width] for record in records]
    numbers = range(header_row + 1, header_row + 1 + len(cells))
    return TableFile(
        name, pd.DataFrame(cells, columns=header, index=numbers, dtype=ARROW_TEXT), pd.Index([], dtype=int)
    )


def _head(name: str, text: bytes, encoding: str) -> str:
    head = text[: 4 * LOOKED_AT_CHARACTERS].decode(encoding, errors="ignore")[:LOOKED_AT_CHARACTERS]
    if head.lstrip()[:1] in ("{", "[", "<"):
        raise InputFault(Fault(name, "Filen är inte en tabell, utan liknar JSON eller XML.", remedy=SAVE_AS))
    return head


def _shape(name: str, head: str) -> tuple[str, int, list[str]]:
    """Separator, row and names of the heading."""
    separator = _separator(head)
    return separator, *_header(name, head, separator)


def _content(path: Path, most: int | None = None) -> bytes:
    """The whole file, or whole lines from its beginning."""
    try:
        if not path.is_file():
            raise InputFault(Fault(str(path), "Där finns ingen fil.", remedy="Kontrollera sökvägen."))
        size = path.stat().st_size
        if size > MAX_BYTES:
            found = f"{size / MEGABYTE:.0f} MB"
            message = f"Filen är större än {MAX_BYTES // MEGABYTE} MB."
            raise InputFault(Fault(path.name, message, found, "Dela den i flera filer."))
        with path.open("rb") as file:
            content = file.read() if most is None else _whole_lines(file.read(most), most)
    except OSError as error:
        raise InputFault(Fault(str(path), "Filen går inte att öppna.", remedy="Kontrollera rättigheterna.")) from error
    if not content.strip():
        raise InputFault(Fault(path.name, "Filen är tom.", remedy="Välj en fil med en rubrikrad och rader."))
    return content


def _whole_lines(content: bytes, most: int) -> bytes:
    return content if len(content) < most or b"\n" not in content else content[: content.rindex(b"\n") // 2 * 2]


def _text(name: str, content: bytes) -> tuple[bytes, str]:
    """The content without a byte order mark, and its encoding: UTF-8 or Windows-1252.

    Windows-1252 is what is left when it is not Unicode: nearly any bytes can be read as that.
    """
    for beginning, message in OTHER_FORMATS:
        if content.startswith(beginning):
            raise InputFault(Fault(name, message, remedy=SAVE_AS))
    try:
        if content.startswith(UTF16_MARKS):
            content = content.decode("utf-16").encode()
        if b"\0" in content:
            raise InputFault(_not_text(name))
        encoding = "utf-8" if _is_utf8(content) else "cp1252"
        content.decode(encoding)
    except UnicodeError as error:
        raise InputFault(_not_text(name)) from error
    return content.removeprefix(UTF8_MARK), encoding


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _not_text(name: str) -> Fault:
    return Fault(name, "Filen är inte text, eller har en okänd teckenkodning.", remedy=SAVE_AS)


def _separator(head: str) -> str:
    """The one that gives most rows the width of the header, and of those the one that gives most columns."""
    return max(SEPARATORS, key=lambda separator: _fit(_records(head, separator)))


def _fit(records: list[list[str]]) -> tuple[bool, float, int]:
    if not records:
        return False, 0.0, 0
    width = len(records[0])
    same = sum(len(record) == width for record in records) / len(records)
    return width > 1, same, width


def _records(head: str, separator: str) -> list[list[str]]:
    """The first records that are not empty. The last one may have been cut off and is left out if there are more."""
    records = []
    try:
        for record in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
            if any(cell.strip() for cell in record):
                records.append(record)
            if len(records) == LOOKED_AT_RECORDS:
                break
    except csv.Error:
        return records[:1]
    return records[:-1] if len(records) > 1 and len(head) == LOOKED_AT_CHARACTERS else records


def _header(name: str, head: str, separator: str) -> tuple[int, list[str]]:
    """The place of the first row that is not empty, and its names: each once, none empty."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    try:
        place, record = next((i, record) for i, record in enumerate(reader, 1) if any(cell.strip() for cell in record))
    except (StopIteration, csv.Error) as error:
        raise InputFault(Fault(name, "Filen har ingen rubrikrad.", remedy=SAVE_AS)) from error
    if len(record) > MAX_COLUMNS:
        remedy = "Spara bara de kolumner som behövs."
        raise InputFault(Fault(name, f"Filen har fler än {MAX_COLUMNS} kolumner.", str(len(record)), remedy))
    names: list[str] = []
    for number, cell in enumerate(record, 1):
        wanted = cell.strip() or f"kolumn {number}"
        names.append(wanted if wanted not in names else f"{wanted} ({number})")
    return place, names


def _cells(name: str, text: bytes, encoding: str, separator: str, n_columns: int) -> pd.DataFrame:
    """Every record as text, numbered from 1; one column more than the header has, for rows that are too long."""
    places = list(range(n_columns + 1))
    guide = (separator * n_columns + "\n").encode()  # the parser takes the number of columns from the first record
    try:
        cells = pd.read_csv(
            io.BytesIO(guide + text), sep=separator, encoding=encoding, header=None, names=places, usecols=places,
            dtype=ARROW_TEXT, keep_default_na=False, na_filter=False, skip_blank_lines=False,
        )  # fmt: skip
    except pd.errors.ParserError as error:
        raise InputFault(_unparsed(name, str(error))) from error
    return cells.iloc[1:].apply(lambda column: column.str.strip())


def _unparsed(name: str, reason: str) -> Fault:
    row = re.search(r"EOF inside string starting at row (\d+)", reason)
    if row is None:
        return Fault(name, "Tabellen går inte att tolka.", remedy=SAVE_AS)
    message = "Ett citattecken öppnas men stängs aldrig."
    return Fault(f"{name}, rad {row[1]}", message, remedy="Rätta citattecknen och spara igen.")

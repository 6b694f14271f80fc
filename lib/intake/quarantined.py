"""Rejected rows as they may be kept: as the file had them, less personal data, with what was wrong."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.faults import Fault, InputFault
from lib.intake.formats.checked import MOST_HELD as MOST_HELD
from lib.intake.formats.own_table import KIND_COLUMN
from lib.intake.incoming import Incoming
from lib.intake.matching.matched import Matched, texts_of
from lib.intake.personal_rows import masked_fault, without_personal_data
from lib.intake.reader import ReadFile, RejectedRow
from lib.intake.table_file import read_table_file

OWN_HEADINGS = "police_uk"
"""The format that does not keep all cells in memory, but is a text table that can be read once more."""


def quarantined_rows(path: Path, incoming: Incoming, held_at: datetime) -> pd.DataFrame:
    """Rows for `quarantine`: row_number, content, faults, held_at and secrecy. At most ten thousand."""
    held = [*incoming.read.rejected, *(row for part in incoming.parts for row in _unmatched(part))]
    held = sorted(held, key=lambda row: row.number)[:MOST_HELD]
    contents = _contents(held, _own_cells(path, incoming) if held else None, incoming)
    rows = [
        (row.number, content, [_plain(fault) for fault in row.faults])
        for row, content in zip(held, contents, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=["row_number", "content", "faults"])
    return frame.assign(held_at=held_at, secrecy=Secrecy.INTERNAL)


def _unmatched(part: Matched) -> Iterable[RejectedRow]:
    """Rows that were read and could not be matched, with what was read of them."""
    faults: dict[int, list[Fault]] = defaultdict(list)
    for row, fault in part.faults.numbered(5 * MOST_HELD):
        faults[row].append(fault)
    if not faults:
        return
    rejected = part.source.loc[list(faults)]
    cells = pd.DataFrame({name: texts_of(rejected[name]) for name in rejected.columns.drop("row")})
    contents = cells.to_dict("records")
    for (row, found), content in zip(faults.items(), contents, strict=True):
        yield RejectedRow(int(rejected.at[row, "row"]), {str(k): v for k, v in content.items()}, tuple(found))


def _own_cells(path: Path, incoming: Incoming) -> pd.DataFrame | None:
    """The cells as they stand in the file, by row number, where it is a text table."""
    if incoming.format_id != OWN_HEADINGS:
        return incoming.read.cells
    try:
        return read_table_file(path).rows
    except InputFault:  # too large, or with broken rows
        return None


def _contents(held: list[RejectedRow], own: pd.DataFrame | None, incoming: Incoming) -> list[dict[str, str]]:
    """Under the file's own headings where it has some, else under ours with a column that tells the kind."""
    numbers = [row.number for row in held]
    if own is not None and own.index.is_unique:
        cells = own.reindex(numbers).fillna("")
        used = set((incoming.read.columns or {}).values())
    else:
        mark = _mark(incoming.read)
        rows = [_named(row.content, incoming.read) | {KIND_COLUMN: mark} for row in held]
        cells = pd.DataFrame(rows, index=numbers, dtype=object).fillna("")
        used = set(cells.columns)
    texts = without_personal_data(cells.reset_index(drop=True).astype(str), used).map(storable)
    return [{str(name): text for name, text in row.items()} for row in texts.to_dict("records")]


def _mark(read: ReadFile) -> str:
    """The kind, and the unit of the figures where the file has one of its own."""
    unit = read.attributes.get("unit")
    return f"{read.kind} {unit}" if unit else read.kind


def _named(content: dict[str, str], read: ReadFile) -> dict[str, str]:
    """A measure by its name where the file has a list of them: a code says nothing in another file."""
    code = content.get("indicator")
    return content | {"indicator": read.attributes.get(f"indicator:{code}", code)} if code else content


def _plain(fault: Fault) -> dict[str, str]:
    return {name: storable(text) for name, text in masked_fault(fault).as_dict().items()}


def storable(text: str) -> str:
    """Half characters and NUL, which a file or its name may hold, cannot be stored."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()

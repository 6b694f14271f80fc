"""What a table looks like from outside: its headings and some cells, and what makes two files of the same shape."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from lib.domain.faults import InputFault
from lib.intake.formats.heading import heading_of, plain_name
from lib.intake.personal_rows import masked_samples
from lib.intake.reader import take_sample
from lib.intake.recognising import TABLES
from lib.intake.workbook_table import read_head

MOST_SAMPLES, LONGEST_SAMPLE = 3, 40


@dataclass(frozen=True)
class TableLook:
    """`samples` are the first different cells of each column, masked."""

    headings: tuple[str, ...]
    samples: dict[str, tuple[str, ...]]


def look_at_table(path: Path) -> TableLook:
    """Raises InputFault for a file that is no table."""
    table = read_head(path)
    return TableLook(tuple(table.rows.columns), masked_samples(table.rows, MOST_SAMPLES, LONGEST_SAMPLE))


def shape_of(path: Path, format_id: str) -> str:
    """The same for files of the same format with the same columns, and for tables whatever we call their format."""
    if format_id not in TABLES:
        return _digest((format_id, *heading_of(take_sample(path))))
    try:
        headings = read_head(path).rows.columns
    except InputFault:  # which reading the file will tell of
        headings = ()
    return _digest(("table", *map(plain_name, headings)))


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()

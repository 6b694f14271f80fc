"""A file of rejected rows that comes back: without the column that said what was wrong."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from lib.intake.formats.heading import heading_of, plain_name
from lib.intake.reader import take_sample
from lib.intake.table_file import read_table_file

FAULT_COLUMN = "Fel (Lägesbild)"
PLACE_COLUMN = "Rad (Lägesbild)"
PLACE = re.compile(r"omgång (\d+), rad (\d+)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_rejected(rows: pd.DataFrame, places: list[tuple[int, int]], faults: list[str]) -> bytes:
    """UTF-8 with BOM and semicolons, as a Swedish spreadsheet opens it. `places` are batch and row number.

    A text that a spreadsheet would run as a formula gets an apostrophe first, which is taken away again on the way in.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_harmless(str(name)) for name in (*rows.columns, PLACE_COLUMN, FAULT_COLUMN)])
    for cells, (batch, number), fault in zip(rows.to_numpy().tolist(), places, faults, strict=True):
        own = [_harmless("" if pd.isna(cell) else str(cell)) for cell in cells]
        writer.writerow([*own, f"omgång {batch}, rad {number}", _harmless(fault)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


@contextmanager
def as_it_was(path: Path) -> Iterator[Path]:
    """The file itself, or, when it is one of ours, a copy of the same name as its readers know it."""
    if not _is_ours(path):
        yield path
        return
    rows = read_table_file(path).rows.drop(columns=[PLACE_COLUMN, FAULT_COLUMN], errors="ignore")
    with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder:
        copy = Path(folder) / path.name
        rows.map(_as_written).to_csv(copy, index=False, encoding="utf-8")
        yield copy


def mended_rows(path: Path) -> tuple[tuple[int, int], ...]:
    """Batch and row number of the rows that a file of ours brings back; none from any other file."""
    if not _is_ours(path):
        return ()
    rows = read_table_file(path).rows
    said = rows.get(PLACE_COLUMN, pd.Series(dtype=object))
    return tuple((int(found[1]), int(found[2])) for text in said if (found := PLACE.fullmatch(text)))


def _is_ours(path: Path) -> bool:
    return path.is_file() and plain_name(FAULT_COLUMN) in heading_of(take_sample(path))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _is_number(text) else text


def _as_written(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True

"""Street-level crimes as published by data.police.uk: one CSV for each force and month."""

from codecs import getincrementaldecoder
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lib.domain.faults import Fault, InputFault
from lib.domain.words import number
from lib.intake.arrow_texts import ARROW_TEXT
from lib.intake.formats.checked import checked_rows, given_faults, rejected_rows
from lib.intake.formats.heading import heading_of, shown_names
from lib.intake.reader import Reader, ReadFile, Sample, take_sample
from lib.intake.row_faults import RowFaults

NAME = "Brott från data.police.uk (CSV)"
WGS84 = "EPSG:4326"
MEGABYTE = 1_000_000
MAX_BYTES = 1_000 * MEGABYTE
"""Two million rows are about 400 MB; only what is used of each row is kept in memory."""
MOST_BROKEN_ROWS = 10_000
USED = ("crime id", "month", "longitude", "latitude", "location", "lsoa code", "crime type")
MARKS = {*USED, "reported by", "falls within"}
FETCH_AGAIN = "Hämta filen på nytt från data.police.uk."


def recognises(sample: Sample) -> bool:
    return set(heading_of(sample)) >= MARKS


def read(path: Path) -> ReadFile:
    """Crimes with the month as their window. Rows that are exactly alike are different crimes, and all are kept."""
    table, broken = _table(path)
    numbers = _row_numbers(table.num_rows, broken)
    faults = RowFaults(path.name, numbers.union(pd.Index(list(broken), dtype=int)))
    texts = table.to_pandas(split_blocks=True, types_mapper={pa.string(): ARROW_TEXT}.get)
    texts = texts.set_axis(numbers, axis="index")
    _add_broken(broken, texts, faults)
    x, y = (_coordinate(table, name, limit, texts, faults) for name, limit in (("longitude", 180), ("latitude", 90)))
    has_position = x.notna() & y.notna()
    start, end = _month(table, texts, faults)
    columns = {
        "event_key": texts["crime id"],
        "category": texts["crime type"],
        "event_from": start,
        "event_to": end,
        "x": x.where(has_position),
        "y": y.where(has_position),
        "area": texts["lsoa code"],
        "place": texts["location"],
    }
    rows = checked_rows("events", columns, faults)
    held = rejected_rows(faults, pd.DataFrame(index=faults.is_rejected.index))
    return ReadFile(
        "events", NAME, rows, given_faults(faults, path.name), _notes(rows), WGS84, "data.police.uk",
        n_rejected=faults.n_faulty, rejected=held,
    )  # fmt: skip


def _table(path: Path) -> tuple[pa.Table, dict[int, int]]:
    """The used columns as text, and for each row with a wrong number of cells that number. Fast when there are none."""
    names = _names(path)
    try:
        return _parsed(path, names, None), {}
    except pa.ArrowInvalid:
        _check_encoding(path)
    broken: dict[int, int] = {}
    try:
        return _parsed(path, names, broken), broken
    except pa.ArrowInvalid as error:
        found = f"{len(broken)} trasiga rader" if broken else ""
        raise InputFault(Fault(path.name, "Filen går inte att läsa som CSV.", found, FETCH_AGAIN)) from error


def _check_encoding(path: Path) -> None:
    decoder = getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while part := file.read(MEGABYTE):
                decoder.decode(part)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise InputFault(Fault(path.name, "Filen är inte text i UTF-8.", remedy=FETCH_AGAIN)) from error


def _names(path: Path) -> list[str]:
    if not path.is_file():
        raise InputFault(Fault(str(path), "Filen finns inte.", remedy="Kontrollera sökvägen."))
    if path.stat().st_size > MAX_BYTES:
        found = f"{path.stat().st_size / MEGABYTE:.0f} MB"
        message = f"Filen är större än {MAX_BYTES // MEGABYTE} MB."
        raise InputFault(Fault(path.name, message, found, "Dela upp den, till exempel en fil för varje år."))
    sample = take_sample(path)
    names = list(heading_of(sample))
    if not set(names) >= MARKS or len(set(names)) < len(names):
        message = "Filen har inte de kolumner som data.police.uk använder."
        raise InputFault(Fault(path.name, message, shown_names(names), FETCH_AGAIN))
    if b"\n" not in sample.head.strip():
        raise InputFault(Fault(path.name, "Filen har en rubrikrad men inga rader.", remedy="Välj en fil med rader."))
    return names


def _parsed(path: Path, names: list[str], broken: dict[int, int] | None) -> pa.Table:
    """Row numbers of broken rows are known only when the file is read from beginning to end by one thread."""

    def note(row: csv.InvalidRow) -> str:
        if broken is None or len(broken) >= MOST_BROKEN_ROWS:
            return "error"
        broken[row.number] = row.actual_columns
        return "skip"

    return csv.read_csv(
        path,
        csv.ReadOptions(column_names=names, skip_rows=1, use_threads=broken is None, block_size=8 * MEGABYTE),
        csv.ParseOptions(ignore_empty_lines=False, invalid_row_handler=None if broken is None else note),
        csv.ConvertOptions(
            column_types=dict.fromkeys(USED, pa.string()), include_columns=list(USED), null_values=[""],
            strings_can_be_null=True,
        ),
    )  # fmt: skip


def _row_numbers(n_rows: int, broken: dict[int, int]) -> pd.Index:
    """The heading is row 1; rows that could not be read have their numbers too."""
    numbers = np.arange(2, n_rows + len(broken) + 2)
    return pd.Index(numbers[~np.isin(numbers, list(broken))])


def _add_broken(broken: dict[int, int], texts: pd.DataFrame, faults: RowFaults) -> None:
    """Rows with a wrong number of cells. An empty row is no fault, but neither is it a crime."""
    found = pd.Series(broken, dtype=int).astype(str) + " celler"
    is_wrong = pd.Series(True, index=found.index)
    faults.add(is_wrong, "hela raden", found, "Raden har fel antal celler.", FETCH_AGAIN)
    is_empty = texts["month"].isna() & texts["crime type"].isna() & texts.isna().all(axis=1)
    faults.is_rejected.loc[texts.index[is_empty]] = True


def _coordinate(table: pa.Table, name: str, limit: int, texts: pd.DataFrame, faults: RowFaults) -> pd.Series:
    """Degrees, missing where nothing is written."""
    written = texts[name]
    try:
        degrees = pd.Series(pc.cast(table[name], pa.float64()).to_numpy(), index=texts.index)
    except pa.ArrowInvalid:
        degrees = pd.to_numeric(written, errors="coerce").astype(float)
    is_wrong = written.notna() & ~(degrees.abs() <= limit)
    message = f"Koordinaten är inte ett tal mellan −{limit} och {limit}."
    faults.add(is_wrong, name.title(), written, message, "Skriv grader med decimalpunkt, eller töm cellen.")
    return degrees


def _month(table: pa.Table, texts: pd.DataFrame, faults: RowFaults) -> tuple[pd.Series, pd.Series]:
    """First moment of the month and of the next one."""
    encoded = pc.dictionary_encode(table["month"], null_encoding="encode").combine_chunks()
    months = pd.Series(encoded.dictionary.to_pylist(), dtype=object).fillna("").astype(str)
    is_possible = months.str.fullmatch(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])").astype(bool)
    start = pd.to_datetime(months.where(is_possible), format="%Y-%m").astype("datetime64[us]")
    end = (start + pd.DateOffset(months=1)).astype("datetime64[us]")
    place = encoded.indices.to_numpy()
    is_wrong = pd.Series(~is_possible.to_numpy()[place], index=texts.index) & ~faults.is_rejected[texts.index]
    remedy = "Skriv år-månad, till exempel 2026-05."
    faults.add(is_wrong, "Month", texts["month"].fillna(""), "Månaden går inte att läsa.", remedy)
    first, following = (pd.Series(part.to_numpy()[place], index=texts.index) for part in (start, end))
    return first, following


def _notes(rows: pd.DataFrame) -> tuple[str, ...]:
    notes = ["Filen anger bara månad: varje brott gäller hela månaden, utan veckodag och klockslag."]
    if n_without := int(rows["x"].isna().sum()):
        notes.append(f"{number(n_without)} rader saknar position och räknas bara för hela kommunen.")
    if n_without := int(rows["event_key"].isna().sum()):
        notes.append(f"{number(n_without)} rader saknar id. Rader som är helt lika är olika brott och behålls.")
    return tuple(notes)


READER = Reader("police_uk", NAME, recognises, lambda path, _: read(path))

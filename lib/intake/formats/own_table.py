"""Tables with the app's own columns: figures, inhabitants and reports, and rejected rows that were mended."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.formats.checked import checked_rows, given_faults
from lib.intake.formats.dates import add_date_faults, read_dates
from lib.intake.formats.heading import heading_of, plain_name, shown_names
from lib.intake.formats.numbers import add_number_faults, read_numbers
from lib.intake.formats.workbook import is_workbook, read_workbook, words_in
from lib.intake.reader import COLUMNS, Kind, Reader, ReadFile, Sample, take_sample
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import read_table_file

NAME = "Tabell med appens egna kolumner (CSV, Excel eller ODS)"
KIND_COLUMN = "lagesbild slag"
"""Stands in files of rejected rows and tells their kind."""
ALSO_CALLED = {
    "indicator": r"indikator", "area": r"area code|område|områdeskod|områdesnamn", "period": r"år|year",
    "sex": r"kön", "age": r"ålder|åldersgrupp", "value": r"värde", "numerator": r"täljare|antal",
    "denominator": r"nämnare|av", "n": r"antal svar", "year": r"år", "count": r"antal|folkmängd|population",
    "report key": r"report id|rapport id|rapportnummer", "category": r"kategori", "reported at": r"rapporterad|inkom",
    "event from": r"händelse från", "event to": r"händelse till", "x": r"lon|longitude|longitud",
    "y": r"lat|latitude|latitud", "text": r"description|beskrivning", "status": r"status",
}  # fmt: skip
NEEDED: dict[Kind, tuple[str, ...]] = {
    "populations": ("area", "year", "count"),
    "values": ("indicator", "area", "period", "value"),
    "reports": ("reported at", "category"),
}
PEOPLE = ("sex", "age")
NUMBERS = {"x", "y", "value", "numerator", "denominator", "n", "margin", "count", "year"}
TIMES = {"event from", "event to", "reported at", "published at", "time"}
NEEDED_TIMES = {"reported at", "published at"}


def is_mended(sample: Sample) -> bool:
    """A file of rejected rows that the app has written."""
    return KIND_COLUMN in heading_of(sample)


def recognises(sample: Sample) -> bool:
    names = words_in(sample) if is_workbook(sample) else heading_of(sample)
    return KIND_COLUMN in names or _kind(tuple(names)) is not None


def read(path: Path) -> ReadFile:
    """Rows of the kind that the columns make them, or that the file says."""
    cells = _cells(path)
    kind = _said_kind(path, cells) if KIND_COLUMN in cells else _kind(tuple(cells.columns))
    if kind is None:
        remedy = "Kolumnerna kan till exempel heta indicator, area, period och value."
        raise InputFault(Fault(path.name, "Filen har inte appens egna kolumner.", shown_names(cells.columns), remedy))
    faults = RowFaults(path.name, cells.index)
    columns = {}
    for name in COLUMNS[kind][1:]:
        plain = name.replace("_", " ")
        written = _written(cells, plain)
        if written is not None:
            columns[name] = _read_column(plain, cells[written], faults)
    if kind == "reports":
        columns["category"] = _finest(cells, columns["category"])
    return ReadFile(kind, NAME, checked_rows(kind, columns, faults), given_faults(faults, path.name))


def _kind(names: Sequence[str]) -> Kind | None:
    for kind, needed in NEEDED.items():
        has_all = all(any(_is_called(name, wanted) for name in names) for wanted in needed)
        if has_all and (kind != "populations" or any(_is_called(n, p) for n in names for p in PEOPLE)):
            return kind
    return None


def _said_kind(path: Path, cells: pd.DataFrame) -> Kind:
    kinds = cells[KIND_COLUMN].unique()
    if len(kinds) != 1 or kinds[0] not in COLUMNS:
        remedy = "Låt kolumnen lagesbild slag stå orörd."
        raise InputFault(Fault(path.name, "Filen säger inte vilket slag raderna är.", shown_names(kinds), remedy))
    return cast(Kind, kinds[0])


def _cells(path: Path) -> pd.DataFrame:
    """Text, with columns named as `plain_name`; of columns with the same name the first counts."""
    if path.is_file() and is_workbook(take_sample(path)):
        sheet = read_workbook(path)[0].cells
        cells = sheet.iloc[1:].set_axis(sheet.iloc[0].tolist(), axis="columns")
    else:
        cells = read_table_file(path).rows
    cells = cells.set_axis([plain_name(str(name)) for name in cells.columns], axis="columns")
    return cells.loc[:, ~cells.columns.duplicated()]


def _is_called(name: str, wanted: str) -> bool:
    return name == wanted or re.fullmatch(ALSO_CALLED.get(wanted, wanted), name) is not None


def _written(cells: pd.DataFrame, wanted: str) -> str | None:
    if wanted in cells:
        return wanted
    return next((str(name) for name in cells if _is_called(str(name), wanted)), None)


def _read_column(name: str, texts: pd.Series, faults: RowFaults) -> pd.Series:
    if name in NUMBERS:
        written = read_numbers(texts)
        add_number_faults(written, texts, name, faults)
        return written.values
    if name in TIMES:
        dates = read_dates(texts)
        add_date_faults(dates, texts, name, faults)
        if name in NEEDED_TIMES:
            faults.add(texts == "", name, texts, "Datum saknas.", "Fyll i datumet.")
        return dates.start
    return texts


def _finest(cells: pd.DataFrame, category: pd.Series) -> pd.Series:
    """The subcategory where there is one."""
    name = next((name for name in ("subcategory", "underkategori") if name in cells), None)
    return category if name is None else cells[name].where(cells[name] != "", category)


READER = Reader("own_table", NAME, recognises, read)

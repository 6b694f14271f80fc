"""Reports from the dashboard of FixMyStreet, which FixaMinGata runs on."""

from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.words import listing
from lib.intake.formats.checked import checked_rows, given_faults, rejected_rows
from lib.intake.formats.dates import add_date_faults, read_dates
from lib.intake.formats.heading import heading_of, plain_name
from lib.intake.formats.numbers import add_number_faults, read_numbers
from lib.intake.reader import Reader, ReadFile, Sample, Setting
from lib.intake.row_faults import RowFaults
from lib.intake.table_file import read_table_file

NAME = "Rapporter från FixMyStreet eller FixaMinGata (CSV)"
WGS84 = "EPSG:4326"
MARKS = {"report id", "title", "category", "confirmed", "status"}
POSITIONS = (("longitude", "latitude", WGS84), ("easting", "northing", None))
"""Columns of the position, and its coordinate system where the format settles it."""
NEVER_READ = ("Detail", "User Name")
"""Free text and names of those who reported."""


def recognises(sample: Sample) -> bool:
    return _is_dashboard(set(heading_of(sample)))


def read(path: Path, setting: Setting) -> ReadFile:
    """One report a row, `text` being its title. Created, or else Confirmed, is when it was reported."""
    file = read_table_file(path)
    names = {plain_name(name): name for name in file.rows.columns}
    if not _is_dashboard(set(names)):
        remedy = "Exportera rapporterna som CSV från anslagstavlan i FixMyStreet."
        raise InputFault(Fault(path.name, "Filen har inte de kolumner som FixMyStreet använder.", remedy=remedy))
    cells = file.rows.rename(columns={name: plain for plain, name in names.items()})
    faults = RowFaults(path.name, cells.index)
    x_name, y_name, crs = next(position for position in POSITIONS if set(position[:2]) <= set(names))
    x, y = (_coordinate(cells[name], names[name], faults) for name in (x_name, y_name))
    has_position = x.notna() & y.notna()
    columns = {
        "report_key": cells["report id"],
        "category": _category(cells),
        "reported_at": _reported_at(cells, names, faults, setting.time_zone),
        "x": x.where(has_position),
        "y": y.where(has_position),
        "area": cells.get("ward"),
        "text": cells["title"],
        "status": cells["status"],
    }
    _add_overfull(cells, file.overfull, faults)
    rows = checked_rows("reports", columns, faults)
    notes = tuple(_notes(names, rows))
    own = file.rows[[name for name in file.rows if plain_name(str(name)) not in map(plain_name, NEVER_READ)]]
    return ReadFile(
        "reports", NAME, rows, given_faults(faults, path.name), notes, crs, "FixMyStreet",
        n_rejected=int(faults.is_rejected.sum()), rejected=rejected_rows(faults, own), cells=own,
    )  # fmt: skip


def _is_dashboard(names: set[str]) -> bool:
    return names >= MARKS and any(set(position[:2]) <= names for position in POSITIONS)


def _category(cells: pd.DataFrame) -> pd.Series:
    """The subcategory where there is one: then Category is only the name of its group."""
    if "subcategory" not in cells:
        return cells["category"]
    return cells["subcategory"].where(cells["subcategory"] != "", cells["category"])


def _reported_at(cells: pd.DataFrame, names: dict[str, str], faults: RowFaults, time_zone: str) -> pd.Series:
    created = cells.get("created", pd.Series("", index=cells.index))
    texts = created.where(created != "", cells["confirmed"])
    dates = read_dates(texts, time_zone)
    add_date_faults(dates, texts, names.get("created", names["confirmed"]), faults)
    remedy = "Fyll i när rapporten kom in."
    faults.add(texts == "", names.get("created", names["confirmed"]), texts, "Datum saknas.", remedy)
    return dates.start


def _coordinate(texts: pd.Series, column: str, faults: RowFaults) -> pd.Series:
    """At 0, 0 lies only open sea, and FixMyStreet writes nothing there when it knows no position."""
    numbers = read_numbers(texts, decimal=".")
    add_number_faults(numbers, texts, column, faults)
    return numbers.values


def _add_overfull(cells: pd.DataFrame, overfull: pd.Index, faults: RowFaults) -> None:
    is_overfull = pd.Series(cells.index.isin(overfull), index=cells.index)
    remedy = "Sätt citattecken runt celler som innehåller skiljetecken."
    faults.add(is_overfull, "hela raden", "", "Raden har fler celler än rubrikraden.", remedy)


def _notes(names: dict[str, str], rows: pd.DataFrame) -> list[str]:
    dropped = [name for name in NEVER_READ if plain_name(name) in names]
    notes = []
    if dropped:
        columns = "Kolumnen" if len(dropped) == 1 else "Kolumnerna"
        notes.append(f"{columns} {listing(dropped)} läses aldrig in, eftersom de kan innehålla personuppgifter.")
    if n_without := int(rows["x"].isna().sum()):
        notes.append(f"{n_without} rapporter saknar position.")
    return notes


READER = Reader("fixmystreet", NAME, recognises, read)

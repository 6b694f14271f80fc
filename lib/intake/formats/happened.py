"""When each row of a table happened: the window that it leaves open, from one column or several."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from lib.intake.column_guess import start_field
from lib.intake.formats.clock import read_clock
from lib.intake.formats.dates import WrittenDates, add_clock, add_date_faults, end_of, read_dates
from lib.intake.row_faults import RowFaults

ONLY = {
    "year": "Filen anger bara år. Varje händelse gäller hela året, utan veckodag och klockslag.",
    "month": "Filen anger bara månad. Varje händelse gäller hela månaden, utan veckodag och timme.",
}


@dataclass(frozen=True, eq=False)
class Happened:
    """`start` and `end` are local times; the end is missing for a moment and is not itself part of the window."""

    start: pd.Series
    end: pd.Series
    notes: tuple[str, ...]


def read_happened(
    cells: pd.DataFrame, columns: Mapping[str, str], faults: RowFaults, time_zone: str, is_required: bool
) -> Happened:
    """A month is a window of that month, a day without time a window of that day. `columns` is field → heading and
    has one of event_from, date, month and time."""
    field = start_field(dict(columns))
    if field is None:
        raise ValueError("no column says when")
    dates = read_column(cells, columns[field], faults, time_zone, is_required)
    if field == "month" and _are_firsts(dates.start):
        dates = replace(dates, reach=dates.reach.where(dates.start.isna(), "month"))
    if field in ("date", "event_from") and "time" in columns:
        dates = with_clock(cells, columns["time"], dates, faults)
    end = end_of(dates)
    if "event_to" in columns:
        last = read_column(cells, columns["event_to"], faults, time_zone, False)
        end = end_of(last).fillna(last.start).fillna(end)
        remedy = "Kontrollera att från och till inte bytt plats."
        written = cells[columns["event_to"]]
        faults.add(end < dates.start, columns["event_to"], written, "Sluttiden ligger före starttiden.", remedy)
    return Happened(dates.start, end, tuple(_notes(dates)))


def read_column(cells: pd.DataFrame, column: str, faults: RowFaults, time_zone: str, is_required: bool) -> WrittenDates:
    """Dates, and a fault for each that cannot be read, and for those that are missing when they are required."""
    dates = read_dates(cells[column], time_zone)
    add_date_faults(dates, cells[column], column, faults)
    if is_required:
        faults.add(cells[column] == "", column, "", "Datum saknas.", "Fyll i datumet.")
    return dates


def with_clock(cells: pd.DataFrame, column: str, dates: WrittenDates, faults: RowFaults) -> WrittenDates:
    """The time of the day, from a column of its own, added to the rows that have only a day."""
    clock = read_clock(cells[column])
    is_wrong = (cells[column] != "") & clock.isna()
    remedy = "Skriv timme och minut, till exempel 22:15."
    faults.add(is_wrong, column, cells[column], "Klockslaget går inte att läsa.", remedy)
    return add_clock(dates, clock)


def _are_firsts(start: pd.Series) -> bool:
    """A column called month, with the first of the month as a stand-in for all of it."""
    known = start.dropna()
    return bool((known == known.dt.normalize()).all() and (known.dt.day == 1).all())


def _notes(dates: WrittenDates) -> list[str]:
    reaches = set(dates.reach[dates.start.notna()])
    notes = [sentence for reach, sentence in ONLY.items() if reaches == {reach}]
    if dates.day_comes_first is not None:
        order = "dag före månad" if dates.day_comes_first else "månad före dag"
        notes.append(f"Datum med snedstreck eller streck har lästs med {order}.")
    return notes

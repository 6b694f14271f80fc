"""When each event happened: the window that its row leaves open."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.intake.event_columns import EventColumns
from lib.intake.row_faults import RowFaults
from lib.intake.written_times import WrittenTimes, read_clock, read_times

EARLIEST_YEAR = 1900
HOW = "Skriv år-månad-dag, till exempel 2026-05-31, eller år-månad."


@dataclass(frozen=True)
class EventTimes:
    """`start` and `end` are local times; the end is missing for a moment and is not itself part of the window."""

    start: pd.Series
    end: pd.Series
    notes: tuple[str, ...]


def read_event_times(
    rows: pd.DataFrame, columns: EventColumns, faults: RowFaults, time_zone: str, today: date
) -> EventTimes:
    """A month is a window of that month, a day without time a window of that day. Faults go to `faults`."""
    column = columns.start
    if column is None:
        raise ValueError("no column says when")
    times = read_times(rows[column], time_zone)
    _check(rows[column], times.at, column, faults, today)
    if _only_months(columns, times):
        times = WrittenTimes(times.at, times.reach.where(times.at.isna(), "month"), times.day_comes_first)
    start, reach = times.at, times.reach
    if columns.clock:
        start, reach = _with_clock(rows[columns.clock], columns.clock, start, reach, faults)
    end = _end_of(start, reach)
    if columns.event_to:
        end = _given_end(rows[columns.event_to], columns.event_to, start, end, faults, time_zone)
    return EventTimes(start, end, tuple(_notes(times)))


def _check(written: pd.Series, at: pd.Series, column: str, faults: RowFaults, today: date) -> None:
    faults.add(written == "", column, "", "Datum saknas.", HOW)
    faults.add((written != "") & at.isna(), column, written, "Datumet går inte att läsa.", HOW)
    faults.add(at.dt.year < EARLIEST_YEAR, column, written, f"Datumet ligger före {EARLIEST_YEAR}.", HOW)
    latest = pd.Timestamp(today) + pd.Timedelta(days=2)  # a file from a time zone ahead of ours
    faults.add(at >= latest, column, written, "Datumet ligger i framtiden.", "Rätta datumet.")


def _only_months(columns: EventColumns, times: WrittenTimes) -> bool:
    """A column called month, with the first of the month as a stand-in for all of it."""
    known = times.at.dropna()
    return columns.start == columns.month and bool((known == known.dt.normalize()).all() and (known.dt.day == 1).all())


def _with_clock(
    written: pd.Series, column: str, start: pd.Series, reach: pd.Series, faults: RowFaults
) -> tuple[pd.Series, pd.Series]:
    """The time of the day added to the rows that have only a day."""
    clock = read_clock(written)
    remedy = "Skriv timme och minut, till exempel 22:15."
    faults.add((written != "") & clock.isna(), column, written, "Klockslaget går inte att läsa.", remedy)
    has_clock = (reach == "day") & clock.notna()
    return start.mask(has_clock, start + clock), reach.mask(has_clock, "moment")


def _end_of(start: pd.Series, reach: pd.Series) -> pd.Series:
    end = pd.Series(pd.NaT, index=start.index, dtype="datetime64[us]")
    is_day, is_month = (reach == "day") & start.notna(), (reach == "month") & start.notna()
    end[is_day] = start[is_day] + pd.Timedelta(days=1)
    end[is_month] = start[is_month] + pd.offsets.MonthBegin(1)
    return end


def _given_end(
    written: pd.Series, column: str, start: pd.Series, end: pd.Series, faults: RowFaults, time_zone: str
) -> pd.Series:
    """The end that the row gives, through the whole of the day or month that it names; else the one in `end`."""
    times = read_times(written, time_zone)
    faults.add((written != "") & times.at.isna(), column, written, "Sluttiden går inte att läsa.", HOW)
    given = times.at.where(times.reach == "moment", _end_of(times.at, times.reach))
    remedy = "Kontrollera att från och till inte bytt plats."
    faults.add(given < start, column, written, "Sluttiden ligger före starttiden.", remedy)
    return given.fillna(end)


def _notes(times: WrittenTimes) -> list[str]:
    notes = []
    if (times.reach[times.at.notna()] == "month").all():
        notes.append("Filen anger bara månad. Varje händelse gäller hela månaden, utan veckodag och timme.")
    if times.day_comes_first is not None:
        order = "dag före månad" if times.day_comes_first else "månad före dag"
        notes.append(f"Datum med snedstreck eller punkter har lästs med {order}.")
    return notes

"""Dates and times as people and systems write them, in Swedish, English and ISO."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.intake.formats.clock import read_clock
from lib.intake.row_faults import RowFaults

FIRST_YEAR, LAST_YEAR = 1900, 2200
NEAREST_CENTURY = 70
"""Two-digit years below this are of the 2000s."""
LONGEST = 60
LARGEST_OFFSET_H = 15
"""No time zone lies further from UTC."""
FIRST_SERIAL_DAY = pd.Timestamp("1899-12-30")
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january", "feb februari february", "mar mars march", "apr april", "maj may",
            "jun juni june", "jul juli july", "aug augusti august", "sep sept september", "okt oct oktober october",
            "nov november", "dec december",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip

WEEKDAY = (
    r"^(?:(?:mån|tis|ons|tor|fre|lör|sön)(?:s?dag)?(?:en)?|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?)\.?,? +(?=\S)"
)
HALF = r"(?:[ap]\.?m\.?|[fe]\.?m\.?)"
CLOCK = rf"[0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?(?: ?{HALF})?|[0-9]{{1,2}} ?[ap]\.?m\.?"
ZONE = r"z|utc|[+-][0-9]{2}(?::?[0-9]{2})?"
DATE_AND_CLOCK = rf"^(.+?)(?:(?:t|,? +)(?:kl\.? ?)?({CLOCK})(?: ?({ZONE}))?)?$"
YEAR, SHORT_OR_LONG_YEAR = r"(?P<year>[0-9]{4})", r"(?P<year>[0-9]{4}|[0-9]{2})"
DAY, MONTH, WORD = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<word>[a-z]{3,9})\.?"
FORMS = (
    ("day", rf"{YEAR}(?P<mark>[-/.]){MONTH}(?P=mark){DAY}"),
    ("day", rf"{YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"),
    ("month", rf"{YEAR}[-/m](?P<month>[0-9]{{2}})"),
    ("year", YEAR),
    ("day", rf"(?:den )?{DAY}(?:\.|:e|st|nd|rd|th)?[ -]{WORD},?[ -]{SHORT_OR_LONG_YEAR}"),
    ("day", rf"{WORD} {DAY}(?:st|nd|rd|th)?,? {YEAR}"),
    ("month", rf"{WORD}[ -]{YEAR}"),
    ("day", rf"{DAY}/{MONTH}[ -]{SHORT_OR_LONG_YEAR}"),
    ("day", rf"{DAY}\. ?{MONTH}(?:\. ?| ){SHORT_OR_LONG_YEAR}"),
    ("day", rf"(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/{SHORT_OR_LONG_YEAR}"),
    ("day", rf"(?P<first>[0-9]{{1,2}})-(?P<second>[0-9]{{1,2}})-{YEAR}"),
    ("serial", r"(?P<serial>[0-9]{5}(?:[.,][0-9]+)?)"),
)
"""What a date may look like, most certain first, and what it covers. `first` and `second` are day and month in either
order, which the column has to show."""
PARTS = ("year", "month", "day", "word", "first", "second", "serial")

ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?"
PER_TEXT = ("start", "reach", "is_unreadable", "is_undecided", "is_out_of_range")

HOW = "Skriv år-månad-dag, till exempel 2026-08-21."
HOW_TO_TELL = (
    "Skriv år-månad-dag, till exempel 2026-08-21, eller ta med en rad vars dag är större än 12 så att det syns "
    "vad som är dag och vad som är månad."
)


@dataclass(frozen=True, eq=False)
class WrittenDates:
    """One entry for each text, on its index. Times are local, without zone.

    `start` is the beginning of what was written, missing where it is empty or cannot be read. `reach` is how much the
    writing covers: year, month, day or moment. `is_undecided`: day and month could be either. `day_comes_first` tells
    how dates like 3/5/2026 were read, None where there were none.
    """

    start: pd.Series
    reach: pd.Series
    is_unreadable: pd.Series
    is_undecided: pd.Series
    is_out_of_range: pd.Series
    day_comes_first: bool | None


def read_dates(texts: pd.Series, time_zone: str = "Europe/Stockholm") -> WrittenDates:
    """Read a column of texts. A time with an offset from UTC becomes the local time of `time_zone`.

    Whether 3/5/2026 is in March or May is decided by the dates in the column that can be read in one way only.
    """
    codes, unique = pd.factorize(texts.fillna("").astype(str))
    whole = pd.Series(unique, dtype="str").str.strip().str.lower().str.replace(r"[\s\u00a0]+", " ", regex=True)
    quick = _iso(whole)
    is_quick = quick.start.notna()
    read = quick if is_quick.all() else _any_form(whole[~is_quick], time_zone)
    parts = [getattr(quick, name) for name in PER_TEXT]
    if read is not quick:
        parts = [
            pd.concat([part[is_quick], getattr(read, name)]).sort_index()
            for name, part in zip(PER_TEXT, parts, strict=True)
        ]
    start, reach, is_unreadable, is_undecided, is_out_of_range = (
        pd.Series(part.array[codes], index=texts.index) for part in parts
    )
    return WrittenDates(start, reach, is_unreadable, is_undecided, is_out_of_range, read.day_comes_first)


def _iso(whole: pd.Series) -> WrittenDates:
    """What programs write, `2026-08-21` or `2026-08-21t08:24:32`, which is most of what comes; missing for the rest."""
    found = whole[whole.str.fullmatch(ISO).astype(bool)]
    start = pd.Series(pd.NaT, index=whole.index, dtype="datetime64[us]")
    start[found.index] = pd.to_datetime(found, format="ISO8601", errors="coerce").astype("datetime64[us]")
    start = start.where(start.dt.year.between(FIRST_YEAR, LAST_YEAR))
    is_day = whole.str.len() == len("2026-08-21")
    reach = pd.Series(np.where(is_day, "day", "moment"), index=whole.index, dtype="str")
    nothing = pd.Series(False, index=whole.index)
    return WrittenDates(start, reach, nothing, nothing, nothing, None)


def _any_form(whole: pd.Series, time_zone: str) -> WrittenDates:
    short = whole.where(whole.str.len() <= LONGEST, "")
    split = short.str.replace(WEEKDAY, "", regex=True).str.extract(DATE_AND_CLOCK)
    codes, days = pd.factorize(split[0].fillna(""))  # far fewer than moments
    parts, reach = (of_day.iloc[codes].set_axis(whole.index) for of_day in _parts(pd.Series(days, dtype="str")))
    day_comes_first, is_undecided = _order(parts)
    _put_in_order(parts, day_comes_first)
    start, is_out_of_range = _start(parts, is_undecided)
    has_clock = split[1].notna()
    start = start.where(~has_clock | (reach == "day")) + read_clock(split[1].fillna("")).where(
        has_clock, pd.Timedelta(0)
    )
    start = _local(start, split[2], time_zone)
    reach = reach.mask(has_clock | (reach == "serial") & (start != start.dt.normalize()), "moment")
    reach = reach.replace("serial", "day")
    is_unreadable = (whole != "") & start.isna() & ~is_undecided & ~is_out_of_range
    return WrittenDates(start, reach, is_unreadable, is_undecided, is_out_of_range, day_comes_first)


def add_clock(dates: WrittenDates, clock: pd.Series) -> WrittenDates:
    """The time of the day, from a column of its own, added to the dates that have only a day."""
    has_clock = (dates.reach == "day") & clock.notna()
    start = dates.start.mask(has_clock, dates.start + clock)
    return WrittenDates(
        start, dates.reach.mask(has_clock, "moment"), dates.is_unreadable, dates.is_undecided, dates.is_out_of_range,
        dates.day_comes_first,
    )  # fmt: skip


def end_of(dates: WrittenDates) -> pd.Series:
    """Where what was written ends, itself not included; missing for a moment."""
    end = pd.Series(pd.NaT, index=dates.start.index, dtype="datetime64[us]")
    for reach, step in (
        ("day", pd.DateOffset(days=1)),
        ("month", pd.DateOffset(months=1)),
        ("year", pd.DateOffset(years=1)),
    ):
        is_so = (dates.reach == reach) & dates.start.notna()
        end[is_so] = dates.start[is_so] + step
    return end


def add_date_faults(dates: WrittenDates, texts: pd.Series, column: str, faults: RowFaults) -> None:
    """A fault for each text that is no date, that could be two, or that lies outside 1900–2200."""
    faults.add(dates.is_unreadable, column, texts, "Datumet går inte att läsa.", HOW)
    message = "Det går inte att avgöra vad som är dag och vad som är månad."
    faults.add(dates.is_undecided, column, texts, message, HOW_TO_TELL)
    message = f"Året ligger utanför {FIRST_YEAR}–{LAST_YEAR}."
    faults.add(dates.is_out_of_range, column, texts, message, "Rätta året.")


def _parts(dates: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """The parts of each date as numbers, missing where the form has none, and what the date covers."""
    parts = pd.DataFrame(np.nan, index=dates.index, columns=list(PARTS))
    reach = pd.Series("day", index=dates.index, dtype="str")
    left = dates[dates != ""]
    for covers, form in FORMS:
        if left.empty:
            break
        found = left.str.extract(f"^{form}$")
        found = found.drop(columns="mark", errors="ignore").dropna(how="all")
        reach[found.index] = covers
        for name in found:
            parts.loc[found.index, name] = _as_numbers(found[name], str(name))
        left = left.drop(found.index)
    parts["month"] = parts["month"].fillna(parts["word"])
    return parts, reach


def _as_numbers(texts: pd.Series, name: str) -> pd.Series:
    if name == "word":
        return texts.map(MONTHS).fillna(0).astype(float)  # month 0 does not exist
    numbers = pd.to_numeric(texts.str.replace(",", ".", regex=False)).astype(float)
    if name == "year":
        century = np.where(numbers < NEAREST_CENTURY, 2000, 1900)
        numbers += np.where(texts.str.len() == 2, century, 0)
    return numbers


def _order(parts: pd.DataFrame) -> tuple[bool | None, pd.Series]:
    """Whether day comes before month, and which dates the column cannot settle."""
    first, second = parts["first"], parts["second"]
    is_day_first, is_month_first = bool((first > 12).any()), bool((second > 12).any())
    could_be_either = (first <= 12) & (second <= 12) & (first != second)
    if is_day_first == is_month_first:
        return None, could_be_either
    return is_day_first, could_be_either & False


def _put_in_order(parts: pd.DataFrame, day_comes_first: bool | None) -> None:
    is_day_first = (parts["first"] > 12) | ((parts["second"] <= 12) & bool(day_comes_first))
    parts["day"] = parts["day"].fillna(parts["first"].where(is_day_first, parts["second"]))
    parts["month"] = parts["month"].fillna(parts["second"].where(is_day_first, parts["first"]))


def _start(parts: pd.DataFrame, is_undecided: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The first moment of each date, and which of them lie outside the years that can be meant."""
    is_out_of_range = parts["year"].notna() & ~parts["year"].between(FIRST_YEAR, LAST_YEAR)
    usable = parts[parts["year"].notna() & ~is_out_of_range & ~is_undecided]
    fields = usable[["year", "month", "day"]].fillna({"month": 1, "day": 1}).astype(int)
    start = pd.Series(pd.NaT, index=parts.index, dtype="datetime64[us]")
    start[usable.index] = pd.to_datetime(fields, errors="coerce").astype("datetime64[us]")
    serial = (parts["serial"].dropna() * 86_400).round()
    start[serial.index] = FIRST_SERIAL_DAY + pd.to_timedelta(serial, unit="s")
    return start, is_out_of_range


def _local(start: pd.Series, zone: pd.Series, time_zone: str) -> pd.Series:
    written = zone[zone.notna() & start.notna()]
    if written.empty:
        return start
    parts = written.str.replace(r"z|utc", "+0000", regex=True).str.extract(r"^([+-])([0-9]{2}):?([0-9]{2})?$")
    hours, minutes = parts[1].astype(float), parts[2].fillna("0").astype(float)
    is_offset = (hours <= LARGEST_OFFSET_H) & (minutes < 60)
    offset = ((hours * 60 + minutes) * parts[0].map({"+": 1, "-": -1})).where(is_offset)
    in_utc = start[written.index] - pd.to_timedelta(offset, unit="min")
    start = start.copy()
    start[written.index] = in_utc.dt.tz_localize("UTC").dt.tz_convert(time_zone).dt.tz_localize(None)
    return start

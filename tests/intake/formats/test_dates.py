import re
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.formats.clock import read_clock
from lib.intake.formats.dates import add_clock, add_date_faults, end_of, read_dates
from lib.intake.row_faults import RowFaults

SWEDISH_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
                  "november", "december"]  # fmt: skip


def starts(*texts: str, **options: Any) -> list[str | None]:
    start = read_dates(pd.Series(texts), **options).start
    return [None if pd.isna(one) else str(one) for one in start]


@pytest.mark.parametrize(
    ("text", "start", "reach"),
    [
        ("2026-08-21", "2026-08-21 00:00:00", "day"),
        ("2026-8-1", "2026-08-01 00:00:00", "day"),
        ("2026/08/21", "2026-08-21 00:00:00", "day"),
        ("20260821", "2026-08-21 00:00:00", "day"),
        ("21/8 2026", "2026-08-21 00:00:00", "day"),
        ("3/4 2026", "2026-04-03 00:00:00", "day"),
        ("21/8-26", "2026-08-21 00:00:00", "day"),
        ("21.8.2026", "2026-08-21 00:00:00", "day"),
        ("3.4.2026", "2026-04-03 00:00:00", "day"),
        ("21 augusti 2026", "2026-08-21 00:00:00", "day"),
        ("21 aug 26", "2026-08-21 00:00:00", "day"),
        ("21 aug. 2026", "2026-08-21 00:00:00", "day"),
        ("fredag den 21 augusti 2026", "2026-08-21 00:00:00", "day"),
        ("Fri 21 Aug 2026", "2026-08-21 00:00:00", "day"),
        ("August 21st, 2026", "2026-08-21 00:00:00", "day"),
        ("Mars 3, 2026", "2026-03-03 00:00:00", "day"),
        ("21 maj 1969", "1969-05-21 00:00:00", "day"),
        ("1/12-85", "1985-12-01 00:00:00", "day"),
        ("5/5/2026", "2026-05-05 00:00:00", "day"),
        ("46255", "2026-08-21 00:00:00", "day"),
        ("2026-08-21 8:24", "2026-08-21 08:24:00", "moment"),
        ("2026-08-21T08:24:32", "2026-08-21 08:24:32", "moment"),
        ("2026-08-21 08.24", "2026-08-21 08:24:00", "moment"),
        ("21 augusti 2026 kl. 09.47", "2026-08-21 09:47:00", "moment"),
        ("8/21/2026 3:05 PM", "2026-08-21 15:05:00", "moment"),
        ("8/21/2026 12:05 a.m.", "2026-08-21 00:05:00", "moment"),
        ("2026-08-21 24:00", "2026-08-22 00:00:00", "moment"),
        ("46255.35", "2026-08-21 08:24:00", "moment"),
        ("2026-08-21 8:24:32 +02:00", "2026-08-21 08:24:32", "moment"),
        ("2026-08-21T06:24:32Z", "2026-08-21 08:24:32", "moment"),
        ("2026-01-21T06:24:32+00", "2026-01-21 07:24:32", "moment"),
        ("2026-08", "2026-08-01 00:00:00", "month"),
        ("2026M08", "2026-08-01 00:00:00", "month"),
        ("augusti 2026", "2026-08-01 00:00:00", "month"),
        ("2026", "2026-01-01 00:00:00", "year"),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, start: str, reach: str) -> None:
    dates = read_dates(pd.Series([text]))
    assert (str(dates.start[0]), dates.reach[0]) == (start, reach)
    assert not dates.is_unreadable[0] and not dates.is_undecided[0] and not dates.is_out_of_range[0]


@pytest.mark.parametrize(
    "text",
    ["hej", "2026-02-30", "2026-13-01", "31/4 2026", "21 brumaire 2026", "2026-08-21 25:00", "2026-08-21 13:05 PM",
     "2026-08 12:30", "26-08-21", "0", "NaT", "2026-08-21 24:01", "x" * 500],
)  # fmt: skip
def test_what_is_no_date_is_unreadable(text: str) -> None:
    dates = read_dates(pd.Series([text]))
    assert dates.is_unreadable[0] and pd.isna(dates.start[0])


@pytest.mark.parametrize("text", ["1899-12-31", "9999-12-31", "2201-01-01", "0001-01-01", "1/1 2300"])
def test_years_that_nobody_means_are_out_of_range(text: str) -> None:
    dates = read_dates(pd.Series([text]))
    assert dates.is_out_of_range[0] and not dates.is_unreadable[0] and pd.isna(dates.start[0])


@pytest.mark.parametrize(
    ("column", "march_or_may", "day_comes_first"),
    [
        (["3/5/2026", "21/8/2026"], "2026-05-03 00:00:00", True),
        (["3/5/2026", "8/21/2026"], "2026-03-05 00:00:00", False),
        (["3/5/2026 1:00 PM", "8/21/2026"], "2026-03-05 13:00:00", False),
        (["3-5-2026", "21-8-2026"], "2026-05-03 00:00:00", True),
        (["3/5/2026"], None, None),
        (["3/5/2026", "21/8/2026", "8/21/2026"], None, None),
    ],
)
def test_the_column_shows_what_is_day_and_what_is_month(
    column: list[str], march_or_may: str | None, day_comes_first: bool | None
) -> None:
    dates = read_dates(pd.Series(column))
    assert starts(*column)[0] == march_or_may
    assert dates.is_undecided.tolist() == [march_or_may is None] + [False] * (len(column) - 1)
    assert dates.start[1:].notna().all() and dates.day_comes_first is day_comes_first


def test_the_faults_say_how_to_tell() -> None:
    texts = pd.Series(["3/5/2026", "hej", "9999-01-01", ""], index=[2, 3, 4, 5])
    faults = RowFaults("fil.csv", texts.index)
    add_date_faults(read_dates(texts), texts, "datum", faults)
    undecided, unreadable, out_of_range = faults.first(9)
    assert undecided.where == "fil.csv, rad 2, datum" and "större än 12" in undecided.remedy
    assert unreadable.found == "hej" and "2026-08-21" in unreadable.remedy
    assert out_of_range.message == "Året ligger utanför 1900–2200."


@pytest.mark.parametrize(
    ("text", "clock"),
    [("8:24", "08:24:00"), ("08.24", "08:24:00"), ("0824", "08:24:00"), ("kl. 8.24", "08:24:00"), ("3 PM", "15:00:00"),
     ("12 am", "00:00:00"), ("3:05 em", "15:05:00"), ("23:59:59", "23:59:59"), ("25:00", None), ("8", None),
     ("13 pm", None), ("12:60", None), ("", None), ("0 am", None)],
)  # fmt: skip
def test_the_time_of_the_day(text: str, clock: str | None) -> None:
    found = read_clock(pd.Series([text]))[0]
    assert (None if pd.isna(found) else str(found)[-8:]) == clock


def test_date_and_time_in_two_columns() -> None:
    dates = read_dates(pd.Series(["2026-08-21", "2026-08-21 10:00", "2026-08"]))
    both = add_clock(dates, read_clock(pd.Series(["22.15", "22.15", "22.15"])))
    assert both.start.astype(str).tolist() == ["2026-08-21 22:15:00", "2026-08-21 10:00:00", "2026-08-01 00:00:00"]
    assert both.reach.tolist() == ["moment", "moment", "month"]


def test_what_was_written_ends_where_the_next_begins() -> None:
    dates = read_dates(pd.Series(["2024-02-29", "2026-12", "2026", "2026-01-01 10:00", ""]))
    ends = [None if pd.isna(one) else str(one.date()) for one in end_of(dates)]
    assert ends == ["2024-03-01", "2027-01-01", "2027-01-01", None, None]


def slow_date(text: str) -> datetime | None:
    """A plain twin for one text, without columns to look at."""
    text = text.strip().lower()
    for number, month in enumerate(SWEDISH_MONTHS, 1):
        text = re.sub(rf"^(\d+) (?:{month}|{month[:3]}) (\d+)", rf"\1.{number}.\2", text)
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m %Y", "%m/%d/%Y %I:%M %p"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)), st.integers(0, 5)),
        min_size=1,
        max_size=12,
    )
)
def test_written_dates_come_back_and_the_slow_twin_agrees(column: list[tuple[datetime, int]]) -> None:
    forms = ("%Y-%m-%d %H:%M", "%Y-%m-%d", "%d.%m.%Y %H:%M", "%d/%m %Y", "%m/%d/%Y %I:%M %p", "long")
    texts = [
        f"{at.day} {SWEDISH_MONTHS[at.month - 1]} {at.year}" if forms[form] == "long" else at.strftime(forms[form])
        for at, form in column
    ]
    dates = read_dates(pd.Series([*texts, "12/31/2025"]))
    assert [one.to_pydatetime() for one in dates.start[:-1]] == [slow_date(text) for text in texts]


@settings(deadline=None)
@given(st.integers(10_000, 99_999), st.integers(0, 86_399))
def test_serial_numbers_of_spreadsheets_count_from_the_end_of_1899(day: int, second: int) -> None:
    at = datetime(1899, 12, 30) + timedelta(days=day, seconds=second)
    assert starts(f"{day + second / 86_400:.9f}") == [str(at)]


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=9))
def test_any_text_is_a_date_or_told(texts: list[str]) -> None:
    dates = read_dates(pd.Series(texts, dtype="str"))
    told = dates.is_unreadable | dates.is_undecided | dates.is_out_of_range
    is_empty = pd.Series(texts, dtype="str").str.strip() == ""
    assert (dates.start.notna() | told | is_empty).all() and not (dates.start.notna() & told).any()

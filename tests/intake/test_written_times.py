"""Dates and times as they are written in files."""

import pandas as pd
import pytest

from lib.intake.written_times import read_clock, read_times

STOCKHOLM = "Europe/Stockholm"


def read(*texts, zone=STOCKHOLM):
    return read_times(pd.Series(texts, dtype="str"), zone)


@pytest.mark.parametrize(
    ("text", "moment", "reach"),
    [
        ("2026-05", "2026-05-01", "month"),
        ("2026-05-31", "2026-05-31", "day"),
        ("2026/05/31", "2026-05-31", "day"),
        ("20260531", "2026-05-31", "day"),
        ("31/5/2026", "2026-05-31", "day"),
        ("31.05.2026", "2026-05-31", "day"),
        ("31/05/2026 22:15", "2026-05-31 22:15", "moment"),
        ("2026-05-31 22:15", "2026-05-31 22:15", "moment"),
        ("2026-05-31T22:15:30", "2026-05-31 22:15:30", "moment"),
        ("2026-05-31 8:24:32", "2026-05-31 08:24:32", "moment"),
        ("2026-05-31T22:15:30.250", "2026-05-31 22:15:30.250", "moment"),
        ("2026-05-31T22:15Z", "2026-06-01 00:15", "moment"),
        ("2026-01-31T22:15Z", "2026-01-31 23:15", "moment"),
        ("2026-08-21 8:24:32 +02:00", "2026-08-21 08:24:32", "moment"),
        ("2026-08-21T08:24:32-0500", "2026-08-21 15:24:32", "moment"),
    ],
)
def test_ways_of_writing(text, moment, reach):
    times = read(text)
    assert times.at.iloc[0] == pd.Timestamp(moment) and times.reach.iloc[0] == reach


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-02-30", "31/31/2026", "2026-05-31 25:00", "igår", "2026", "26-05-31", "9999999999",
     "2026-05-31T22:15+99", "0000-00-00", "=1+1", "12:30"],
)  # fmt: skip
def test_what_cannot_be_read_is_missing_never_guessed(text):
    assert read(text).at.isna().all()


def test_the_order_of_day_and_month_is_settled_by_the_whole_column():
    assert read("03/05/2026", "31/05/2026").at.dt.month.tolist() == [5, 5]
    assert read("03/05/2026", "03/31/2026").at.dt.month.tolist() == [3, 3]


def test_an_order_that_nothing_settles_is_day_first_and_said():
    times = read("03/05/2026", "04/05/2026")
    assert times.at.dt.month.tolist() == [5, 5] and times.day_comes_first is True
    assert read("31/05/2026").day_comes_first is None and read("2026-05-31").day_comes_first is None


def test_different_ways_in_one_column_are_each_read():
    times = read("2026-05-31", "2026-05", "2026-05-31 10:00", "nej", "2026-05-31")
    assert times.at.notna().tolist() == [True, True, True, False, True]
    assert times.reach[times.at.notna()].tolist() == ["day", "month", "moment", "day"]


def test_the_rows_keep_their_numbers():
    times = read_times(pd.Series(["2026-05", "x"], index=[7, 3], dtype="str"), STOCKHOLM)
    assert times.at.index.tolist() == [7, 3] and times.at.notna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("22:15", 22.25), ("22.15", 22.25), ("2215", 22.25), ("kl. 8.30", 8.5), ("8:30:36", 8.51), ("10:15 PM", 22.25),
     ("12:00 am", 0), ("12:30 pm", 12.5), ("00:00", 0)],
)  # fmt: skip
def test_times_of_the_day(text, hours):
    assert read_clock(pd.Series([text]))[0] == pd.Timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "kväll", "7", "22:15:61", "-1:00"])
def test_no_time_of_the_day(text):
    assert read_clock(pd.Series([text])).isna().all()

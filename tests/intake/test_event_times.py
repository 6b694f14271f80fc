"""The window that each row leaves open."""

from datetime import date

import pandas as pd
import pytest

from tests.intake.checking import checked, faults

T = pd.Timestamp


def windows(result):
    pairs = zip(result.rows["event_from"], result.rows["event_to"], strict=True)
    return [(start, None if pd.isna(end) else end) for start, end in pairs]


def test_a_month_is_a_window_of_the_whole_month(tmp_path):
    result = checked(tmp_path, "månad\n2026-02\n2025-12\n", "ran")
    assert windows(result) == [(T("2026-02-01"), T("2026-03-01")), (T("2025-12-01"), T("2026-01-01"))]
    assert result.rows["month"].tolist() == [2026 * 12 + 1, 2025 * 12 + 11]
    assert "hela månaden" in " ".join(result.notes)


def test_the_first_of_each_month_in_a_column_called_month_means_the_month(tmp_path):
    assert windows(checked(tmp_path, "Month\n2026-02-01\n2026-03-01\n", "ran"))[0][1] == T("2026-03-01")


@pytest.mark.parametrize("text", ["datum\n2026-02-01\n2026-03-01\n", "month\n2026-02-01\n2026-03-02\n"])
def test_other_first_days_are_days(tmp_path, text):
    result = checked(tmp_path, text, "ran")
    assert windows(result)[0] == (T("2026-02-01"), T("2026-02-02")) and len(result.notes) == 1


def test_a_day_with_a_time_of_its_own_column_is_a_moment(tmp_path):
    result = checked(tmp_path, "datum;tid\n2026-02-01;22:15\n2026-02-01;\n", "ran")
    assert windows(result) == [(T("2026-02-01 22:15"), None), (T("2026-02-01"), T("2026-02-02"))]


def test_from_and_to(tmp_path):
    text = (
        "event_from;event_to\n2026-02-01 22:00;2026-02-02 06:00\n2026-02-01 22:00;\n"
        "2026-02-01;2026-02-03\n2026-02-01 22:00;2026-02-01\n"
    )
    assert windows(checked(tmp_path, text, "ran")) == [
        (T("2026-02-01 22:00"), T("2026-02-02 06:00")),
        (T("2026-02-01 22:00"), None),
        (T("2026-02-01"), T("2026-02-04")),
        (T("2026-02-01 22:00"), T("2026-02-02")),
    ]


def test_every_kind_of_fault_is_told_with_row_and_column(tmp_path):
    text = (
        "event_from;event_to\n;\nigår;\n1899-12-31;\n2026-07-02;\n2026-02-02 10:00;2026-02-02 09:00\n2026-02-02;sen\n"
        "2026-02-02;\n9999-12-31;\n"
    )
    result = checked(tmp_path, text, "ran", today=date(2026, 6, 30))
    assert faults(result) == [
        ("fil.csv, rad 3, event_from", "Datumet går inte att läsa.", "igår"),
        ("fil.csv, rad 4, event_from", "Året ligger utanför 1900–2200.", "1899-12-31"),
        ("fil.csv, rad 6, event_to", "Sluttiden ligger före starttiden.", "2026-02-02 09:00"),
        ("fil.csv, rad 7, event_to", "Datumet går inte att läsa.", "sen"),
        ("fil.csv, rad 9, event_from", "Året ligger utanför 1900–2200.", "9999-12-31"),
        ("fil.csv, rad 5, event_from", "Tiden ligger i framtiden.", "2026-07-02"),
    ]
    assert result.rows.index.tolist() == [8]


def test_a_missing_date_and_a_bad_time_of_day(tmp_path):
    result = checked(tmp_path, "datum;tid\n;10:00\n2026-02-01;25:00\n2026-02-01;10:00\n", "ran")
    assert faults(result) == [
        ("fil.csv, rad 2, datum", "Datum saknas.", ""),
        ("fil.csv, rad 3, tid", "Klockslaget går inte att läsa.", "25:00"),
    ]

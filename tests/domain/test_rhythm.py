"""The age of figures against how often they come."""

from datetime import date

import pytest

from lib.domain.rhythm import Age, Freshness, age_in_months, missing_years, shortest

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("newest", "months"),
    [
        (date(2026, 11, 21), 0),
        (date(2026, 10, 22), 0),
        (date(2026, 10, 21), 1),
        (date(2025, 11, 22), 11),
        (date(2025, 11, 21), 12),
        (date(2027, 1, 1), 0),  # a figure dated ahead of us is new, not younger than nothing
    ],
)
def test_only_whole_months_count(newest, months):
    assert age_in_months(newest, TODAY, "yearly").months == months


@pytest.mark.parametrize(
    ("rhythm", "still_current", "stale"),
    [
        ("continuous", date(2026, 9, 22), date(2026, 9, 21)),
        ("weekly", date(2026, 9, 22), date(2026, 9, 21)),
        ("monthly", date(2026, 8, 22), date(2026, 8, 21)),
        ("yearly", date(2025, 7, 22), date(2025, 7, 21)),
        ("every_second_year", date(2024, 7, 22), date(2024, 7, 21)),
        ("every_fourth_year", date(2022, 7, 22), date(2022, 7, 21)),
    ],
)
def test_stale_is_older_than_the_rhythm_and_the_time_to_publish(rhythm, still_current, stale):
    assert age_in_months(still_current, TODAY, rhythm).freshness is Freshness.CURRENT
    assert age_in_months(stale, TODAY, rhythm).freshness is Freshness.STALE


def test_the_end_of_a_short_month_is_not_a_whole_month_away():
    assert age_in_months(date(2026, 1, 31), date(2026, 2, 28), "monthly").months == 0


@pytest.mark.parametrize("rhythm", ["irregular", None])
def test_without_a_rhythm_nobody_can_say(rhythm):
    assert age_in_months(date(2010, 1, 1), TODAY, rhythm) == Age(202, Freshness.UNKNOWN)


def test_without_a_day_nobody_can_say():
    assert age_in_months(None, TODAY, "yearly") == Age(None, Freshness.UNKNOWN)


def test_the_most_frequent_rhythm_counts():
    assert shortest(["irregular", "yearly", "monthly"]) == "monthly"
    assert shortest(["irregular"]) is None


@pytest.mark.parametrize(
    ("years", "rhythm", "missing"),
    [
        ([2019, 2021, 2022], "yearly", (2020,)),
        ([2019, 2021, 2023], "every_second_year", ()),
        ([2019, 2025], "every_second_year", (2021, 2023)),
        ([2018, 2020, 2024], "every_fourth_year", ()),
        ([2010, 2020], "irregular", ()),
        ([2024, 2022, 2024], "monthly", (2023,)),
        ([], "yearly", ()),
    ],
)
def test_gaps_are_years_that_the_rhythm_makes_one_expect(years, rhythm, missing):
    assert missing_years(years, rhythm) == missing

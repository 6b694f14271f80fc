"""Months and runs of months: the arithmetic that every comparison rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.period import Month, Period

months = st.integers(Month(1950, 1).index, Month(2150, 12).index).map(Month.from_index)


@pytest.mark.parametrize(("year", "month"), [(2025, 0), (2025, 13), (1899, 12), (2201, 1), (2025, -1)])
def test_no_such_month(year: int, month: int) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month(year, month)


@pytest.mark.parametrize("text", ["", "2025", "2025-13", "2025-00", "mars", "2025-03-01"])
def test_what_is_not_written_as_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 the point is that nothing else is raised
        Month.parse(text)


def test_december_is_followed_by_january() -> None:
    assert Month(2025, 12).shift(1) == Month(2026, 1)
    assert Month(2026, 1).shift(-1) == Month(2025, 12)
    assert Month(2026, 1).shift(-13) == Month(2024, 12)
    assert Month(2026, 1).index - Month(2025, 12).index == 1


@given(months)
def test_a_month_survives_being_written_and_numbered(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.from_index(month.index) == month


@given(months, st.integers(-300, 300))
def test_shifting_there_and_back(month: Month, by: int) -> None:
    assert month.shift(by).shift(-by) == month


@pytest.mark.parametrize(
    "text",
    ["", "2025", "2025-01", "2025-01-2025-12", "2025-1--2025-12", " 2025-01--2025-12", "2025-01--2025-13",
     "2025-12--2025-01", "2025-01--2025-12--2026-01", "2025-01--2025-12\n", "0001-01--0001-02"],
)  # fmt: skip
def test_what_is_not_written_as_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|not a month|cannot end before"):
        Period.parse(text)


@given(months, st.integers(0, 240))
def test_a_period_survives_being_written(first: Month, more: int) -> None:
    period = Period(first, first.shift(more))
    assert Period.parse(str(period)) == period
    assert period.months == more + 1
    assert Period.ending(period.last, period.months) == period


def test_a_period_of_one_month_is_allowed_and_a_turned_one_is_not() -> None:
    march = Month(2025, 3)
    assert Period(march, march).months == 1
    with pytest.raises(ValueError, match="cannot end before"):
        Period(march, Month(2025, 2))


def test_both_ends_belong_to_the_period() -> None:
    period = Period(Month(2024, 11), Month(2025, 2))
    inside = [Month(2024, 10).shift(n) in period for n in range(6)]
    assert inside == [False, True, True, True, True, False]


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025-01--2025-12", "2024-01--2024-12"),
        ("2025-03--2026-02", "2024-03--2025-02"),
        ("2026-01--2026-03", "2025-01--2025-03"),
        ("2026-02--2026-02", "2025-02--2025-02"),
        ("2024-01--2025-12", "2022-01--2023-12"),
        ("2024-12--2025-12", "2023-11--2024-11"),
    ],
)
def test_the_period_before_has_the_same_season_up_to_a_year_and_never_overlaps(period: str, before: str) -> None:
    asked = Period.parse(period)
    assert str(asked.before) == before
    assert asked.before.months == asked.months
    assert asked.before.last < asked.first


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2025-01--2025-12", "2025"),
        ("2025-03--2025-03", "mars 2025"),
        ("2025-01--2025-03", "januari–mars 2025"),
        ("2025-03--2026-02", "mars 2025–februari 2026"),
        ("2024-01--2025-12", "januari 2024–december 2025"),
    ],
)
def test_how_people_write_it(period: str, label: str) -> None:
    assert Period.parse(period).label == label


def test_a_year_and_the_latest_twelve_months() -> None:
    assert str(Period.year(2024)) == "2024-01--2024-12"
    assert str(Period.ending(Month(2026, 10))) == "2025-11--2026-10"
    assert str(Period.ending(Month(2026, 2), 3)) == "2025-12--2026-02"

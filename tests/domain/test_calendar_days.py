"""Holidays and pay days worked out, and the file of the school year."""

from datetime import date

import pytest
from pydantic import ValidationError

from lib.domain.calendar_days import Calendar, easter, pay_day, public_holidays


def test_easter_is_a_sunday_between_22_march_and_25_april():
    for year in range(1900, 2101):
        day = easter(year)
        assert day.weekday() == 6 and date(year, 3, 22) <= day <= date(year, 4, 25)


def test_the_holidays_of_2026_are_those_of_the_almanac():
    days = public_holidays(2026)
    expected = {
        date(2026, 4, 3): "Långfredagen",
        date(2026, 4, 6): "Annandag påsk",
        date(2026, 5, 14): "Kristi himmelsfärdsdag",
        date(2026, 5, 24): "Pingstdagen",
        date(2026, 6, 19): "Midsommarafton",
        date(2026, 6, 20): "Midsommardagen",
        date(2026, 10, 31): "Alla helgons dag",
    }
    assert expected.items() <= days.items()
    assert list(days) == sorted(days)


@pytest.mark.parametrize(
    ("month", "paid"),
    [
        ((2026, 11), date(2026, 11, 25)),  # a Wednesday
        ((2026, 10), date(2026, 10, 23)),  # the 25th is a Sunday
        ((2026, 4), date(2026, 4, 24)),  # a Saturday
        ((2025, 12), date(2025, 12, 23)),  # Christmas Day, and the eve before it
        ((2024, 12), date(2024, 12, 23)),
    ],
)
def test_wages_are_paid_on_the_25th_or_the_weekday_before(month, paid):
    assert pay_day(*month, 25) == paid


def test_a_pay_day_at_the_end_of_the_month_fits_every_month():
    assert pay_day(2025, 2, 31) == date(2025, 2, 28)


def test_a_break_cannot_end_before_it_begins():
    with pytest.raises(ValidationError, match="slutar innan det börjar"):
        Calendar.model_validate(
            {"school": [{"kind": "lov", "name": "Sportlov", "first": "2026-03-02", "last": "2026-02-23"}]}
        )


def test_breaks_and_terms_are_told_apart():
    rows = [
        {"kind": "termin", "name": "Vårtermin", "first": "2026-01-09", "last": "2026-06-11"},
        {"kind": "lov", "name": "Sportlov", "first": "2026-02-23", "last": "2026-02-27"},
    ]
    calendar = Calendar.model_validate({"school": rows})
    assert [stretch.name for stretch in calendar.breaks] == ["Sportlov"]
    assert calendar.pay_day == 25

"""Proposed days: in the light that is asked for, on open days, with meetings two to three weeks apart."""

from datetime import date, datetime, timedelta

import pytest

from lib.domain.calendar_days import Calendar, SchoolStretch, public_holidays
from lib.domain.walk import Light
from lib.walks.dates import closed_days, fast_days, proposed_days, start_on
from lib.walks.sun import Place, light_at

VASTERAS, SORSELE = Place(59.61, 16.55, "Europe/Stockholm"), Place(65.53, 17.53, "Europe/Stockholm")
BREAK = SchoolStretch(kind="lov", name="Sportlov", first=date(2027, 2, 8), last=date(2027, 3, 5))
CALENDAR = Calendar(school=(BREAK,))


@pytest.mark.parametrize("place", [VASTERAS, SORSELE])
@pytest.mark.parametrize("light", [Light.LIGHT, Light.DARK])
@pytest.mark.parametrize("today", [date(2026, 5, 20), date(2026, 11, 21), date(2027, 1, 20)])
def test_every_proposed_day_keeps_all_its_promises(place, light, today):
    proposals = proposed_days(place, CALENDAR, today, 90, light)
    assert len(proposals) == 3
    closed = closed_days(CALENDAR, today, today + timedelta(900))
    for days in proposals:
        assert light_at(place, days.starts_at) is light and light_at(place, days.ends_at) is light
        for when in (days.starts_at, days.meeting_before, days.meeting_after, days.repeat):
            assert when.weekday() < 4 and when.date() not in closed
        assert 14 <= (days.starts_at.date() - days.meeting_before.date()).days <= 21
        assert 14 <= (days.meeting_after.date() - days.starts_at.date()).days <= 21
        assert days.meeting_before.date() > today and (days.repeat - days.starts_at).days >= 181
        assert light_at(place, days.repeat) is light
        for alone, of in ((days.solo_light, Light.LIGHT), (days.solo_dark, Light.DARK)):
            assert alone is None or (alone < days.starts_at and light_at(place, alone) is of)
        assert days.solo_light is not None


def test_there_is_no_dark_evening_in_june_and_no_light_one_in_december():
    assert start_on(SORSELE, date(2026, 6, 15), 90, Light.DARK) is None
    assert start_on(VASTERAS, date(2026, 6, 15), 90, Light.DARK) is None
    assert start_on(VASTERAS, date(2026, 12, 14), 90, Light.LIGHT).hour < 15  # by day, when the evening cannot be
    assert start_on(SORSELE, date(2026, 12, 14), 240, Light.LIGHT) is None  # the day is shorter than the walk


def test_holidays_breaks_and_years_that_the_calendar_does_not_know():
    closed = closed_days(CALENDAR, date(2026, 12, 1), date(2027, 8, 1))
    assert closed[date(2027, 2, 10)] == "Sportlov" and closed[date(2027, 6, 25)] == "Midsommarafton"
    assert date(2027, 1, 4) not in closed, "the calendar reaches there and says nothing"
    assert closed[date(2027, 7, 5)] == "sommarlov (ungefärligt)"
    assert public_holidays(2027).keys() & set(closed)


def test_the_days_after_a_serious_event():
    event = datetime(2026, 11, 19, 23, 15)
    days = fast_days(VASTERAS, event, date(2026, 11, 20), 75)
    assert days.light is Light.DARK and 2 <= (days.starts_at.date() - event.date()).days <= 7
    assert days.meeting_before == days.starts_at - timedelta(minutes=30)
    assert 10 <= (days.meeting_after.date() - days.starts_at.date()).days <= 14
    assert fast_days(VASTERAS, event, date(2026, 12, 20), 75) is None, "a month later it is an ordinary walk"

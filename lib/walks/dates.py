"""Days to walk: in light or in dark, outside holidays and school breaks, with the meetings that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lib.domain.calendar_days import Calendar, public_holidays
from lib.domain.walk import Light
from lib.walks.sun import Place, light_at

MONDAY_TO_THURSDAY = frozenset(range(4))
LEAD_DAYS = 28
"""From today to an ordinary walk: a week to invite, and the first meeting two to three weeks before."""
APART = range(14, 22)
"""Days between two meetings."""
REPEAT_DAYS = 182
"""Until the walk is done again: when what was promised within six months should be there."""
SEARCHED_DAYS = 400
FAST_DAYS = range(2, 8)
FAST_AFTER = range(10, 15)
BREAK_BEFORE_WALK = timedelta(minutes=30)
USUAL_BREAKS = (("jullov (ungefärligt)", (12, 20), (1, 8)), ("sommarlov (ungefärligt)", (6, 12), (8, 17)))
"""Our own rough days, for years whose school year is not in the calendar: month and day, both included."""
MEETING_TIME = time(17, 30)
MEETING_MINUTES = 90

EVENING = tuple(time(hour, minute) for hour in range(16, 22) for minute in (0, 30))
DAYTIME = tuple(time(hour, minute) for hour in range(9, 16) for minute in (0, 30))
LATEST_END = time(22, 0)
WANTED: dict[Light, time] = {Light.DARK: time(18, 0), Light.LIGHT: time(17, 0)}
WANTED_BY_DAY = time(13, 0)


@dataclass(frozen=True)
class WalkDays:
    """All in local time without a zone. A round alone is None when there is no such hour before the walk; `repeat` is
    None when none is found within a year and a half."""

    light: Light
    starts_at: datetime
    ends_at: datetime
    meeting_before: datetime
    meeting_after: datetime
    solo_light: datetime | None
    solo_dark: datetime | None
    repeat: datetime | None


def closed_days(calendar: Calendar, first: date, last: date) -> dict[date, str]:
    """Holidays, the eves that most have off, and days of school breaks, with their names. Where the calendar ends, the
    long breaks are taken to be as usual."""
    years = range(first.year, last.year + 1)
    named = {day: name for year in years for day, name in public_holidays(year).items()}
    for stretch in calendar.breaks:
        for number in range((stretch.last - stretch.first).days + 1):
            named.setdefault(stretch.first + timedelta(number), stretch.name)
    known = school_known_until(calendar) or date.min
    for day in (first + timedelta(number) for number in range((last - first).days + 1)):
        usual = next((name for name, begin, end in USUAL_BREAKS if _is_within((day.month, day.day), begin, end)), None)
        if day > known and usual:
            named.setdefault(day, usual)
    return {day: name for day, name in sorted(named.items()) if first <= day <= last}


def school_known_until(calendar: Calendar) -> date | None:
    """The last day that the school year is known to; None when it is not known at all."""
    return max((stretch.last for stretch in calendar.school), default=None)


def proposed_days(
    place: Place, calendar: Calendar, today: date, minutes: int, light: Light, n_wanted: int = 3
) -> tuple[WalkDays, ...]:
    """The first days, in different weeks, when the whole walk is in the light that is asked for, Monday to Thursday,
    and when its meetings too fall on open days. Empty when there are none within 400 days."""
    closed = closed_days(calendar, today, today + timedelta(SEARCHED_DAYS + REPEAT_DAYS * 2))
    found: list[WalkDays] = []
    for day in _open_days(today + timedelta(LEAD_DAYS), SEARCHED_DAYS, closed):
        if len(found) == n_wanted:
            break
        if found and day.isocalendar()[:2] == found[-1].starts_at.date().isocalendar()[:2]:
            continue
        starts = start_on(place, day, minutes, light)
        if starts is not None and (days := _with_meetings(place, closed, starts, minutes, light)):
            found.append(days)
    return tuple(found)


def fast_days(place: Place, event: datetime, today: date, minutes: int) -> WalkDays | None:
    """For the days after a serious event: a walk within a week in the light that it happened in, a short meeting just
    before it and one within two weeks; breaks and weekends do not stop it, holidays do. None when it is too late."""
    light = Light.LIGHT if light_at(place, event) is Light.LIGHT else Light.DARK
    holidays = {day for year in (today.year, today.year + 1) for day in public_holidays(year)}
    for n in FAST_DAYS:
        day = event.date() + timedelta(n)
        starts = start_on(place, day, minutes, light)
        if day <= today or day in holidays or starts is None:
            continue
        after = next((day + timedelta(m) for m in FAST_AFTER if day + timedelta(m) not in holidays), None)
        if after is None:
            continue
        between = [today + timedelta(m) for m in range(max((day - today).days, 0))]
        solo = {kind: _alone(place, [*between, day], starts, kind) for kind in (Light.LIGHT, Light.DARK)}
        meeting = datetime.combine(after, MEETING_TIME)
        ends = starts + timedelta(minutes=minutes)
        return WalkDays(
            light, starts, ends, starts - BREAK_BEFORE_WALK, meeting, solo[Light.LIGHT], solo[Light.DARK], None
        )
    return None


def start_on(place: Place, day: date, minutes: int, light: Light) -> datetime | None:
    """When to begin that day so that all of the walk is in that light: in the evening when it can be, else by day.

    None when the day has no such hours, as a dark evening in June."""
    for hours, wanted in ((EVENING, WANTED[light]), (DAYTIME, WANTED_BY_DAY)):
        if light is Light.DARK and hours is DAYTIME:
            return None
        fitting = [at for at in hours if _is_all(place, datetime.combine(day, at), minutes, light)]
        if fitting:
            return datetime.combine(day, min(fitting, key=lambda at: (abs(_minute(at) - _minute(wanted)), at)))
    return None


def _with_meetings(
    place: Place, closed: dict[date, str], starts: datetime, minutes: int, light: Light
) -> WalkDays | None:
    day = starts.date()
    before = next((other for n in APART if _is_open(other := day - timedelta(n), closed)), None)
    after = next((other for n in APART if _is_open(other := day + timedelta(n), closed)), None)
    if before is None or after is None:
        return None
    between = [before + timedelta(n) for n in range(1, (day - before).days)]
    solo = {kind: _alone(place, between, starts, kind) for kind in (Light.LIGHT, Light.DARK)}
    again = _open_days(day + timedelta(REPEAT_DAYS), SEARCHED_DAYS, closed)
    repeat = next((when for other in again if (when := start_on(place, other, minutes, light))), None)
    ends = starts + timedelta(minutes=minutes)
    first, last = (datetime.combine(other, MEETING_TIME) for other in (before, after))
    return WalkDays(light, starts, ends, first, last, solo[Light.LIGHT], solo[Light.DARK], repeat)


def _alone(place: Place, days: list[date], walk: datetime, light: Light) -> datetime | None:
    """The first hour before the walk, of any day, when those who plan it can walk the round alone in that light."""
    found = (start_on(place, day, MEETING_MINUTES, light) for day in days)
    return next((when for when in found if when is not None and when < walk), None)


def _open_days(first: date, n_days: int, closed: dict[date, str]) -> Iterator[date]:
    days = (first + timedelta(n) for n in range(n_days))
    return (day for day in days if _is_open(day, closed))


def _is_open(day: date, closed: dict[date, str]) -> bool:
    return day.weekday() in MONDAY_TO_THURSDAY and day not in closed


def _is_all(place: Place, starts: datetime, minutes: int, light: Light) -> bool:
    ends = starts + timedelta(minutes=minutes)
    is_same_day = ends.date() == starts.date() and ends.time() <= LATEST_END
    return is_same_day and light_at(place, starts) is light and light_at(place, ends) is light


def _is_within(day: tuple[int, int], begin: tuple[int, int], end: tuple[int, int]) -> bool:
    """Also over the turn of the year."""
    return begin <= day <= end if begin <= end else day >= begin or day <= end


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute

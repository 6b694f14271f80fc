"""Calendar files (.ics, RFC 5545) that any calendar program opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Lägesbild//SV"


@dataclass(frozen=True)
class CalendarEntry:
    """Something that happens: on a whole day when `starts` is a date, else at a local time until `ends`.

    `uid` is the same each time the same thing is written, so that a calendar changes it instead of doubling it.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: datetime | None = None
    description: str = ""
    place: str = ""
    remind_days_before: int | None = None


def calendar_bytes(name: str, entries: Iterable[CalendarEntry], stamped: datetime, time_zone: str) -> bytes:
    """The file, the same for the same arguments. Times without a zone are local in `time_zone` and written in UTC.

    `stamped` is when the entries were last true, with a zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, stamped, ZoneInfo(time_zone)))
    return calendar.to_ical()


def _event(entry: CalendarEntry, stamped: datetime, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamped.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("dtstart", _moment(entry.starts, zone))
    event.add("dtend", _end(entry, zone))
    for key, text in (("description", entry.description), ("location", entry.place)):
        if text:
            event.add(key, text)
    if not isinstance(entry.starts, datetime):
        event.add("transp", "TRANSPARENT")  # a day to remember takes no time from the day
    if entry.remind_days_before is not None:
        event.add_component(_alarm(entry.title, entry.remind_days_before))
    return event


def _end(entry: CalendarEntry, zone: ZoneInfo) -> date | datetime:
    """A whole day ends where the next begins."""
    if not isinstance(entry.starts, datetime):
        return entry.starts + timedelta(days=1)
    return _moment(entry.ends or entry.starts, zone)


def _moment(when: date | datetime, zone: ZoneInfo) -> date | datetime:
    if not isinstance(when, datetime):
        return when
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)


def _alarm(title: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-days))
    return alarm

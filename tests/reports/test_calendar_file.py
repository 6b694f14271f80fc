"""Calendar files, opened again by icalendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from lib.reports.calendar_file import CalendarEntry, calendar_bytes

STAMPED = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = CalendarEntry("rapport-2025-1@provby", "Läget redovisas; å, ä", date(2025, 11, 30), None, "Rad 1\nRad 2",
                    remind_days_before=14)  # fmt: skip


def written(*entries, zone="Europe/Stockholm"):
    return calendar_bytes("Provplan", entries, STAMPED, zone)


def opened(*entries, **more):
    return Calendar.from_ical(written(*entries, **more)).walk("VEVENT")


def test_a_whole_day_is_a_day_and_ends_where_the_next_begins():
    (event,) = opened(DAY)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 11, 30), date(2025, 12, 1))
    assert not isinstance(event.decoded("dtstart"), datetime)
    assert (str(event["summary"]), str(event["description"])) == ("Läget redovisas; å, ä", "Rad 1\nRad 2")
    assert str(event["uid"]) == "rapport-2025-1@provby" and str(event["transp"]) == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-14)


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 1, 15, 18, 0), datetime(2026, 1, 15, 17, 0, tzinfo=UTC)),  # winter: one hour ahead
        (datetime(2026, 7, 15, 18, 0), datetime(2026, 7, 15, 16, 0, tzinfo=UTC)),  # summer: two
        (datetime(2026, 3, 29, 3, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # the hour after the clocks change
        (datetime(2026, 7, 15, 18, 0, tzinfo=UTC), datetime(2026, 7, 15, 18, 0, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_the_right_moment(local, utc):
    walk = CalendarEntry("vandring-1@provby", "Trygghetsvandring", local, local + timedelta(hours=2), place="Torget")
    (event,) = opened(walk)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (utc, utc + timedelta(hours=2))
    assert str(event["location"]) == "Torget" and "transp" not in event
    assert f"DTSTART:{utc:%Y%m%dT%H%M%SZ}" in written(walk).decode()


def test_the_same_entries_give_the_same_bytes():
    assert written(DAY) == written(DAY)
    assert written(DAY).count(b"DTSTAMP:20261121T093000Z") == 1


def test_the_file_is_as_the_standard_wants_it():
    """RFC 5545: lines end with CR LF, are at most 75 octets long, and a calendar names its version and maker."""
    content = written(DAY, CalendarEntry("x@y", "Lång " * 60, date(2026, 1, 1)))
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(content)
    assert str(calendar["version"]) == "2.0" and calendar["prodid"]
    assert str(calendar.walk("VEVENT")[1]["summary"]).strip() == ("Lång " * 60).strip()


def test_a_calendar_without_entries_can_be_opened():
    assert opened() == []

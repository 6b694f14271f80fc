"""The calendar file of a walk, as another program opens it."""

from datetime import datetime, timedelta

from icalendar import Calendar

from lib.reports.walk_calendar import walk_calendar

NOW = datetime(2026, 11, 21, 19, 0)
WALK = {
    "id": 7, "title": "Runt torget; en gång", "starts_at": datetime(2026, 12, 2, 18), "minutes": 75,
    "meeting_before": datetime(2026, 11, 17, 17, 30), "meeting_after": datetime(2027, 6, 16, 17, 30),
    "meeting_place": "Biblioteket, entrén", "invitation": "Välkommen!\nTa med ficklampa.",
}  # fmt: skip


def events_of(walk):
    return list(Calendar.from_ical(walk_calendar(walk, "0001-prov", "Europe/Stockholm", NOW)).walk("VEVENT"))


def test_the_three_meetings_are_there_at_their_times():
    before, walk, after = events_of(WALK)
    titles = [str(one["summary"]) for one in (before, walk, after)]
    assert titles == [f"{told}: Runt torget; en gång" for told in ("Möte före", "Vandring", "Möte efter")]
    starts = [f"{one['dtstart'].dt:%Y-%m-%d %H:%M %Z}" for one in (before, walk, after)]
    assert starts == ["2026-11-17 16:30 UTC", "2026-12-02 17:00 UTC", "2027-06-16 15:30 UTC"], "the last in summer"
    assert walk["dtend"].dt - walk["dtstart"].dt == timedelta(minutes=75)
    assert (str(walk["location"]), str(walk["description"])) == (WALK["meeting_place"], WALK["invitation"])
    assert len({str(one["uid"]) for one in (before, walk, after)}) == 3


def test_a_meeting_without_a_time_is_left_out_and_the_file_is_the_same_each_time():
    (walk,) = events_of(WALK | {"meeting_before": None, "meeting_after": None})
    assert str(walk["uid"]) == str(events_of(WALK)[1]["uid"])
    assert walk_calendar(WALK, "a", "Europe/Stockholm", NOW) == walk_calendar(WALK, "a", "Europe/Stockholm", NOW)

"""The calendar file of a walk: the meeting before, the walk and the meeting after."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from lib.reports.calendar_file import CalendarEntry, calendar_bytes

MEETING = timedelta(minutes=60)


def walk_calendar(walk: Mapping[str, Any], municipality: str, time_zone: str, now: datetime) -> bytes:
    """An entry for each of the three meetings that has a time. `walk` is a whole row; `now` is UTC without a zone."""
    entries = tuple(_entries(walk, municipality))
    return calendar_bytes(str(walk["title"]), entries, now.replace(tzinfo=UTC), time_zone)


def _entries(walk: Mapping[str, Any], municipality: str) -> Iterator[CalendarEntry]:
    title, place = str(walk["title"]), str(walk.get("meeting_place") or "")
    minutes = timedelta(minutes=int(walk.get("minutes") or 90))
    for name, told, length in (
        ("meeting_before", "Möte före", MEETING),
        ("starts_at", "Vandring", minutes),
        ("meeting_after", "Möte efter", MEETING),
    ):
        starts = walk.get(name)
        if starts is not None:
            text = str(walk.get("invitation") or "") if name == "starts_at" else ""
            uid = f"vandring-{walk['id']}-{name}@{municipality}"
            yield CalendarEntry(uid, f"{told}: {title}", starts, starts + length, text, place, remind_days_before=1)

"""Moments, as the store and the files write them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def utc_now() -> datetime:
    """UTC without a zone: databases keep it as it is, whatever zone they stand in."""
    return datetime.now(UTC).replace(tzinfo=None)


def in_zone(moment: datetime, time_zone: str) -> datetime:
    """A local moment with its zone as a fixed offset from UTC, as files of documents want it."""
    offset = moment.replace(tzinfo=ZoneInfo(time_zone)).utcoffset()
    return moment.replace(tzinfo=timezone(offset or timedelta()))

"""Files of a version: the frozen copy, its open extract, and the day of the next revision for a calendar."""

import json
from datetime import UTC, date, datetime, time

from lib.analysis.version_rows import Frozen, extract_of
from lib.domain.canonical import canonical_bytes
from lib.reports.calendar_file import CalendarEntry, calendar_bytes

REMIND_DAYS_BEFORE = 90
"""A picture takes a quarter of a year to make anew."""


def whole_copy(frozen: Frozen) -> bytes:
    """The copy itself, byte for byte what the seal is of. For those inside only."""
    if frozen.is_extract:
        raise ValueError("the whole copy is not for roles outside")
    return canonical_bytes(frozen.content)


def open_extract(frozen: Frozen) -> bytes:
    """What may leave the house, as readable JSON: figures hidden for the public, open rows, the texts."""
    content = frozen.content if frozen.is_extract else extract_of(frozen.content)
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")


def revision_calendar(title: str, number: int, day: date, municipality: str, today: date, time_zone: str) -> bytes:
    """A whole day for the next revision, with a reminder in good time."""
    entry = CalendarEntry(
        uid=f"revidering-{number}@{municipality}.lagesbild",
        title=f"Lägesbilden ska vara reviderad ({title})",
        starts=day,
        description="Minst vartannat år, enligt lag 2023:196. Börja i tid: en ny lägesbild tar några månader.",
        remind_days_before=REMIND_DAYS_BEFORE,
    )
    return calendar_bytes("Lägesbildens revidering", [entry], datetime.combine(today, time(), UTC), time_zone)

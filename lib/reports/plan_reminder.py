"""Who has not reported, as a text to send and as days in a calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter

import pandas as pd

from lib.domain.half_year import HalfYear
from lib.domain.plan import Plan
from lib.domain.plan_follow_up import Deadline, deadlines
from lib.reports.calendar_file import CalendarEntry, calendar_bytes

REMIND_DAYS_BEFORE = 14


def reminder_text(plan: Plan, half: HalfYear, missing: pd.DataFrame) -> str:
    """When the half-year is to be told, and the activities without a report under the board that leads them.

    `missing` is as `lib.analysis.plan_follow_up.missing_reports` gives it. No text of any board is repeated.
    """
    head = [f"Rapporter som saknas för {half.label}", plan.name, ""]
    return "\n".join([*head, *_when(plan, half), *_by_board(missing)]).rstrip() + "\n"


def deadline_calendar(
    plan: Plan, half: HalfYear, missing: pd.DataFrame, municipality: str, today: date, time_zone: str
) -> bytes:
    """A whole day for each time that the half-year is to be told, with what is still missing today."""
    lacking = "\n".join(_by_board(missing)).rstrip() or "Alla aktiviteter är rapporterade."
    entries = [_entry(deadline, municipality, plan.id, lacking) for deadline in deadlines(plan, half)]
    return calendar_bytes(plan.name, entries, datetime.combine(today, time(), UTC), time_zone)


def _entry(deadline: Deadline, municipality: str, plan_id: str, lacking: str) -> CalendarEntry:
    return CalendarEntry(
        uid=f"{deadline.follow_up_id}-{deadline.half}-{plan_id}@{municipality}.lagesbild",
        title=f"{deadline.name} ({deadline.half.label})",
        starts=deadline.due,
        description="\n".join([f"Till: {deadline.receiver}", *([deadline.note] if deadline.note else []), "", lacking]),
        remind_days_before=REMIND_DAYS_BEFORE,
    )


def _when(plan: Plan, half: HalfYear) -> Iterator[str]:
    found = deadlines(plan, half)
    for deadline in found:
        yield f"Senast {deadline.due}: {deadline.name} ({deadline.receiver})"
    if not found:
        yield "Planen anger ingen tid för det här halvåret."
    yield ""


def _by_board(missing: pd.DataFrame) -> Iterator[str]:
    for board, rows in missing_by_board(missing):
        yield board
        yield from (f"- {activity} {title}" for activity, title in rows)
        yield ""


def missing_by_board(missing: pd.DataFrame) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Number and title of each activity, under the name of the board that leads it."""
    rows = zip(missing["lead_name"], missing["activity"], missing["title"], strict=True)
    for board, led in groupby(rows, key=itemgetter(0)):
        yield board, [(activity, title) for _, activity, title in led]

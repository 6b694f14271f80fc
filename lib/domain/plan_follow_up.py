"""Following up a plan: what a board can say of an activity, for which half-years, and until when."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity, FollowUp, Plan


class ActivityStatus(StrEnum):
    """How far an activity has come. MISSING is never reported: it says that nobody has."""

    NOT_STARTED = "ej_paborjad"
    ONGOING = "pagar"
    DONE = "genomford"
    DELAYED = "forsenad"
    CHANGED = "andrad"
    CARRIED_OVER = "fors_vidare"
    CLOSED = "avslutad"
    MISSING = "rapport_saknas"


REPORTABLE = tuple(status for status in ActivityStatus if status is not ActivityStatus.MISSING)
NEEDS_REASON = frozenset({ActivityStatus.CHANGED, ActivityStatus.CLOSED})
FINAL = frozenset({ActivityStatus.DONE, ActivityStatus.CLOSED})
"""After these no more reports are expected."""
TEXTS = ("done", "result", "obstacles", "next_step", "reason")


@dataclass(frozen=True, order=True)
class Deadline:
    """When reports for `half` are to be told: the last day of the month that the plan names."""

    due: date
    follow_up_id: str
    name: str
    receiver: str
    half: HalfYear
    note: str | None = None


@dataclass(frozen=True)
class Tally:
    """`n` activities: those with a report for the half-year, those that were over before it, and those without."""

    n: int
    n_reported: int
    n_final_before: int
    n_missing: int
    by_status: dict[str, int]

    def count(self, status: ActivityStatus) -> int:
        return self.by_status.get(status, 0)


def half_years(plan: Plan) -> tuple[HalfYear, ...]:
    """Every half-year of the plan, in order."""
    years = range(plan.period_from, plan.period_to + 1)
    return tuple(HalfYear(year, half) for year in years for half in (1, 2))


def current_half_year(plan: Plan, today: date) -> HalfYear:
    """The plan's latest half-year that has ended; its first while none has."""
    ended = [half for half in half_years(plan) if half.last_day < today]
    return ended[-1] if ended else half_years(plan)[0]


def deadlines(plan: Plan, half: HalfYear) -> tuple[Deadline, ...]:
    """When the plan wants the half-year told, in order of time. What is told is the half-year that has last ended.

    A follow-up without years comes once for each year that there is something to tell of, the last half-year
    included, which ends with the plan and is told the year after.
    """
    return tuple(sorted(one for one in _all_deadlines(plan) if one.half == half))


def next_status(last: ActivityStatus) -> ActivityStatus:
    """What a new report begins from: an activity that was changed last time goes on as changed."""
    return ActivityStatus.ONGOING if last is ActivityStatus.CHANGED else last


def reporting_boards(plan: Plan, activity: Activity) -> tuple[str, ...]:
    """Ids of the boards that may report: the leading one first, then those that take part."""
    taking_part = [board.id for board in plan.boards] if activity.all_concerned else activity.taking_part
    return tuple(dict.fromkeys((activity.lead, *taking_part)))


def _all_deadlines(plan: Plan) -> Iterator[Deadline]:
    for wanted in plan.follow_up:
        for year in wanted.years or range(plan.period_from, plan.period_to + 2):
            told = HalfYear.of(date(year, wanted.month, 1)).before
            if told in half_years(plan):
                yield _deadline(wanted, year, told)


def _deadline(wanted: FollowUp, year: int, half: HalfYear) -> Deadline:
    due = date(year, wanted.month, monthrange(year, wanted.month)[1])
    return Deadline(due, wanted.id, wanted.name, wanted.receiver, half, wanted.note)

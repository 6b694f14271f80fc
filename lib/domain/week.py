"""The weekly picture's codes: how an area is judged, and what its numbers say."""

from enum import StrEnum

from lib.domain.est_period import Cadence


class WeekLevel(StrEnum):
    """A person's judgement. Undecided is a state of its own, and has no row in the store."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNDECIDED = "undecided"


DECIDED = (WeekLevel.RED, WeekLevel.YELLOW, WeekLevel.GREEN)


class WeekTrend(StrEnum):
    UP = "up"
    SAME = "same"
    DOWN = "down"


class Usual(StrEnum):
    """A count against what is usual for the season."""

    MORE = "more"
    ORDINARY = "ordinary"
    FEWER = "fewer"
    TOO_FEW = "too_few"
    MISSING = "missing"


class NoteStatus(StrEnum):
    DRAFT = "draft"
    DONE = "done"


NOTE_TEXTS = ("summary", "coming", "agreed")

RECENT_PERIODS: dict[Cadence, int] = {"weekly": 26, "biweekly": 13, "monthly": 12}
"""The recent level is learnt from about half a year, months from a year."""
TREND_PERIODS: dict[Cadence, int] = {"weekly": 4, "biweekly": 2, "monthly": 3}
"""The arrow compares as many periods as this with as many before."""

"""How often figures are expected, and whether the newest is older than that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Literal

Rhythm = Literal["continuous", "weekly", "monthly", "yearly", "every_second_year", "every_fourth_year", "irregular"]

MONTHS_BETWEEN: dict[Rhythm, int] = {
    "continuous": 0,
    "weekly": 0,
    "monthly": 1,
    "yearly": 12,
    "every_second_year": 24,
    "every_fourth_year": 48,
}
"""What comes irregularly has no expected time between."""
LATE_AFTER_MONTHS = 1
LATE_AFTER_MONTHS_YEARLY = 3
"""Yearly figures take longer to publish."""


class Freshness(StrEnum):
    CURRENT = "current"
    STALE = "stale"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Age:
    """Whole months since the newest figure, None when its day is not known."""

    months: int | None
    freshness: Freshness


def age_in_months(newest: date | None, today: date, rhythm: Rhythm | None) -> Age:
    """The age of the newest figure against its rhythm.

    Stale is older than the rhythm and the time it takes to publish. Without a day or a rhythm nobody can say.
    """
    if newest is None:
        return Age(None, Freshness.UNKNOWN)
    months = max(0, (today.year - newest.year) * 12 + today.month - newest.month - (today.day < newest.day))
    oldest = oldest_months(rhythm)
    if oldest is None:
        return Age(months, Freshness.UNKNOWN)
    return Age(months, Freshness.STALE if months > oldest else Freshness.CURRENT)


def oldest_months(rhythm: Rhythm | None) -> int | None:
    """How old a figure of this rhythm may be before it is stale; None when that cannot be said."""
    if rhythm is None or rhythm not in MONTHS_BETWEEN:
        return None
    between = MONTHS_BETWEEN[rhythm]
    return between + (LATE_AFTER_MONTHS_YEARLY if between >= 12 else LATE_AFTER_MONTHS)


def shortest(rhythms: Iterable[Rhythm]) -> Rhythm | None:
    """The most frequent of several; None when none of them has a time between."""
    return min((rhythm for rhythm in rhythms if rhythm in MONTHS_BETWEEN), key=MONTHS_BETWEEN.__getitem__, default=None)


def missing_years(years: Iterable[int], rhythm: Rhythm) -> tuple[int, ...]:
    """Years that the rhythm makes one expect between the first and the last there are."""
    step = MONTHS_BETWEEN.get(rhythm, 0) // 12 or 1
    known = sorted(set(years))
    if rhythm not in MONTHS_BETWEEN:
        return ()
    return tuple(year for a, b in pairwise(known) for year in range(a + step, b, step))

"""The periods of the weekly picture: a week, two weeks or a month, as the municipality has decided."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lib.domain.period import Month

Cadence = Literal["weekly", "biweekly", "monthly"]

PERIODS_A_YEAR: dict[Cadence, int] = {"weekly": 52, "biweekly": 26, "monthly": 12}
_WEEKS: dict[Cadence, int] = {"weekly": 1, "biweekly": 2}
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:--(\d{4})-W(\d{2}))?")
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, order=True)
class EstPeriod:
    """From `first` to `last`, both included: a Monday to a Sunday, or a calendar month."""

    first: date
    last: date

    @classmethod
    def of(cls, day: date, cadence: Cadence) -> "EstPeriod":
        """The period that the day lies in. Two weeks always begin in the same ones, over the turn of every year."""
        if cadence == "monthly":
            month = Month(day.year, day.month)
            return cls(_first_of(month), _first_of(month.shift(1)) - timedelta(days=1))
        weeks = _WEEKS[cadence]
        monday = day - timedelta(days=day.weekday())
        monday -= timedelta(weeks=(monday.toordinal() // 7) % weeks)
        return cls(monday, monday + timedelta(days=7 * weeks - 1))

    @classmethod
    def parse(cls, key: str) -> "EstPeriod":
        """From `2026-W43`, `2026-W42--2026-W43` or `2026-10`. Raises ValueError for anything else."""
        if _MONTH.fullmatch(key):
            return cls.of(_first_of(Month.parse(key)), "monthly")
        match = _WEEK.fullmatch(key)
        if match is None:
            raise ValueError(f"not a period: {key!r}")
        year, week, last_year, last_week = match.groups()
        first = date.fromisocalendar(int(year), int(week), 1)
        return cls(first, date.fromisocalendar(int(last_year or year), int(last_week or week), 7))

    @property
    def key(self) -> str:
        """How it is stored and stands in the address."""
        if self.is_month:
            return f"{self.first:%Y-%m}"
        weeks = [f"{day.isocalendar().year}-W{day.isocalendar().week:02d}" for day in (self.first, self.last)]
        return "--".join(dict.fromkeys(weeks))

    @property
    def cadence(self) -> Cadence:
        if self.is_month:
            return "monthly"
        return "weekly" if self.days == 7 else "biweekly"

    @property
    def is_month(self) -> bool:
        return self.first.day == 1 and self.days > 14

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def label(self) -> str:
        """`v. 43 2026`, `v. 42–43 2026` or `oktober 2026`."""
        if self.is_month:
            return Month(self.first.year, self.first.month).label
        first, last = self.first.isocalendar(), self.last.isocalendar()
        if first.week == last.week:
            return f"v. {first.week} {first.year}"
        year = f" {first.year}" if first.year != last.year else ""
        return f"v. {first.week}{year}–{last.week} {last.year}"

    @property
    def days_label(self) -> str:
        """`19–25 okt 2026`."""
        first, last = (f"{day.day} {Month(day.year, day.month).short_label}" for day in (self.first, self.last))
        if self.first.month == self.last.month:
            return f"{self.first.day}–{last}"
        return f"{first}–{last}"

    @property
    def before(self) -> "EstPeriod":
        return EstPeriod.of(self.first - timedelta(days=1), self.cadence)

    @property
    def after(self) -> "EstPeriod":
        return EstPeriod.of(self.last + timedelta(days=1), self.cadence)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def periods_between(first: date, last: date, cadence: Cadence) -> tuple[EstPeriod, ...]:
    """Every period that has a day from `first` to `last`, oldest first."""
    found, period = [], EstPeriod.of(first, cadence)
    while period.first <= last:
        found.append(period)
        period = period.after
    return tuple(found)


def _first_of(month: Month) -> date:
    return date(month.year, month.month, 1)

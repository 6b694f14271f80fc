"""Minutes since the first month of a table, and the hours at which things happen."""

import numpy as np

from lib.demo.background import Background
from lib.demo.planted import Planted, Table, evening_hours

HOURS_IN_WEEK = 168
MONDAY = np.datetime64("2021-11-01")


def month_range(first: str, last: str) -> np.ndarray:
    """Every month from the first to the last, both included."""
    return np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 1)


class Clock:
    """Local time from the first hour of `first` to the last of `last`, both months."""

    def __init__(self, first: str, last: str) -> None:
        months = month_range(first, last)
        self.start = months[0].astype("datetime64[m]")
        hours = np.arange(months[0].astype("datetime64[h]"), (months[-1] + 1).astype("datetime64[h]"))
        self.hour_of_week = (hours - MONDAY.astype("datetime64[h]")).astype(int) % HOURS_IN_WEEK
        self.skipped = np.flatnonzero(_is_skipped(hours))
        starts = np.append(months, months[-1] + 1).astype("datetime64[h]")
        self.month_hours = (starts - hours[0]).astype(int)
        self.n_minutes = len(hours) * 60

    def draw(self, rng: np.random.Generator, months: np.ndarray, week: np.ndarray) -> np.ndarray:
        """A minute in each of the months (counted from the first), by the 168 weights of the week."""
        weights = week[self.hour_of_week]
        weights[self.skipped] = 0
        sums = np.append(0.0, np.cumsum(weights))
        marks = rng.uniform(sums[self.month_hours[months]], sums[self.month_hours[months + 1]])
        hours = np.clip(np.searchsorted(sums, marks, side="right") - 1, 0, len(weights) - 1)
        minutes: np.ndarray = hours * 60 + rng.integers(0, 60, len(hours))
        return minutes

    def times(self, minutes: np.ndarray) -> np.ndarray:
        """Local times, none outside the months; the hour that summer time skips becomes the start of the next."""
        inside = np.clip(minutes, 0, self.n_minutes - 1)
        hours = inside // 60
        shown = self.start + np.where(np.isin(hours, self.skipped), (hours + 1) * 60, inside).astype("timedelta64[m]")
        times: np.ndarray = shown.astype("datetime64[s]")
        return times


def week_of(background: Background, planted: Planted, table: Table, name: str) -> np.ndarray:
    """The 168 weights of a kind's week, with what is planted."""
    week = np.array(background.rhythms[background.kinds(table)[name].rhythm].week, dtype=float)
    for rhythm in planted.weekly:
        if rhythm.table == table and name in rhythm.kinds:
            week[evening_hours(rhythm.evenings, rhythm.hours)] *= rhythm.times
    return week


def _is_skipped(hours: np.ndarray) -> np.ndarray:
    """Two in the morning on the last Sunday of March."""
    days = hours.astype("datetime64[D]")
    month_ends = (days.astype("datetime64[M]") + 1).astype("datetime64[D]")
    is_march = days.astype("datetime64[M]").astype(int) % 12 == 2
    is_sunday = (days - MONDAY).astype(int) % 7 == 6
    is_two = (hours - days.astype("datetime64[h]")).astype(int) == 2
    skipped: np.ndarray = is_march & is_sunday & is_two & ((month_ends - days).astype(int) <= 7)
    return skipped

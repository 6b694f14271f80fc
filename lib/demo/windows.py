"""From when to when something may have happened."""

import numpy as np

from lib.demo.background import Window

DAY = 24 * 60
GRID = 5
"""Reported times are rounded to five minutes."""


def draw_window(rng: np.random.Generator, moments: np.ndarray, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """First and last minute around each moment."""
    if window.overnight:
        return _night(rng, moments)
    if window.days:
        return _whole_days(rng, moments, window.days)
    if span := window.span_minutes:
        return _span(rng, moments, span)
    raise ValueError("a window needs minutes, hours, days or overnight")


def _span(rng: np.random.Generator, moments: np.ndarray, span: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Lengths spread evenly on the log scale, within the bounds also after rounding."""
    length = np.exp(rng.uniform(np.log(span[0]), np.log(span[1]), len(moments)))
    length = np.clip(np.rint(length / GRID) * GRID, span[0], span[1]).astype(int)
    first = np.rint((moments - rng.uniform(0, 1, len(moments)) * length) / GRID).astype(int) * GRID
    return first, first + length


def _night(rng: np.random.Generator, moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    evening = (moments - DAY // 2) // DAY * DAY
    first = evening + rng.integers(17 * 60 // GRID, 22 * 60 // GRID, len(moments)) * GRID
    last = evening + DAY + rng.integers(6 * 60 // GRID, 9 * 60 // GRID, len(moments)) * GRID
    return first, last


def _whole_days(rng: np.random.Generator, moments: np.ndarray, days: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Mostly one day, sometimes up to the most."""
    n_days = np.clip(rng.geometric(0.6, len(moments)), days[0], days[1])
    first = moments // DAY * DAY
    return first, first + n_days * DAY - 1

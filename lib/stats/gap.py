"""Do two groups differ as much in an area as they do elsewhere?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.intervals import wilson_limits
from lib.stats.natural_spread import natural_spread

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class GapContrast:
    """For each area: the share of the first group less that of the second with 95 % limits, and `p` against the
    usual gap. Shares between 0 and 1; NaN where a group has nobody."""

    gap: Floats
    lower: Floats
    upper: Floats
    p: Floats


def gap_contrast(
    first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike, usual: float, spread: float
) -> GapContrast:
    """Hits and sizes of two groups by area, the gap that is usual (the municipality's, or 0) and how much the gap
    differs between areas anyway (`gap_spread`).

    p is two-sided and normal, with one hit and one miss added to each group.
    Methods: limits Newcombe (1998), method 10; test Agresti and Caffo (2000).
    """
    x, n, y, m = _groups(first, n_first, second, n_second)
    lower, upper = difference_limits(x, n, y, m)
    away, variance = _away(x, n, y, m, usual)
    p = 2 * stats.norm.sf(np.abs(away) / np.sqrt(variance + spread**2))
    return GapContrast(x / n - y / m, lower, upper, p)


def gap_spread(first: ArrayLike, n_first: ArrayLike, second: ArrayLike, n_second: ArrayLike, usual: float) -> float:
    """The standard deviation of the gap between areas, beyond chance."""
    away, variance = _away(*_groups(first, n_first, second, n_second), usual)
    known = np.isfinite(away)
    return natural_spread(away[known], variance[known])


def difference_limits(x: ArrayLike, n: ArrayLike, y: ArrayLike, m: ArrayLike) -> tuple[Floats, Floats]:
    """95 % limits of x/n - y/m, two independent shares, from the Wilson limits of each. Newcombe (1998), method 10."""
    a, b = np.asarray(x, dtype=float) / np.asarray(n), np.asarray(y, dtype=float) / np.asarray(m)
    (low_a, high_a), (low_b, high_b) = wilson_limits(x, n), wilson_limits(y, m)
    lower = a - b - np.sqrt((a - low_a) ** 2 + (high_b - b) ** 2)
    upper = a - b + np.sqrt((high_a - a) ** 2 + (b - low_b) ** 2)
    return lower, upper


def _groups(*given: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    """Floats, with groups of nobody as NaN and their hits as 0."""
    x, n, y, m = (np.asarray(values, dtype=float) for values in given)
    sizes = [np.where(size > 0, size, np.nan) for size in (n, m)]
    hits = [np.where(np.isfinite(size), hit, 0.0) for hit, size in zip((x, y), sizes, strict=True)]
    return hits[0], sizes[0], hits[1], sizes[1]


def _away(x: Floats, n: Floats, y: Floats, m: Floats, usual: float) -> tuple[Floats, Floats]:
    """The distance of the gap from what is usual, and its variance by chance."""
    share, other = (x + 1) / (n + 2), (y + 1) / (m + 2)
    return share - other - usual, share * (1 - share) / (n + 2) + other * (1 - other) / (m + 2)

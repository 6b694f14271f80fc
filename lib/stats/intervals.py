"""95 % limits for counts and shares."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

EXACT_BELOW = 10
"""Counts below this get exact Poisson limits, the rest Byar's."""

Floats = NDArray[np.float64]


def poisson_limits(counts: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Lower and upper limits of Poisson means: exact below ten events, Byar's approximation from ten.

    `counts` are whole numbers, any shape; NaN gives NaN. The two ways meet within 0.3 % at ten.
    Methods: Garwood (1936) for the exact limits; Breslow and Day (1987), volume II, for Byar's.
    """
    observed = np.asarray(counts, dtype=float)
    if np.any(observed < 0):
        raise ValueError("a count cannot be negative")
    tail = (1 - level) / 2
    exact_lower = np.where(observed == 0, 0.0, stats.chi2.ppf(tail, 2 * observed) / 2)
    exact_upper = stats.chi2.ppf(1 - tail, 2 * (observed + 1)) / 2
    byar_lower, byar_upper = _byar(observed, stats.norm.ppf(1 - tail))
    few = observed < EXACT_BELOW
    return np.where(few, exact_lower, byar_lower), np.where(few, exact_upper, byar_upper)


def wilson_limits(numerators: ArrayLike, denominators: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Score limits of shares, between 0 and 1; a denominator of 0 or NaN gives NaN. Method: Wilson (1927)."""
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    if np.any(x < 0) or np.any(x > n):
        raise ValueError("a numerator must lie between 0 and its denominator")
    n = np.where(n > 0, n, np.nan)
    z = stats.norm.ppf((1 + level) / 2)
    share = x / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def answers_behind(shares: ArrayLike, margins: ArrayLike, level: float = 0.95) -> Floats:
    """How many independent answers would give shares (0 to 1) those margins of error; NaN where none or all said so.

    What weights and clusters cost a survey is in its own margin: tests that take these for n agree with it. Method:
    the effective sample size, Kish (1965).
    """
    share, margin = np.asarray(shares, dtype=float), np.asarray(margins, dtype=float)
    z = stats.norm.ppf((1 + level) / 2)
    usable = (margin > 0) & (share > 0) & (share < 1)
    return np.where(usable, z**2 * share * (1 - share) / np.where(usable, margin, np.nan) ** 2, np.nan)


def _byar(observed: Floats, z: float) -> tuple[Floats, Floats]:
    at_least_one = np.maximum(observed, 1)
    lower = observed * (1 - 1 / (9 * at_least_one) - z / (3 * np.sqrt(at_least_one))) ** 3
    more = observed + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return lower, upper

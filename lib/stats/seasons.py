"""More than expected in some months of the year?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from lib.domain.hot_spot_codes import Level
from lib.stats.discoveries import is_discovery

Floats = NDArray[np.float64]
FEWEST_EXPECTED = 5.0
"""A season with a smaller expected number is too few to tell."""


@dataclass(frozen=True, eq=False)
class Seasons:
    """By season, over all years: seen, expected if each day of a year were like any other, the range that holds 95 %
    of what chance gives, the p-value and the level; `dispersion` is 1 where counts vary like Poisson's."""

    observed: Floats
    expected: Floats
    lower: Floats
    upper: Floats
    p: Floats
    levels: NDArray[np.object_]
    dispersion: float


def seasons(counts: NDArray[np.float64], days: NDArray[np.float64]) -> Seasons:
    """`counts` and `days` (number of days) are year × season, whole years.

    A year's events are shared over its seasons by their days. Years differ in level without disturbing. Where the
    same season varies from year to year more than Poisson's law, the range grows by as much (quasi-likelihood,
    McCullagh and Nelder 1989; dispersion from Pearson's chi-square of the year × season table). False discoveries
    are held back over the seasons.
    """
    share = days / days.sum(axis=1, keepdims=True)
    expected_by_year = counts.sum(axis=1, keepdims=True) * share
    observed, expected = counts.sum(axis=0), expected_by_year.sum(axis=0)
    dispersion = _dispersion(counts, expected_by_year)
    spread = np.sqrt(dispersion * (expected_by_year * (1 - share)).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        p = np.where(spread > 0, 2 * stats.norm.sf(np.abs(observed - expected) / spread), np.nan)
    p = np.where(expected >= FEWEST_EXPECTED, p, np.nan)
    half = stats.norm.ppf(0.975) * spread
    return Seasons(
        observed=observed,
        expected=expected,
        lower=np.maximum(expected - half, 0.0),
        upper=expected + half,
        p=p,
        levels=_levels(observed, expected, p),
        dispersion=dispersion,
    )


def _dispersion(counts: Floats, expected_by_year: Floats) -> float:
    """At least 1; 1 with a single year, which shows no variation between years."""
    n_years, n_seasons = counts.shape
    fitted = counts.sum(axis=0) * expected_by_year / np.maximum(expected_by_year.sum(axis=0), 1e-12)
    used = fitted > 0
    freedom = (n_years - 1) * (n_seasons - 1)
    if freedom < 1 or not used.any():
        return 1.0
    return max(1.0, float((((counts - fitted)[used]) ** 2 / fitted[used]).sum() / freedom))


def _levels(observed: Floats, expected: Floats, p: Floats) -> NDArray[np.object_]:
    levels = np.full(len(p), Level.MAYBE_CHANCE, dtype=object)
    sure = is_discovery(p)
    levels[sure & (observed > expected)] = Level.MORE
    levels[sure & (observed < expected)] = Level.FEWER
    levels[np.isnan(p)] = Level.TOO_FEW
    return levels

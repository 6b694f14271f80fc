"""What is usual for the season, with limits for one new count: is this week out of the ordinary?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

TAIL = 0.01
"""What one limit leaves outside in ordinary periods."""
FEWEST_YEARS = 2
"""Whole years that a season needs: one cannot tell a season from that year's own course."""
_NEIGHBOURS = {52: 2, 26: 1, 12: 0}
"""Periods on either side that a season is read from, by periods in a year."""
_NO_SPREAD = 1e-9
_SMALLEST_FACTOR = 0.05
"""A season in which nothing has ever happened still has a little chance."""


@dataclass(frozen=True, eq=False)
class Expected:
    """One new count for each row. `lower` and `upper` are the smallest and the largest ordinary count: outside either
    lies at most 1 % of what chance gives. `dispersion` is 1 where counts vary as Poisson's."""

    mean: Floats
    variance: Floats
    dispersion: Floats
    lower: Floats
    upper: Floats

    def p_more(self, counts: NDArray[np.int64]) -> Floats:
        """How often an ordinary period has as many or more."""
        return np.asarray(_law(self.mean, self.variance).sf(np.asarray(counts) - 1), dtype=float)


def expected_counts(recent: Floats, season: Floats, season_now: float) -> Expected:
    """Counts of one new period, from the recent level and the season.

    `recent` is row × period, `season` the factor of each of those periods and `season_now` that of the new one. The
    level is the recent sum over the recent season. The new count is negative binomial around it, with the variance of
    a Poisson count times the dispersion (Pearson's, at least 1), and that of the level itself. With dispersion 1 this
    is the prediction of a gamma–Poisson model (Gelman et al. 2013; limits as in Noufaily et al. 2013).
    Rows without a single event get the level of half an event, so that the first few are not an alarm by themselves.
    """
    total, chances = recent.sum(axis=1), season.sum()
    level = np.maximum(total, 0.5) / chances
    fitted = level[:, None] * season
    freedom = max(recent.shape[1] - 1, 1)
    dispersion = np.maximum(((recent - fitted) ** 2 / fitted).sum(axis=1) / freedom, 1.0)
    mean = level * season_now
    variance = dispersion * mean * (1 + season_now / chances)
    law = _law(mean, variance)
    upper = law.ppf(1 - TAIL)
    lower = law.ppf(TAIL)
    return Expected(mean, variance, dispersion, np.asarray(lower, dtype=float), np.asarray(upper, dtype=float))


def season_factors(earlier: Floats, periods_a_year: int) -> Floats:
    """The season of each of a year's periods, counted from the period that follows `earlier`: mean 1.

    `earlier` is one row of counts, oldest first, its last the period just before the new one. A period's share of its
    year is averaged over whole years and its neighbours in time, and drawn towards 1 by as much of the spread as chance
    would give (empirical Bayes, Efron and Morris 1975). Ones with fewer than two whole years.
    """
    n_years = len(earlier) // periods_a_year
    if n_years < FEWEST_YEARS:
        return np.ones(periods_a_year)
    years = earlier[len(earlier) - n_years * periods_a_year :].reshape(n_years, periods_a_year)
    usual = years.mean(axis=1, keepdims=True)
    if (usual <= 0).any():
        return np.ones(periods_a_year)
    side = _NEIGHBOURS.get(periods_a_year, 0)
    window = 2 * side + 1
    around = np.sum([np.roll(years, step, axis=1) for step in range(-side, side + 1)], axis=0)
    raw = around.sum(axis=0) / (window * usual.sum())
    noise = _dispersion(years, usual) / (window * usual.sum())
    kept = max(0.0, 1 - noise / max(float(raw.var()), _NO_SPREAD))
    factors = np.maximum(1 + kept * (raw - 1), _SMALLEST_FACTOR)
    return np.asarray(factors / factors.mean(), dtype=float)


def _dispersion(years: Floats, usual: Floats) -> float:
    """How much the same period varies from year to year, against Poisson; at least 1."""
    shape = years.sum(axis=0) / usual.sum()
    fitted = np.maximum(usual * shape, _NO_SPREAD)
    freedom = (years.shape[0] - 1) * (years.shape[1] - 1)
    return max(1.0, float((((years - fitted) ** 2 / fitted)[:, shape > 0]).sum() / freedom))


def _law(mean: Floats, variance: Floats) -> stats.distributions.rv_frozen:
    """The negative binomial with this mean and variance, which is larger than the mean."""
    return stats.nbinom(mean**2 / (variance - mean), mean / variance)

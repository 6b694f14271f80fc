"""Was it a change, or chance? One period against another."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from lib.stats.intervals import wilson_limits

FEWEST_EVENTS = 10
"""Fewer events than this in both periods together: too few to tell either way."""


class Limited(NamedTuple):
    """Estimates with their lower and upper limits, arrays of one shape."""

    estimate: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]


def rate_ratio(
    now: ArrayLike,
    before: ArrayLike,
    exposure_now: ArrayLike = 1.0,
    exposure_before: ArrayLike = 1.0,
    level: float = 0.95,
    dispersion: ArrayLike = 1.0,
) -> Limited:
    """The rate now divided by the rate before, with exact limits; counts are whole numbers, exposures positive.

    `dispersion` is how many times the Poisson variance the counts vary, at least 1: the limits are then those of that
    many times fewer events (Korn and Graubard 1998, effective sample size).

    The limits are those of the share that the events now are of all events, turned into a ratio: 1 lies outside
    them exactly when `count_change_p` is below 1 - level. No events before gives infinity, none at all or an
    exposure that is missing gives NaN. Method: Clopper and Pearson (1934) on the conditional binomial, as in
    Lehmann (1986) and R's poisson.test.
    """
    x, y, t, u = _effective(now, before, exposure_now, exposure_before, dispersion)
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(x + y > 0, u / t, np.nan)
        low = np.where(x > 0, stats.beta.ppf(tail, x, y + 1), 0.0)
        high = np.where(y > 0, stats.beta.ppf(1 - tail, x + 1, y), 1.0)
        return Limited(x / y * scale, low / (1 - low) * scale, high / (1 - high) * scale)


def count_change_p(
    now: ArrayLike,
    before: ArrayLike,
    exposure_now: ArrayLike = 1.0,
    exposure_before: ArrayLike = 1.0,
    dispersion: ArrayLike = 1.0,
) -> NDArray[np.float64]:
    """Two-sided p-values for equal rates, given the exposures (person-years or months).

    Given the sum, the count now is binomial when the rates are equal; the p-value is twice the smaller tail,
    at most 1. NaN where nothing happened in either period or an exposure is missing. `dispersion` as in `rate_ratio`.
    Method: Przyborowski and Wilenski (1940), conditional exact test; the binomial tails are written as those of the
    beta distribution, which also takes the parts of events that dispersion leaves.
    """
    x, y, t, u = _effective(now, before, exposure_now, exposure_before, dispersion)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = t / (t + u)
    lower = np.where(y > 0, special.betainc(np.where(y > 0, y, 1.0), x + 1, 1 - share), 1.0)
    upper = np.where(x > 0, special.betainc(np.where(x > 0, x, 1.0), y + 1, share), 1.0)
    p = np.minimum(1.0, 2 * np.minimum(lower, upper))
    return np.where((x + y > 0) & np.isfinite(share), p, np.nan)


def _effective(
    now: ArrayLike, before: ArrayLike, exposure_now: ArrayLike, exposure_before: ArrayLike, dispersion: ArrayLike
) -> list[NDArray[np.float64]]:
    """Events that are worth as much as Poisson's, and exposures, in one shape."""
    spread = np.maximum(np.asarray(dispersion, dtype=float), 1.0)
    parts = (np.asarray(now, dtype=float) / spread, np.asarray(before, dtype=float) / spread)
    return list(np.broadcast_arrays(*parts, *(np.asarray(a, dtype=float) for a in (exposure_now, exposure_before))))


def count_change_mid_p(
    now: ArrayLike, before: ArrayLike, exposure_now: ArrayLike = 1.0, exposure_before: ArrayLike = 1.0
) -> NDArray[np.float64]:
    """The same with only half of the probability of what was seen: less cautious, right on average.

    For use under a correction that is cautious already. Method: Lancaster (1961), mid-P.
    """
    x, y, t, u = np.broadcast_arrays(
        *(np.asarray(a, dtype=float) for a in (now, before, exposure_now, exposure_before))
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        share = t / (t + u)
    total = x + y
    half = stats.binom.pmf(x, total, share) / 2
    p = 2 * np.minimum(stats.binom.cdf(x, total, share) - half, stats.binom.sf(x - 1, total, share) - half)
    return np.where((total > 0) & np.isfinite(share), np.clip(p, 0.0, 1.0), np.nan)


def share_change_p(x_now: ArrayLike, n_now: ArrayLike, x_before: ArrayLike, n_before: ArrayLike) -> NDArray[np.float64]:
    """Two-sided p-values for equal shares of two independent groups (pooled normal test); NaN without both n."""
    x, n, y, m = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (x_now, n_now, x_before, n_before)))
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (x + y) / (n + m)
        spread = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
        z = (x / n - y / m) / spread
    return np.where(spread == 0, 1.0, 2 * stats.norm.sf(np.abs(z)))


def share_difference(
    x_now: ArrayLike, n_now: ArrayLike, x_before: ArrayLike, n_before: ArrayLike, level: float = 0.95
) -> Limited:
    """The share now less the share before, between -1 and 1, with limits; NaN without both n.

    Method: Newcombe (1998), interval 10: the score limits of each share, squared and added.
    """
    x, n, y, m = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (x_now, n_now, x_before, n_before)))
    with np.errstate(invalid="ignore", divide="ignore"):
        now, before = x / n, y / m
    (low, high), (low_before, high_before) = wilson_limits(x, n, level), wilson_limits(y, m, level)
    difference = now - before
    below = np.hypot(now - low, high_before - before)
    above = np.hypot(high - now, before - low_before)
    return Limited(difference, difference - below, difference + above)

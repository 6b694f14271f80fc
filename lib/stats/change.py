"""Was it a change, or chance? One period against another."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

FEWEST_EVENTS = 10
"""Fewer events than this in both periods together: too few to tell either way."""


def count_change_p(
    now: ArrayLike, before: ArrayLike, exposure_now: ArrayLike = 1.0, exposure_before: ArrayLike = 1.0
) -> NDArray[np.float64]:
    """Two-sided p-values for equal rates, given the exposures (person-years or months).

    Given the sum, the count now is binomial when the rates are equal; the p-value is twice the smaller tail,
    at most 1. NaN where nothing happened in either period or an exposure is missing.
    Method: Przyborowski and Wilenski (1940), conditional exact test.
    """
    x, y, t, u = np.broadcast_arrays(
        *(np.asarray(a, dtype=float) for a in (now, before, exposure_now, exposure_before))
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        share = t / (t + u)
    total = x + y
    lower = stats.binom.cdf(x, total, share)
    upper = stats.binom.sf(x - 1, total, share)
    p = np.minimum(1.0, 2 * np.minimum(lower, upper))
    return np.where((total > 0) & np.isfinite(share), p, np.nan)


def share_change_p(x_now: ArrayLike, n_now: ArrayLike, x_before: ArrayLike, n_before: ArrayLike) -> NDArray[np.float64]:
    """Two-sided p-values for equal shares of two independent groups (pooled normal test); NaN without both n."""
    x, n, y, m = np.broadcast_arrays(*(np.asarray(a, dtype=float) for a in (x_now, n_now, x_before, n_before)))
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (x + y) / (n + m)
        spread = np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
        z = (x / n - y / m) / spread
    return np.where(spread == 0, 1.0, 2 * stats.norm.sf(np.abs(z)))

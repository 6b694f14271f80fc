"""A part against the whole that it belongs to: the two are not independent."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.change import Limited, share_difference

Floats = NDArray[np.float64]


def part_ratio(
    count: ArrayLike, exposure: ArrayLike, whole_count: ArrayLike, whole_exposure: ArrayLike, level: float = 0.95
) -> Limited:
    """The part's rate divided by the whole's, with exact limits.

    Given the whole's count the part's is binomial, and the exact limits of that share, times the whole's exposure over
    the part's, are those of the ratio: they leave 1 out just when `change.count_change_p` of the part against the
    rest is below 1 - level. NaN where nothing happened at all, or the whole is smaller than its part.
    Method: Clopper and Pearson (1934).
    """
    x, t, total, u = _numbers(count, exposure, whole_count, whole_exposure)
    is_known = (t > 0) & (u >= t) & (total > 0) & (x <= total)
    lower, upper = exact_share_limits(np.where(is_known, x, np.nan), np.where(is_known, total, np.nan), level)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = np.where(is_known, u / t, np.nan)
        return Limited(x / total * scale, lower * scale, upper * scale)


def part_difference(
    numerator: ArrayLike, denominator: ArrayLike, whole_numerator: ArrayLike, whole_denominator: ArrayLike
) -> Limited:
    """The part's share less the whole's, between -1 and 1, with 95 % limits.

    The part differs from the whole by its difference from the rest, times the rest's share of the people: so do the
    limits. NaN where there is no rest. Method for the difference from the rest: Newcombe (1998), interval 10.
    """
    x, n, total, m = _numbers(numerator, denominator, whole_numerator, whole_denominator)
    is_known = (m > n) & (total >= x) & (total - x <= m - n)
    rest = (np.where(is_known, total - x, np.nan), np.where(is_known, m - n, np.nan))
    apart = share_difference(np.where(is_known, x, 0), np.where(is_known, n, np.nan), *rest)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Limited(*(part * (1 - n / m) for part in apart))


def whole_less_part_p(sums: ArrayLike, variances: ArrayLike, exposures: ArrayLike) -> Floats:
    """Two-sided p-values of each part's weighted sum by exposure being like that of all the other parts together.

    Flat arrays over the parts. Normal test of the difference, with the weighted sums' own variances; too quick to
    see a difference where a part has only a few heavy events. NaN where nothing happened or there is no other part.
    """
    value, variance, exposure = _numbers(sums, variances, exposures)
    rest, rest_variance, rest_exposure = (part.sum() - part for part in (value, variance, exposure))
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.sqrt(variance / exposure**2 + rest_variance / rest_exposure**2)
        z = (value / exposure - rest / rest_exposure) / spread
    return np.asarray(np.where(np.isfinite(z), 2 * stats.norm.sf(np.abs(z)), np.nan), dtype=float)


def exact_share_limits(numerators: ArrayLike, denominators: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Exact limits of a share, between 0 and 1; NaN without a denominator. Method: Clopper and Pearson (1934)."""
    x, n = _numbers(numerators, denominators)
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore"):
        lower = np.where(x == 0, 0.0, stats.beta.ppf(tail, x, n - x + 1))
        upper = np.where(x == n, 1.0, stats.beta.ppf(1 - tail, x + 1, n - x))
    is_missing = np.isnan(x) | np.isnan(n) | (n <= 0)
    return np.where(is_missing, np.nan, lower), np.where(is_missing, np.nan, upper)


def _numbers(*numbers: ArrayLike) -> list[Floats]:
    return [np.asarray(part, dtype=float) for part in np.broadcast_arrays(*numbers)]

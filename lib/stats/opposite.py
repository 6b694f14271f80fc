"""Does one measure lie above what is usual where another lies below?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]


def opposite_p(first_low: ArrayLike, first_high: ArrayLike, second_low: ArrayLike, second_high: ArrayLike) -> Floats:
    """p-values for two measures that lie on opposite sides of what they are compared with.

    Each argument is a one-sided p-value: of lying below (`low`) and above (`high`). Low with high, or high with low,
    takes both parts: the larger p of the two; and either way will do, so the smaller counts twice.
    Method: intersection-union test, Berger (1982), with Bonferroni for the two ways.
    """
    one_way = np.maximum(np.asarray(first_low, dtype=float), np.asarray(second_high, dtype=float))
    other_way = np.maximum(np.asarray(first_high, dtype=float), np.asarray(second_low, dtype=float))
    return np.minimum(1.0, 2 * np.minimum(one_way, other_way))


def count_tails(counts: ArrayLike, expected: ArrayLike) -> tuple[Floats, Floats]:
    """One-sided p-values of a count as low, and as high, when so many were expected (Poisson, exact)."""
    x, mean = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    return stats.poisson.cdf(x, mean), stats.poisson.sf(x - 1, mean)


def share_tails(share: ArrayLike, n: ArrayLike, whole: ArrayLike) -> tuple[Floats, Floats]:
    """One-sided p-values of a share of n answers as low, and as high, against a share known for the whole.

    Normal score test: its two-sided limits are Wilson's (1927).
    """
    p, size, known = (np.asarray(values, dtype=float) for values in (share, n, whole))
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (p - known) / np.sqrt(known * (1 - known) / size)
    return stats.norm.cdf(z), stats.norm.sf(z)

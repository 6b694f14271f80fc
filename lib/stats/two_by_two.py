"""Did a place change as the rest did? Two counts in it and two outside, all of them uncertain."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats


def same_change_p(
    now: ArrayLike, before: ArrayLike, rest_now: ArrayLike, rest_before: ArrayLike
) -> NDArray[np.float64]:
    """Two-sided p-values for the place changing by the same ratio as the rest; counts are whole numbers of one shape.

    Given the sums, the count now is hypergeometric when the ratios are equal; the p-value is twice the smaller tail, at
    most 1. NaN where the place or the rest is empty in both periods, or everything is in one of them. Method: Fisher
    (1935), exact test of a 2 × 2 table; doubled tails as in `lib.stats.change.count_change_p`.
    """
    x, y, a, b = np.broadcast_arrays(*(np.asarray(n, dtype=float) for n in (now, before, rest_now, rest_before)))
    place, whole_now, everything = x + y, x + a, x + y + a + b
    lower = stats.hypergeom.cdf(x, everything, place, whole_now)
    upper = stats.hypergeom.sf(x - 1, everything, place, whole_now)
    p = np.minimum(1.0, 2 * np.minimum(lower, upper))
    is_told = (place > 0) & (a + b > 0) & (whole_now > 0) & (y + b > 0)
    return np.where(is_told, p, np.nan)

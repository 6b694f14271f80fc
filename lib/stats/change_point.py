"""Since when? The month from which a series of counts has had another level than before."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.stats.change import Limited, count_change_mid_p, rate_ratio

SHORTEST_AFTER = 6
LONGEST_AFTER = 24
SHORTEST_BEFORE = 12


class ChangePoint(NamedTuple):
    """For each series: the place of the first month of the new level, events and exposure on both sides, the ratio with
    limits, and the p-value; ratio and p-value allow for the search over months."""

    start: NDArray[np.int_]
    after: NDArray[np.float64]
    before: NDArray[np.float64]
    exposure_after: NDArray[np.float64]
    exposure_before: NDArray[np.float64]
    ratio: Limited
    p_value: NDArray[np.float64]


def latest_change(counts: ArrayLike, exposures: ArrayLike, level: float = 0.95) -> ChangePoint:
    """The start that divides each series most sharply; rows are series, columns consecutive months.

    Starts leave 6 to 24 months after and at least 12 before. `exposures` has the same shape and is proportional to
    what would be expected without a change (persons times season). The p-value is the smallest mid-P one
    times the number of starts tried (Bonferroni), at most 1; the limits have the level of that many tests.
    Raises ValueError for fewer than 18 months.
    """
    observed, exposed = np.atleast_2d(np.asarray(counts, float)), np.atleast_2d(np.asarray(exposures, float))
    months = observed.shape[1]
    starts = np.arange(max(SHORTEST_BEFORE, months - LONGEST_AFTER), months - SHORTEST_AFTER + 1)
    if len(starts) == 0:
        raise ValueError(f"{months} months are too few for a change point")
    before, exposure_before = (_running(a)[:, starts - 1] for a in (observed, exposed))
    after = observed.sum(axis=1, keepdims=True) - before
    exposure_after = exposed.sum(axis=1, keepdims=True) - exposure_before
    p_values = count_change_mid_p(after, before, exposure_after, exposure_before)
    best = np.argmin(np.nan_to_num(p_values, nan=2.0), axis=1)
    row = np.arange(len(best))
    x, y, t, u = (part[row, best] for part in (after, before, exposure_after, exposure_before))
    ratio = rate_ratio(x, y, t, u, level=1 - (1 - level) / len(starts))
    return ChangePoint(starts[best], x, y, t, u, ratio, np.minimum(p_values[row, best] * len(starts), 1.0))


def _running(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.cumsum(values, axis=1)

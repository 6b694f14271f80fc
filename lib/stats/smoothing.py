"""Rates of small places drawn toward those of many: less noise, at the cost of a little bias."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def global_bayes(counts: ArrayLike, exposures: ArrayLike) -> Floats:
    """Rates drawn toward the common rate, the more the smaller the place. Method: Marshall (1991), global.

    Flat arrays of equal length. Places with a missing count or without exposure take no part and give NaN. The
    variance between places is floored at 0: then all of them get the common rate.
    """
    x, n = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    known = ~np.isnan(x) & (n > 0)
    smoothed = np.full(len(x), np.nan)
    if known.any():
        together = np.ones((1, int(known.sum())), dtype=bool)
        smoothed[known] = _drawn(x[known], n[known], np.repeat(together, known.sum(), axis=0))
    return smoothed


def local_bayes(counts: ArrayLike, exposures: ArrayLike, is_neighbour: ArrayLike) -> Floats:
    """Rates drawn toward that of the place and its neighbours together. Method: Marshall (1991), local.

    `is_neighbour` is a square matrix of true and false; a place always belongs to its own neighbourhood. A place
    without known neighbours keeps its raw rate: there is nothing to draw it toward.
    """
    x, n = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    known = ~np.isnan(x) & (n > 0)
    near = (np.asarray(is_neighbour, dtype=bool) | np.eye(len(x), dtype=bool))[np.ix_(known, known)]
    smoothed = np.full(len(x), np.nan)
    smoothed[known] = _drawn(x[known], n[known], near)
    return smoothed


def _drawn(x: Floats, n: Floats, near: NDArray[np.bool_]) -> Floats:
    """Each rate toward that of its row in `near`: mean, and variance between places less that of chance."""
    rate, within = x / n, near.astype(float)
    exposure = within @ n
    mean = within @ x / exposure
    spread = (within * n * (rate - mean[:, None]) ** 2).sum(axis=1) / exposure
    between = np.maximum(spread - mean / (exposure / within.sum(axis=1)), 0.0)
    chance = mean / n
    with np.errstate(invalid="ignore", divide="ignore"):
        trust = np.where(between + chance > 0, between / (between + chance), 1.0)
    return np.where(within.sum(axis=1) > 1, mean + trust * (rate - mean), rate)

"""Many comparisons at once: which differences are discoveries when some must come by chance?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

RATE = 0.05
"""Of the differences that are called discoveries, at most this share comes by chance, in the long run."""


def adjusted_p(p: ArrayLike) -> NDArray[np.float64]:
    """p-values that may be held against the rate of false discoveries, in the order given, at most 1.

    `p` is flat, between 0 and 1; NaN is no test: it stays NaN and is not counted among the tests.
    The smallest p is multiplied by the number of tests, the next by half of it and so on, never falling with p.
    Method: Benjamini and Hochberg (1995), step-up; holds for independent and positively dependent tests.
    """
    values = np.atleast_1d(np.asarray(p, dtype=float))
    if np.any((values < 0) | (values > 1)):
        raise ValueError("a p-value must lie between 0 and 1")
    adjusted = np.full(len(values), np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    falling = tested[np.argsort(-values[tested], kind="stable")]
    tests = len(falling)
    rank = np.arange(tests, 0, -1)
    adjusted[falling] = np.minimum.accumulate(np.minimum(values[falling] * tests / rank, 1.0))
    return adjusted


def is_discovery(p: ArrayLike, rate: float = RATE) -> NDArray[np.bool_]:
    """Which of the tests are discoveries at the rate; NaN never is."""
    return np.nan_to_num(adjusted_p(p), nan=1.0) <= rate

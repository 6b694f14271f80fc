"""Limits of an ordinary count, against tables of the Poisson distribution: with a long history only chance is left."""

import numpy as np

from lib.stats.expected import Expected, expected_counts
from tests.reference.known import Reference

TABLE = "Molina (1942), Poisson's Exponential Binomial Limit, cumulated terms"


def _long_history(mean: int) -> Expected:
    periods = 1_000_000 // mean
    return expected_counts(np.full((1, periods), float(mean)), np.ones(periods), 1.0)


REFERENCES = (
    Reference("Poisson mean 2: 99 of 100 are at most", TABLE, 6, lambda: _long_history(2).upper, 0.0),
    Reference("Poisson mean 10: 99 of 100 are at most", TABLE, 18, lambda: _long_history(10).upper, 0.0),
    Reference("Poisson mean 10: 99 of 100 are at least", TABLE, 3, lambda: _long_history(10).lower, 0.0),
    Reference(
        "Poisson mean 5: the chance of 10 or more", TABLE, 0.0318,
        lambda: _long_history(5).p_more(np.array([10])), 0.00005,
    ),
)  # fmt: skip

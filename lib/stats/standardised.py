"""Weighted sums of counts: age-standardised rates, and crimes weighted by harm."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.intervals import poisson_limits

Floats = NDArray[np.float64]
FEWEST_EVENTS = 10
"""A standardised rate of fewer events says more about which ages they fell in than about the place."""


def weighted_sum(counts: ArrayLike, weights: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """Sum of weight × count over the last axis, with its limits.

    Each count is Poisson, so the sum's variance is the sum of weight² × count. The limits of the total count are
    moved and stretched to the sum's place and spread. With equal weights they are those of the count itself; where
    nothing was counted the upper limit takes the largest weight, the most careful choice.
    NaN in a count gives NaN. When three events carry most of the sum the limits hold it 91 times in 100 and not 95
    (simulated in the tests). Method: Dobson, Kuulasmaa, Eberle and Scherer (1991).
    """
    counted, weight = np.broadcast_arrays(np.asarray(counts, dtype=float), np.asarray(weights, dtype=float))
    if np.any(weight < 0):
        raise ValueError("a weight cannot be negative")
    total, value = counted.sum(axis=-1), (weight * counted).sum(axis=-1)
    variance = (weight**2 * counted).sum(axis=-1)
    low, high = poisson_limits(total, level)
    with np.errstate(invalid="ignore", divide="ignore"):
        stretch = np.where(total > 0, np.sqrt(variance / total), weight.max(axis=-1, initial=0.0))
    return value, value + stretch * (low - total), value + stretch * (high - total)


def directly_standardised(
    counts: ArrayLike, populations: ArrayLike, standard: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Rate per person that the place would have with the standard's ages, with its limits.

    `counts` and `populations` have ages on the last axis, `standard` is the number in each age of the standard
    population. NaN where an age has nobody. Method: direct standardisation, limits after Dobson et al. (1991).
    """
    people, common = np.asarray(populations, dtype=float), np.asarray(standard, dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        weights = np.where(people > 0, common / common.sum(axis=-1, keepdims=True) / people, np.nan)
    return weighted_sum(counts, weights, level)


def standardised_share(
    numerators: ArrayLike, denominators: ArrayLike, standard: ArrayLike, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Share (0–1) that the place would have with the standard's ages, with its limits, kept within 0 and 1.

    The ages' shares are binomial and independent; their spread is reckoned from Agresti and Coull's adjusted share
    (two more of each answer), so that an age where all or none said yes is not taken for certain. Last axis: ages.
    """
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    common = np.asarray(standard, dtype=float)
    weights = common / common.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(n > 0, x / n, np.nan)
    adjusted = (x + 2) / (n + 4)
    spread = np.sqrt((weights**2 * adjusted * (1 - adjusted) / (n + 4)).sum(axis=-1))
    value = (weights * share).sum(axis=-1)
    half = stats.norm.ppf((1 + level) / 2) * spread
    return value, np.clip(value - half, 0, 1), np.clip(value + half, 0, 1)

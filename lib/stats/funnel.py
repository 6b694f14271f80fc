"""Control limits around a common value: how far from it chance alone takes a small place, and a large one."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]
LEVELS = (0.95, 0.998)


def poisson_funnel(target: float, exposures: ArrayLike, level: float) -> tuple[Floats, Floats]:
    """Lower and upper limit of the rate in places of these exposures, when the true rate is `target` everywhere.

    Quantiles of the Poisson count, interpolated between whole counts so that the curves are smooth, never below 0.
    Method: Spiegelhalter (2005), appendix A.1.
    """
    exposure = np.asarray(exposures, dtype=float)
    expected = target * exposure
    lower, upper = (_interpolated(stats.poisson(expected), p) for p in _tails(level))
    return np.maximum(lower, 0) / exposure, upper / exposure


def binomial_funnel(target: float, sizes: ArrayLike, level: float) -> tuple[Floats, Floats]:
    """The same for shares: `target` and the limits lie between 0 and 1, `sizes` are the whole denominators."""
    size = np.round(np.asarray(sizes, dtype=float))
    lower, upper = (_interpolated(stats.binom(size, target), p) for p in _tails(level))
    return np.clip(lower / size, 0, 1), np.clip(upper / size, 0, 1)


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2


def _interpolated(distribution: stats.rv_discrete, p: float) -> Floats:
    """The smallest whole count that reaches `p`, less the share of its own probability that lies above it."""
    count = distribution.ppf(p)
    reached = distribution.cdf(count)
    return np.asarray(count - (reached - p) / (reached - distribution.cdf(count - 1)), dtype=float)

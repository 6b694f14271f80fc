"""Control charts: how much a process that does not change varies by itself, from its first points."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]

FEWEST_BASELINE = 12
"""Points that a fixed baseline needs at least."""
_D2 = 1.128
"""The mean of the range of two normal values, in standard deviations."""
_SIGMAS = 3.0


@dataclass(frozen=True, eq=False)
class ControlLimits:
    """Centre, sigma, lower and upper limit for each point, in the unit of the values; the lower never below 0.

    `spread` is Laney's factor: how many times as much as by chance alone the baseline varies; 1 where it was not
    asked for, or where the points vary no more than chance.
    """

    centre: Floats
    sigma: Floats
    lower: Floats
    upper: Floats
    spread: float = 1.0


def xmr_limits(values: ArrayLike, baseline: int) -> ControlLimits:
    """Single values: the mean of the first `baseline` points plus and minus 2.66 times their mean moving range.

    Raises ValueError for a baseline of fewer than 12 points. Methods: Shewhart (1931), Wheeler (1993).
    """
    observed = np.asarray(values, dtype=float)
    first = _first(observed, baseline)
    sigma = np.abs(np.diff(first)).mean() / _D2
    return _limits(np.full(len(observed), first.mean()), np.full(len(observed), sigma))


def u_limits(counts: ArrayLike, exposures: ArrayLike, baseline: int, is_adjusted: bool = False) -> ControlLimits:
    """Rates, counts divided by exposures, with limits that follow each point's exposure.
    With equal exposures it is the c chart of counts.

    `is_adjusted` widens the limits by Laney's factor where the baseline varies more than Poisson.
    Raises ValueError for a baseline of fewer than 12 points. Methods: Montgomery (2013), Laney (2002) for u'.
    """
    observed, exposed = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    centre = _first(observed, baseline).sum() / _first(exposed, baseline).sum()
    sigma = np.sqrt(centre / exposed)
    return _adjusted(observed / exposed, np.full(len(observed), centre), sigma, baseline, is_adjusted)


def p_limits(numerators: ArrayLike, denominators: ArrayLike, baseline: int, is_adjusted: bool = False) -> ControlLimits:
    """Shares between 0 and 1, with limits that follow each point's denominator; the upper never above 1.

    Otherwise as `u_limits`. Methods: Montgomery (2013), Laney (2002) for p'.
    """
    x, n = np.asarray(numerators, dtype=float), np.asarray(denominators, dtype=float)
    centre = _first(x, baseline).sum() / _first(n, baseline).sum()
    sigma = np.sqrt(centre * (1 - centre) / n)
    limits = _adjusted(x / n, np.full(len(x), centre), sigma, baseline, is_adjusted)
    return ControlLimits(limits.centre, limits.sigma, limits.lower, np.minimum(limits.upper, 1.0), limits.spread)


def is_overdispersed(z: ArrayLike, level: float = 0.95) -> bool:
    """Whether standardised points vary more than chance alone: their squares summed against chi-square."""
    points = np.asarray(z, dtype=float)
    return bool((points**2).sum() > stats.chi2.ppf(level, len(points) - 1))


def _first(values: Floats, baseline: int) -> Floats:
    if baseline < FEWEST_BASELINE or len(values) < baseline:
        raise ValueError(f"a baseline needs at least {FEWEST_BASELINE} points, there are {min(baseline, len(values))}")
    return values[:baseline]


def _adjusted(values: Floats, centre: Floats, sigma: Floats, baseline: int, is_adjusted: bool) -> ControlLimits:
    with np.errstate(invalid="ignore", divide="ignore"):
        z = np.nan_to_num((values - centre) / sigma)[:baseline]
    if not is_adjusted or not is_overdispersed(z):
        return _limits(centre, sigma)
    spread = max(1.0, float(np.abs(np.diff(z)).mean() / _D2))
    return _limits(centre, sigma * spread, spread)


def _limits(centre: Floats, sigma: Floats, spread: float = 1.0) -> ControlLimits:
    lower = np.maximum(centre - _SIGMAS * sigma, 0.0)
    return ControlLimits(centre, sigma, lower, centre + _SIGMAS * sigma, spread)

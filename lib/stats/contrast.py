"""Do two counts tell the same of an area? Where they differ by more than chance and the areas' usual spread."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from lib.stats.natural_spread import NODES, WEIGHTS, natural_spread

Floats = NDArray[np.float64]

FEWEST = 10
"""Counted and expected events in both sources together below this are too few to tell either way."""


@dataclass(frozen=True, eq=False)
class RatioContrast:
    """For each area: how many times the first source is what the second lets expect, its 95 % limits (`lower`,
    `upper`: the chance of the counts alone; NaN where none is expected), `p` (NaN where there are too few to tell) and
    what was `expected`."""

    ratio: Floats
    lower: Floats
    upper: Floats
    p: Floats
    expected: Floats


def expected_odds(first: ArrayLike, second: ArrayLike) -> Floats:
    """How many of the first source the whole has for one of the second, for the area's own mix of kinds.

    Counts by area (rows) and kind of event (columns), the same kinds in both; kinds that the second source never has
    are left out. An area with none of the second gets the odds of the whole. Method: indirect standardisation by kind.
    """
    a, b = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    known = b.sum(axis=0) > 0
    expected = (b[:, known] * (a[:, known].sum(axis=0) / b[:, known].sum(axis=0))).sum(axis=1)
    total = b.sum(axis=1)
    whole = a[:, known].sum() / max(b[:, known].sum(), 1.0)
    return np.divide(expected, total, out=np.full(len(total), whole), where=total > 0)


def ratio_contrast(first: ArrayLike, second: ArrayLike, odds: ArrayLike, spread: float) -> RatioContrast:
    """Counts of two sources by area, the odds of the first against the second that are usual for such an area
    (`expected_odds`), and the areas' usual spread of the log ratio (`ratio_spread`).

    Given the area's sum, its first count is binomial; p is twice the smaller tail, at most 1, averaged over the
    usual spread. Without spread that is the conditional exact test of Przyborowski and Wilenski (1940). Limits:
    Clopper and Pearson (1934). Overdispersion as random effects: Spiegelhalter (2005).
    """
    x, y, usual = (np.asarray(values, dtype=float) for values in (first, second, odds))
    low, high = _binomial_limits(x, x + y)
    expected = np.where(usual * y > 0, usual * y, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        lower, upper = (np.where(np.isnan(expected), np.nan, share / (1 - share) / usual) for share in (low, high))
    p = np.full(len(x), np.nan)
    told = _enough(x, y, usual)
    p[told] = _mixed_p(x[told], (x + y)[told], usual[told], spread)
    return RatioContrast(x / expected, lower, upper, p, usual * y)


def ratio_spread(first: ArrayLike, second: ArrayLike, odds: ArrayLike) -> float:
    """The areas' usual spread of the log ratio, beyond chance: a standard deviation."""
    x, y, usual = (np.asarray(values, dtype=float) for values in (first, second, odds))
    told = _enough(x, y, usual) & (usual * y > 0)
    expected = usual[told] * y[told]
    return natural_spread(np.log((x[told] + 0.5) / (expected + 0.5)), 1 / expected + 1 / y[told])


def _enough(x: Floats, y: Floats, odds: Floats) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        enough: NDArray[np.bool_] = (x + odds * y >= FEWEST) & (odds > 0)
    return enough


def _mixed_p(x: Floats, total: Floats, odds: Floats, spread: float) -> Floats:
    chance = 1 / (1 + np.exp(-(np.log(odds)[:, None] + spread * NODES)))
    lower = stats.binom.cdf(x[:, None], total[:, None], chance) @ WEIGHTS
    upper = stats.binom.sf(x[:, None] - 1, total[:, None], chance) @ WEIGHTS
    tail: Floats = np.minimum(1.0, 2 * np.minimum(lower, upper))
    return tail


def _binomial_limits(x: Floats, total: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Exact limits of a share (Clopper and Pearson 1934)."""
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(x > 0, stats.beta.ppf(tail, x, total - x + 1), 0.0)
        high = np.where(x < total, stats.beta.ppf(1 - tail, x + 1, total - x), 1.0)
    return np.where(total > 0, low, np.nan), np.where(total > 0, high, np.nan)

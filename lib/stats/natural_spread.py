"""How much areas differ anyway, beyond chance: what a difference must exceed to be told of."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

FEWEST_AREAS = 10
"""Fewer areas tell nothing of the spread between areas: it is then taken as none, and chance alone is asked."""

TAIL = 0.1
"""The share of areas at each end that may be out of the ordinary without moving the answer."""

_HALVINGS = 40
_nodes, _weights = np.polynomial.hermite_e.hermegauss(21)
NODES: NDArray[np.float64] = _nodes
WEIGHTS: NDArray[np.float64] = _weights / _weights.sum()
"""Gauss–Hermite: the mean of a function over a standard normal spread is its values at NODES times WEIGHTS."""


def natural_spread(away: ArrayLike, variances: ArrayLike) -> float:
    """Standard deviation between areas, beside the chance of each (`variances`); 0 when chance alone explains it.

    `away` is each area's distance from what is usual, same unit as the answer, no NaN. The spread is what makes
    the squared distances, in standard deviations and Winsorised by a tenth at each end, as large as they are
    between areas that differ by chance alone. Method: Spiegelhalter (2005), overdispersion with Winsorised
    z-scores, here solved so that a normal spread without odd areas is met on average.
    """
    distance, chance = np.asarray(away, dtype=float), np.asarray(variances, dtype=float)
    if len(distance) < FEWEST_AREAS or _excess(distance, chance, 0.0) <= 0:
        return 0.0
    low, high = 0.0, float(np.abs(distance).max()) * 10
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _excess(distance, chance, middle) > 0 else (low, middle)
    return (low + high) / 2


def _excess(distance: NDArray[np.float64], chance: NDArray[np.float64], spread: float) -> float:
    z = distance / np.sqrt(chance + spread**2)
    low, high = np.quantile(z, [TAIL, 1 - TAIL])
    return float(np.mean(np.clip(z, low, high) ** 2)) / _EXPECTED - 1


def _winsorised_square() -> float:
    """The mean square of standard normal values that are Winsorised at both ends."""
    end = stats.norm.ppf(1 - TAIL)
    return float(1 - 2 * TAIL - 2 * end * stats.norm.pdf(end) + 2 * TAIL * end**2)


_EXPECTED = _winsorised_square()

"""Local Moran's I: is a place like its neighbours, or does it stand out among them?"""

from dataclasses import dataclass

import numpy as np
from esda.moran import Moran_Local
from libpysal.graph import Graph
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from lib.domain.hot_spot_codes import LocalClass
from lib.stats.discoveries import is_discovery

_QUADRANTS = {
    1: LocalClass.HIGH_AMONG_HIGH,
    2: LocalClass.LOW_AMONG_HIGH,
    3: LocalClass.LOW_AMONG_LOW,
    4: LocalClass.HIGH_AMONG_LOW,
}


@dataclass(frozen=True, eq=False)
class LocalMoran:
    """By place: the statistic, the two-sided p-value, and the class that survives the rate of false discoveries."""

    statistic: NDArray[np.float64]
    p: NDArray[np.float64]
    classes: NDArray[np.object_]


def local_moran(values: ArrayLike, neighbours: sparse.csr_array, shuffles: int, seed: int) -> LocalMoran:
    """Row-standardised weights; the same seed gives the same p. `values` without NaN.

    A place without neighbours, and values that are all the same, have p = 1. Method: Anselin (1995), conditional
    permutation by esda. Twice the smaller tail, ties counted in both: esda's own p leaves them out of one, and calls a
    place with a single neighbour significant whenever that is the lowest of all.
    """
    x = np.asarray(values, dtype=float)
    if len(x) < 3 or np.ptp(x) == 0:
        return LocalMoran(np.zeros(len(x)), np.ones(len(x)), np.full(len(x), LocalClass.NONE, dtype=object))
    with np.errstate(invalid="ignore", divide="ignore"):  # esda scores places without neighbours too
        found = Moran_Local(x, _graph(neighbours), "r", shuffles, n_jobs=1, keep_simulations=True, seed=seed)
    alone = np.asarray(neighbours.sum(axis=1)).ravel() == 0
    p = np.where(alone, 1.0, _two_sided(found.sim, found.Is))
    named = np.array([_QUADRANTS[quadrant] for quadrant in found.q], dtype=object)
    return LocalMoran(np.asarray(found.Is), p, np.where(is_discovery(p), named, LocalClass.NONE))


def _two_sided(shuffled: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    slack = 1e-9 * np.maximum(np.abs(seen), 1.0)  # equal sums that were added in another order
    above = (shuffled >= seen - slack).sum(axis=0)
    below = (shuffled <= seen + slack).sum(axis=0)
    return np.asarray(np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (len(shuffled) + 1)))


def _graph(neighbours: sparse.csr_array) -> Graph:
    pairs = neighbours.tocoo()
    alone = np.flatnonzero(np.asarray(neighbours.sum(axis=1)).ravel() == 0)
    focal = np.concatenate([pairs.coords[0], alone])
    beside = np.concatenate([pairs.coords[1], alone])
    weights = np.concatenate([pairs.data, np.zeros(len(alone))])
    order = np.lexsort((beside, focal))
    return Graph.from_arrays(focal[order], beside[order], weights[order])

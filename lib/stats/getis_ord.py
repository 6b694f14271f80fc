"""Getis and Ord's Gi*: is a place, taken together with its neighbours, higher than chance would make it?"""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from lib.domain.hot_spot_codes import HotClass
from lib.stats.discoveries import is_discovery

Floats = NDArray[np.float64]
MOST_VALUE = 4_000
"""Counts above this are taken as this when tails are worked out: such a place is hot whatever the tail."""


def gi_star(values: ArrayLike, neighbours: sparse.csr_array) -> Floats:
    """z-scores by place. `neighbours` is 1 where two places are neighbours; each also counts itself.

    `values` without NaN. NaN where nothing varies. Method: Ord and Getis (1995), equation 5 with binary weights.
    """
    x = np.asarray(values, dtype=float)
    n = len(x)
    size = neighbourhood_sizes(neighbours)
    spread = x.std() * np.sqrt((n * size - size**2) / max(n - 1, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        z: Floats = (neighbourhood_sums(x, neighbours) - x.mean() * size) / spread
    return np.where(np.isfinite(z), z, np.nan)


def gi_star_p(values: ArrayLike, neighbours: sparse.csr_array, shuffles: int, seed: int) -> Floats:
    """One-sided p-values by place for being high: the share of shuffles of all values over all places that give the
    place and its neighbours at least as much. Deterministic: the same seed gives the same p.

    For values with decimals (rates) and up to some hundred places. Method: Ord and Getis (1995), permutation.
    """
    x = np.asarray(values, dtype=float)
    weights = (neighbours + sparse.eye_array(len(x))).toarray().T
    seen = x @ weights
    shuffled = x[_orders(len(x), shuffles, seed)]
    slack = 1e-9 * max(float(np.abs(x).max(initial=0.0)), 1.0)  # equal sums that were added in another order
    reached: Floats = ((shuffled @ weights) >= seen - slack).sum(axis=0)
    return (reached + 1) / (shuffles + 1)


def gi_star_count_p(
    counts: ArrayLike, neighbours: sparse.csr_array, compared: NDArray[np.bool_] | None = None
) -> Floats:
    """One-sided p-values by place for being high, for whole counts over many places.

    The chance that as many counts, drawn at random from all of them (or from the `compared` places), sum to at least
    as much as the place and its neighbours hold. It is worked out in full (as the counts' own distribution folded with
    itself, drawn with replacement) and not by normal approximation: counts by cell are so skewed that the normal tail
    calls far too many cells hot. Deterministic, without a seed.
    """
    x = np.minimum(np.asarray(counts, dtype=np.int64), MOST_VALUE)
    if np.any(x < 0):
        raise ValueError("a count cannot be negative")
    pool = x if compared is None else x[compared]
    p = np.ones(len(x))
    if not len(pool):
        return p
    sums, sizes = neighbourhood_sums(x, neighbours).astype(int), neighbourhood_sizes(neighbours).astype(int)
    one, folded = np.bincount(pool) / len(pool), np.array([1.0])
    for size in range(1, int(sizes.max()) + 1):
        folded = np.convolve(folded, one)
        # Added from the far end, where the smallest are, so that small tails keep their figures.
        tail = np.append(np.cumsum(folded[::-1])[::-1], 0.0)
        here = sizes == size
        p[here] = tail[np.minimum(sums[here], len(tail) - 1)]
    return np.clip(p, 0.0, 1.0)


def hot_counts(counts: ArrayLike, neighbours: sparse.csr_array) -> NDArray[np.object_]:
    """A HotClass for each place, in two rounds that each hold false discoveries back.

    First against all places: HOTTEST. If there are any, again against the others only, since a few very hot places
    would otherwise hide the next: HOT. No more rounds: each makes the rest look cooler, until half a town is hot.
    A place that itself holds no more than the average is not hot for its neighbours' sake.
    """
    x = np.asarray(counts, dtype=np.int64)
    classes = np.full(len(x), HotClass.NOT_HOT, dtype=object)
    is_high = x > x.mean() if len(x) else np.zeros(0, dtype=bool)
    hottest = is_discovery(gi_star_count_p(x, neighbours)) & is_high
    if hottest.any():
        classes[is_discovery(gi_star_count_p(x, neighbours, compared=~hottest)) & is_high] = HotClass.HOT
        classes[hottest] = HotClass.HOTTEST
    return classes


@lru_cache(maxsize=4)
def _orders(n: int, shuffles: int, seed: int) -> NDArray[np.int64]:
    """Random orders of n places, one in each row; the same for every period that is asked about."""
    return np.argsort(np.random.default_rng(seed).random((shuffles, n)), axis=1)


def neighbourhood_sums(values: ArrayLike, neighbours: sparse.csr_array) -> Floats:
    """Each place's value and its neighbours' values together."""
    x = np.asarray(values, dtype=float)
    return np.asarray(x + neighbours @ x)


def neighbourhood_sizes(neighbours: sparse.csr_array) -> Floats:
    """How many places each sum is over."""
    return np.asarray(neighbours.sum(axis=1), dtype=float).ravel() + 1

"""Near repeats: does one event soon have another near it, more often than chance makes it so?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class NearRepeats:
    """By band of distance (rows) and of days (columns): pairs seen, pairs expected, and the one-sided p-value."""

    n_events: int
    n_near_pairs: int
    observed: NDArray[np.int64]
    expected: Floats
    p: Floats

    @property
    def ratio(self) -> Floats:
        """Seen for each that was expected; NaN where none was."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.expected > 0, self.observed / self.expected, np.nan)


def near_repeats(
    x_m: ArrayLike,
    y_m: ArrayLike,
    days: ArrayLike,
    distances_m: tuple[float, ...],
    spans_days: tuple[float, ...],
    shuffles: int,
    seed: int,
) -> NearRepeats:
    """Pairs of events by band. `distances_m` and `spans_days` are the rising upper ends of the bands, each belonging to
    its band; the first band begins at 0.

    The expected number is exact: near pairs times the share of all pairs that are as close in time. The p-value comes
    from shuffling the days over the places. Deterministic. Methods: Knox (1964); permutation by Mantel (1967);
    bands after Johnson et al. (2007).
    """
    points, t = np.column_stack([x_m, y_m]).astype(float), np.asarray(days, dtype=float)
    n = len(t)
    shape = len(distances_m), len(spans_days)
    if n < 2:
        return NearRepeats(n, 0, np.zeros(shape, dtype=np.int64), np.zeros(shape), np.ones(shape))
    first, second, band = _near_pairs(points, distances_m)
    observed = _table(t, first, second, band, spans_days, shape)
    near = np.bincount(band, minlength=shape[0])
    expected = near[:, None] * _share_soon(t, spans_days)[None, :]
    rng = np.random.default_rng(seed)
    reached = np.zeros(shape)
    for _ in range(shuffles):
        reached += _table(rng.permutation(t), first, second, band, spans_days, shape) >= observed
    return NearRepeats(n, len(first), observed, expected, (reached + 1) / (shuffles + 1))


def count_near_pairs(x_m: ArrayLike, y_m: ArrayLike, distance_m: float) -> int:
    """How many pairs lie within the distance: what a test costs is told by it."""
    points = np.column_stack([x_m, y_m]).astype(float)
    tree = cKDTree(points)
    return int((tree.count_neighbors(tree, distance_m) - len(points)) // 2) if len(points) else 0


def _near_pairs(
    points: Floats, distances_m: tuple[float, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    pairs = cKDTree(points).query_pairs(distances_m[-1], output_type="ndarray")
    first, second = pairs[:, 0], pairs[:, 1]
    apart = np.hypot(*(points[first] - points[second]).T)
    return first, second, np.minimum(np.searchsorted(distances_m, apart, side="left"), len(distances_m) - 1)


def _table(
    t: Floats,
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    band: NDArray[np.int64],
    spans_days: tuple[float, ...],
    shape: tuple[int, int],
) -> NDArray[np.int64]:
    apart = np.abs(t[first] - t[second])
    soon = apart <= spans_days[-1]
    span = np.searchsorted(spans_days, apart[soon], side="left")
    return np.bincount(band[soon] * shape[1] + span, minlength=shape[0] * shape[1]).reshape(shape)


def _share_soon(t: Floats, spans_days: tuple[float, ...]) -> Floats:
    """Of all pairs, how many lie within each band of days: counted on the sorted days, not pair by pair."""
    ordered = np.sort(t)
    place = np.arange(len(t))
    within = [(np.searchsorted(ordered, ordered + span, side="right") - place - 1).sum() for span in spans_days]
    pairs = len(t) * (len(t) - 1) / 2
    return np.diff(np.array([0, *within], dtype=float)) / pairs

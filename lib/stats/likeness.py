"""Which places are most alike?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

DOUBLING_PCT = 5.0
"""Twice as many inhabitants counts as much as five per cent of them in another group."""


def structure_distance(groups: ArrayLike) -> NDArray[np.float64]:
    """Distance between every two places, in percentage points; symmetric, 0 to itself.

    `groups` is places × groups of inhabitants (such as sex and age). The distance is the share of one place's
    inhabitants who would have to change group for it to be like the other (Duncan and Duncan 1955), plus
    `DOUBLING_PCT` for each doubling of the number of inhabitants. NaN to and from a place without inhabitants.
    """
    people = np.asarray(groups, dtype=float)
    size = people.sum(axis=1)
    size = np.where(size > 0, size, np.nan)
    shares = people / size[:, None]
    unlike = np.abs(shares[:, None, :] - shares[None, :, :]).sum(axis=2) / 2 * 100
    doublings = np.abs(np.log2(size)[:, None] - np.log2(size)[None, :])
    return unlike + DOUBLING_PCT * doublings


def nearest(distance: NDArray[np.float64], k: int) -> NDArray[np.int64]:
    """The `k` nearest others of each place, nearest first; -1 where there are not so many."""
    apart = np.where(np.eye(len(distance), dtype=bool) | np.isnan(distance), np.inf, distance)
    order = np.argsort(apart, axis=1, kind="stable")[:, :k]
    return np.where(np.isfinite(np.take_along_axis(apart, order, axis=1)), order, -1)

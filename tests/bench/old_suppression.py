"""Hiding table by table, as it was done before counts were rounded: kept here to compare with."""

import numpy as np
from numpy.typing import NDArray

SMALLEST = 5


def hidden_before(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Rows and columns of one table closed one by one until nothing changes."""
    hidden = (counts > 0) & (counts < SMALLEST)
    while True:
        closed = np.apply_along_axis(_closed, 0, np.where(hidden, -counts - 1, counts))
        closed = np.apply_along_axis(_closed, 1, np.where(closed, -counts - 1, counts))
        if (closed == hidden).all():
            return hidden
        hidden = closed


def _closed(line: NDArray[np.int64]) -> NDArray[np.bool_]:
    """With as many of the next smallest hidden as it takes; hidden ones come as -count - 1."""
    hidden, counts = line < 0, np.where(line < 0, -line - 1, line)
    for place in np.argsort(counts, kind="stable"):
        if not hidden.any() or (hidden.sum() >= 2 and counts[hidden].sum() >= SMALLEST):
            break
        if counts[place] > 0:
            hidden[place] = True
    return hidden

"""Counts rounded so that nothing can be solved from them, and everything still adds up.

Controlled rounding (Cox 1987; Salazar-González 2005), month after month: what is rounded is how many there have been up
to a month, so that every period, area and kind is a difference of sums that are all near the truth.

Why it holds: let the base be b. Outside one knows the rounded counts r, and that the sum up to a month of each cell and
of each margin lies within b - 1 of the true one. The table r itself fits all that is known. So does r with any single
cell made b - 1 larger: no sum moves by more than b - 1. Hence no count, and no sum of counts, can be told more closely
than b neighbouring values, however many questions are asked and put together.

Why the base is two more than the smallest count that may be shown: somebody who saw the figures before and after a
correction has two such tables. A count that is the same in both is rounded to the multiple under it or over it, in each
as the margins then needed; where the two differ it lies between them, b - 1 neighbouring values (b - 2 wide). Where the
one event that was corrected is known too, and is part of the count, it may be one less. So with b = smallest + 2 what
is left is still as wide as from nothing to below the smallest. More versions tell no more of a count that stays, since
it has only two multiples to be rounded to. Each further event that is known in a count, or in a sum around it, may make
what is left one less, as knowing some of the events always does.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OFF_MARGIN = 1e3
"""What it costs to put a margin one step off; cells cost at most 1 each. Then only what cannot be met is missed."""


def rounded_counts(counts: Ints, themes: Sequence[object], draws: Floats, base: int) -> Ints:
    """Counts of places × kinds × months as multiples of `base`, none below zero.

    Up to each month every cell lies less than `base` from the truth, and so do the sums over all places, over the kinds
    of a theme and over both, as far as the cells let them. `draws` (places × kinds, evenly between 0 and 1) decide
    which way a cell goes, and must be secret; the same draws make the same table, and a month added changes none of
    those before the last. The first and the last month get at least one step, or it would be told by which months there
    are that something happened in them.
    """
    if base == 1 or not counts.size:
        return counts.copy()
    margins = _margins(counts.shape[0], _numbered(themes))
    so_far = counts.cumsum(axis=2)
    steps = np.zeros_like(so_far)
    before = np.zeros(draws.size, dtype=np.int64)
    for month in range(counts.shape[2]):
        is_end = month in (0, counts.shape[2] - 1)
        before = _rounded_up_to(so_far[:, :, month].ravel(), before, draws.ravel(), margins, base, is_end)
        steps[:, :, month] = before.reshape(draws.shape)
    return np.diff(steps, axis=2, prepend=0) * base


def _rounded_up_to(true: Ints, before: Ints, draws: Floats, margins: sparse.csr_array, base: int, is_end: bool) -> Ints:
    """One month's sums in steps of the base: each cell goes down or up, never below what it was the month before."""
    down, rest = true // base, true % base
    is_free = (rest > 0) & (before <= down)
    known = np.maximum(down, before)
    free = np.flatnonzero(is_free)
    if not len(free):
        return known
    fewest, most = _room(true, known, margins, base)
    if is_end:  # the last margin is the whole
        fewest[-1] = max(fewest[-1], 1 + before.sum() - known.sum())
        most[-1] = max(fewest[-1], most[-1])
    up = _ups(draws[free] - rest[free] / base, margins[:, free], fewest, most)
    rounded = known.copy()
    rounded[free] += up
    return rounded


def _room(true: Ints, known: Ints, margins: sparse.csr_array, base: int) -> tuple[Ints, Ints]:
    """How many cells of each margin must and may go up for it to stay beside its true sum."""
    sums, settled = margins @ true, margins @ known
    return sums // base - settled, -(-sums // base) - settled


def _ups(costs: Floats, margins: sparse.csr_array, fewest: Ints, most: Ints) -> Ints:
    """Which cells go up, as cheaply as the margins let them.

    The margins are two families of nested sets, so the corners of the linear programme are whole numbers.
    """
    n_in = np.asarray(margins.sum(axis=1)).ravel()
    binds = (n_in > 0) & ((fewest > 0) | (most < n_in))
    if not binds.any():
        return (costs < 0).astype(np.int64)
    rows, n_slack = margins[binds], 2 * int(binds.sum())
    found = linprog(
        np.concatenate([costs, np.full(n_slack, OFF_MARGIN)]),
        A_ub=sparse.hstack([sparse.vstack([rows, -rows]), -sparse.eye_array(n_slack)], format="csr"),
        b_ub=np.concatenate([most[binds], -fewest[binds]]).astype(float),
        bounds=[(0, 1)] * len(costs) + [(0, None)] * n_slack,
        method="highs-ds",
    )
    return np.rint(found.x[: len(costs)]).astype(np.int64)


def _margins(n_places: int, themes: Ints) -> sparse.csr_array:
    """Cells × margins: each place's themes and whole, each kind's, each theme's and the whole of all places."""
    n_kinds, cells = len(themes), n_places * len(themes)
    place, kind = np.divmod(np.arange(cells), n_kinds)
    n_themes = int(themes.max()) + 1
    groups = [place * n_themes + themes[kind], place, kind, themes[kind], np.zeros(cells, dtype=np.int64)]
    parts = [sparse.csr_array((np.ones(cells, dtype=np.int64), (group, np.arange(cells)))) for group in groups]
    return sparse.vstack(parts, format="csr")


def _numbered(themes: Sequence[object]) -> Ints:
    numbers = {theme: number for number, theme in enumerate(dict.fromkeys(themes))}
    return np.array([numbers[theme] for theme in themes], dtype=np.int64)

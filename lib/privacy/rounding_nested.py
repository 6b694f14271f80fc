"""Figures that came ready-made, rounded so that what they are parts of still adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Parts:
    """Counts, by their places in the table, that are parts of another; with what is left over they make it up."""

    whole: int
    parts: tuple[int, ...]

    def rest(self, counts: Ints) -> int:
        return int(counts[self.whole] - counts[list(self.parts)].sum())


def needs_rounding(counts: Ints, relations: Sequence[Parts], base: int) -> bool:
    """Whether any count, or what is left over of any, is from one to just below the base."""
    left = np.array([one.rest(counts) for one in relations], dtype=np.int64)
    everything = np.concatenate([counts, left])
    return bool(((everything > 0) & (everything < base)).any())


def rounded_parts(counts: Ints, relations: Sequence[Parts], draws: Floats, base: int) -> Ints | None:
    """Each count up or down to a multiple of `base`, and so is what is left over of each whole, so that the parts still
    make up their wholes; None where that cannot be done. `draws` (0 to 1) decide which way, as far as sums let them.

    A relation whose parts are more than the whole is none, and is passed by. The interval of each count is as wide as
    in `lib.privacy.rounding`, for the same reason.
    """
    held = [one for one in relations if one.rest(counts) >= 0]
    true = np.concatenate([counts, np.array([one.rest(counts) for one in held], dtype=np.int64)])
    down, rest = true // base, true % base
    sums = sparse.lil_array((max(len(held), 1), len(true)))
    for number, one in enumerate(held):
        sums[number, one.whole] = 1
        for part in (*one.parts, len(counts) + number):
            sums[number, part] = -1
    costs = np.concatenate([draws - rest[: len(counts)] / base, np.zeros(len(held))])
    settled = -(sums @ down)
    found = milp(
        costs,
        integrality=np.ones(len(true)),
        bounds=Bounds(0, (rest > 0).astype(float)),
        constraints=LinearConstraint(sums.tocsr(), settled, settled),
    )
    if not found.success:
        return None
    return ((down + np.rint(found.x).astype(np.int64)) * base)[: len(counts)]

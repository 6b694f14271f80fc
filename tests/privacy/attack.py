"""Somebody outside who has asked every question there is, and solves for what was rounded away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

from lib.domain.municipality import Disclosure
from lib.privacy.rounding import rounded_counts

Ints = NDArray[np.int64]
Known = tuple[sparse.csr_array, NDArray[np.float64], NDArray[np.float64]]
"""Sums, and between which numbers each is known to lie."""
SMALLEST = 5
"""The smallest count that may be told."""
THRESHOLD = SMALLEST - 1
"""How wide an interval of what is smaller must be left."""
BASE = Disclosure(smallest_count=SMALLEST).rounded_to


@dataclass(frozen=True)
class Table:
    """Counts of places × kinds × months, the theme of each kind, and the draws that the rounding rests on."""

    counts: Ints
    themes: tuple[int, ...]
    draws: NDArray[np.float64]

    @classmethod
    def of(cls, seed: int, largest: int = 8) -> "Table":
        """Few places, kinds and months; from nearly empty to some tens in a cell, with structural zeros."""
        rng = np.random.default_rng(seed)
        n_places, n_kinds, n_months = rng.integers(3, largest), rng.integers(2, 6), rng.integers(2, 6)
        rate = rng.gamma(0.6, rng.uniform(0.5, 6.0), (n_places, n_kinds, 1)) * rng.uniform(0.5, 1.5, n_months)
        rate[rng.random((n_places, n_kinds)) < 0.1] = 0
        themes = tuple(sorted(int(theme) for theme in rng.integers(0, 3, n_kinds)))
        return cls(rng.poisson(rate).astype(np.int64), themes, rng.random((n_places, n_kinds)))

    def rounded(self) -> Ints:
        return rounded_counts(self.counts, self.themes, self.draws, BASE)

    def corrected(self, rng: np.random.Generator) -> "Table":
        """With one event more or one less somewhere, as often the one as the other where there is any to take."""
        counts = self.counts.copy()
        is_less = counts.any() and rng.random() < 0.5
        place = tuple(rng.choice(np.argwhere(counts > 0) if is_less else np.argwhere(counts >= 0)))
        counts[place] += -1 if is_less else 1
        return replace(self, counts=counts)


def asked_sums(shape: tuple[int, ...], themes: tuple[int, ...]) -> sparse.csr_array:
    """Every question as a row over the cells: places, kinds, themes, areas A and B together, all; and every run of
    months. So what overlaps (A and B, and A) and what changed since last year are among them."""
    n_places, n_kinds, n_months = shape
    places = [np.eye(n_places, dtype=bool)[i] for i in range(n_places)]
    places += [one | other for one, other in pairwise(places)]
    places += [np.ones(n_places, dtype=bool)]
    of_theme = [np.array([theme == one for theme in themes]) for one in sorted(set(themes))]
    kinds = [np.eye(n_kinds, dtype=bool)[i] for i in range(n_kinds)] + of_theme + [np.ones(n_kinds, dtype=bool)]
    months = [(a, b) for a in range(n_months) for b in range(a + 1, n_months + 1)]
    rows = []
    for place in places:
        for kind in kinds:
            for a, b in months:
                cells = np.zeros(shape, dtype=bool)
                cells[np.ix_(place, kind, np.arange(n_months)[a:b])] = True
                rows.append(cells.ravel())
    return sparse.csr_array(np.unique(np.array(rows), axis=0).astype(float))


def known_of(table: Table, rounded: Ints) -> Known:
    """Sums, and between which numbers somebody outside knows the true ones to lie.

    More than anybody could know: of every sum up to a month that lies within BASE - 1 it is known that it does, of
    the others how far off they are.
    """
    n_places, n_kinds, n_months = table.counts.shape
    groups = [(place, kind) for place in range(n_places) for kind in range(n_kinds)]
    of_theme = [tuple(np.flatnonzero(np.array(table.themes) == one)) for one in set(table.themes)]
    sets = [([place], [kind]) for place, kind in groups]
    sets += [([place], list(kinds)) for place in range(n_places) for kinds in of_theme]
    sets += [([place], list(range(n_kinds))) for place in range(n_places)]
    every = list(range(n_places))
    sets += [(every, [kind]) for kind in range(n_kinds)] + [(every, list(kinds)) for kinds in of_theme]
    sets += [(every, list(range(n_kinds)))]
    rows = []
    for places, kinds in sets:
        for month in range(n_months):
            cells = np.zeros(table.counts.shape)
            cells[np.ix_(places, kinds, range(month + 1))] = 1
            rows.append(cells.ravel())
    sums = sparse.csr_array(np.array(rows))
    told, off = sums @ rounded.ravel(), np.abs(sums @ (rounded - table.counts).ravel())
    within = np.maximum(off, BASE - 1)
    return sums, told - within, told + within


def known_after(versions: Sequence[Table]) -> Known:
    """What is known of the first by somebody who has seen them all, and knows each event that was corrected."""
    first, *_ = versions
    known = [known_of(one, one.rounded()) for one in versions]
    sums = known[0][0]
    shifts = [sums @ (first.counts - one.counts).ravel() for one in versions]
    lower = np.max([one[1] + shift for one, shift in zip(known, shifts, strict=True)], axis=0)
    upper = np.min([one[2] + shift for one, shift in zip(known, shifts, strict=True)], axis=0)
    return sums, lower, upper


def narrowest(
    questions: sparse.csr_array, sums: sparse.csr_array, lower: NDArray[np.float64], upper: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How wide an interval can be told for each question, by linear programming over everything that is known."""
    bounds_matrix = sparse.vstack([sums, -sums], format="csr")
    limits = np.concatenate([upper, -lower])
    return np.array(
        [
            -_least(-question, bounds_matrix, limits) - _least(question, bounds_matrix, limits)
            for question in questions.toarray()
        ]
    )


def _least(costs: NDArray[np.float64], matrix: sparse.csr_array, limits: NDArray[np.float64]) -> float:
    found = linprog(costs, A_ub=matrix, b_ub=limits, bounds=(0, None), method="highs")
    if not found.success:
        raise RuntimeError(found.message)
    return float(found.fun)


def protected(table: Table, questions: sparse.csr_array) -> sparse.csr_array:
    """The questions whose true answer is from one to below the smallest that may be told."""
    answers = questions @ table.counts.ravel()
    return questions[(answers > 0) & (answers < SMALLEST)]

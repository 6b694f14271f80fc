"""1 000 tables attacked by linear programming: what of one to four can be told, and what protecting it costs.

The old way is attacked with what it showed of one period alone (areas, kinds, both, and what they sum to); the new one
with every question over every run of months, so it is asked much more.
"""

import json
import time

import numpy as np
from scipy import sparse

from tests.bench.old_suppression import hidden_before
from tests.privacy.attack import BASE, Table, asked_sums, known_of, narrowest, protected

N_TABLES = 1_000
MOST_ATTACKED = 12
"""Questions attacked in each table, drawn among those with one to four: cells, sums, overlaps, changes."""


def main() -> None:
    started, widths, errors, lost, n_cells = time.perf_counter(), [], [], 0, 0
    corrected: list[float] = []
    before = np.zeros(4)
    for seed in range(N_TABLES):
        table = Table.of(seed)
        rounded = table.rounded()
        widths += attacked(table, seed)
        sums = asked_sums(table.counts.shape, table.themes)
        true, told = sums @ table.counts.ravel(), sums @ rounded.ravel()
        lost, n_cells = lost + int(((true >= BASE) & (told < BASE)).sum()), n_cells + int((true >= BASE).sum())
        errors += list(np.abs(told - true)[true >= BASE])
        before += old_way(table.counts.sum(axis=2))
        corrected += with_correction(table, seed)
    for measure in (
        {"what": "rounded", "tables": N_TABLES, "attacked": len(widths), "narrowest": min(widths),
         "narrower_than_threshold": int((np.array(widths) < BASE - 1 - 1e-6).sum()), "threshold": BASE - 1},
        {"what": "rounded", "shown_cells_lost_pct": round(100 * lost / n_cells, 2),
         "mean_error": round(float(np.mean(errors)), 2), "largest_error": float(np.max(errors))},
        {"what": "two versions, one event corrected", "attacked": len(corrected), "narrowest": min(corrected),
         "narrower_than_threshold": int((np.array(corrected) < BASE - 1 - 1e-6).sum())},
        {"what": "old way", "attacked": int(before[0]), "narrower_than_threshold": int(before[1]),
         "solved_exactly": int(before[2]), "shown_cells_lost_pct": round(100 * before[3] / N_TABLES, 2)},
        {"seconds": round(time.perf_counter() - started)},
    ):  # fmt: skip
        print(json.dumps({"bench": "suppression", **measure}, ensure_ascii=False), flush=True)


def attacked(table: Table, seed: int, most: int = MOST_ATTACKED) -> list[float]:
    """Interval widths of questions with one to four, given everything."""
    known = known_of(table, table.rounded())
    questions = _some(protected(table, asked_sums(table.counts.shape, table.themes)), seed, most)
    return list(narrowest(questions, *known))


def with_correction(table: Table, seed: int) -> list[float]:
    """The same cells, given the table before and after one event was found to belong to another month."""
    rng = np.random.default_rng(seed)
    counts = table.counts.copy()
    taken = tuple(rng.choice(np.argwhere(counts > 0))) if counts.any() else None
    if taken is None:
        return []
    counts[taken] -= 1
    other = Table(counts, table.themes, table.draws)
    both = [known_of(one, one.rounded()) for one in (table, other)]
    shift = both[1][0] @ (table.counts - counts).ravel()  # what was corrected is known too
    questions = protected(table, asked_sums(table.counts.shape, table.themes))
    questions = _some(questions[questions @ (table.counts - counts).ravel() == 0], seed, 4)
    if not questions.shape[0]:
        return []
    return list(
        narrowest(
            questions,
            sparse.vstack([one[0] for one in both], format="csr"),
            np.concatenate([both[0][1], both[1][1] + shift]),
            np.concatenate([both[0][2], both[1][2] + shift]),
        )
    )


def old_way(counts: np.ndarray) -> np.ndarray:
    """Cells attacked, narrower than the threshold, solved exactly, and the share of shown cells lost to others."""
    hidden = hidden_before(counts)
    sensitive = (counts > 0) & (counts < BASE)
    shape = counts.shape
    cells = np.eye(counts.size)
    sums = np.vstack([cells[~hidden.ravel()], *(_line(shape, axis) for axis in (0, 1))])
    told = sums @ counts.ravel()
    questions = sparse.csr_array(cells[sensitive.ravel()])
    lost = (hidden & ~sensitive).sum() / max((counts >= BASE).sum(), 1)
    if not questions.shape[0]:
        return np.array([0, 0, 0, lost])
    widths = narrowest(questions, sparse.csr_array(sums), told, told)
    return np.array([len(widths), (widths < BASE - 1 - 1e-6).sum(), (widths < 1e-6).sum(), lost])


def _line(shape: tuple[int, ...], axis: int) -> np.ndarray:
    rows = []
    for place in range(shape[axis]):
        cells = np.zeros(shape)
        cells[(place, slice(None)) if axis == 0 else (slice(None), place)] = 1
        rows.append(cells.ravel())
    return np.array(rows)


def _some(questions: sparse.csr_array, seed: int, most: int) -> sparse.csr_array:
    n = questions.shape[0]
    if n <= most:
        return questions
    return questions[np.sort(np.random.default_rng(seed).choice(n, most, replace=False))]

"""1 000 tables attacked by linear programming: what of one to four can be told, and what protecting it costs.

The old way is attacked with what it showed of one period alone (areas, kinds, both, and what they sum to); the new one
with every question over every run of months, so it is asked much more.
"""

import json
import time

import numpy as np
from scipy import sparse

from tests.bench.old_suppression import hidden_before
from tests.privacy.attack import (
    BASE,
    SMALLEST,
    THRESHOLD,
    Ints,
    Table,
    asked_sums,
    known_after,
    known_of,
    narrowest,
    protected,
)

N_TABLES = 1_000
MOST_ATTACKED = 12
"""Questions attacked in each table, drawn among those with one to four: cells, sums, overlaps, changes."""
MOST_TWICE = 4
"""The same where there are two versions or more."""
N_VERSIONS = 5


def main() -> None:
    started, found = time.perf_counter(), {"rounded": [], "corrected": [], "touched": [], "versions": []}
    errors, lost, n_cells, before = [], 0, 0, np.zeros(4)
    for seed in range(N_TABLES):
        table = Table.of(seed)
        rounded = table.rounded()
        found["rounded"] += attacked(table, seed)
        sums = asked_sums(table.counts.shape, table.themes)
        true, told = sums @ table.counts.ravel(), sums @ rounded.ravel()
        is_told = true >= SMALLEST
        lost, n_cells = lost + int((is_told & (told < SMALLEST)).sum()), n_cells + int(is_told.sum())
        errors += list(np.abs(told - true)[is_told])
        before += old_way(table.counts.sum(axis=2))
        others, touched = with_corrections(table, seed, 2)
        found["corrected"] += others
        found["touched"] += touched
        found["versions"] += with_corrections(table, seed, N_VERSIONS)[0]
    for measure in (
        {"what": "rounded", "tables": N_TABLES, "base": BASE, **_widths(found["rounded"])},
        {"what": "rounded", "shown_cells_lost_pct": round(100 * lost / n_cells, 2),
         "mean_error": round(float(np.mean(errors)), 2), "largest_error": float(np.max(errors))},
        {"what": "two versions, one known event corrected elsewhere", **_widths(found["corrected"])},
        {"what": "two versions, one known event corrected in what is asked", **_widths(found["touched"])},
        {"what": f"{N_VERSIONS} versions, known events corrected elsewhere", **_widths(found["versions"])},
        {"what": "old way", "attacked": int(before[0]), "narrower_than_threshold": int(before[1]),
         "solved_exactly": int(before[2]), "shown_cells_lost_pct": round(100 * before[3] / N_TABLES, 2)},
        {"seconds": round(time.perf_counter() - started)},
    ):  # fmt: skip
        print(json.dumps({"bench": "suppression", **measure}, ensure_ascii=False), flush=True)


def _widths(found: list[float]) -> dict[str, float]:
    n_narrow = int((np.array(found) < THRESHOLD - 1e-6).sum())
    return {"attacked": len(found), "narrowest": round(min(found), 2), "narrower_than_threshold": n_narrow,
            "threshold": THRESHOLD}  # fmt: skip


def attacked(table: Table, seed: int, most: int = MOST_ATTACKED) -> list[float]:
    """Interval widths of questions with one to four, given everything."""
    known = known_of(table, table.rounded())
    questions = _some(protected(table, asked_sums(table.counts.shape, table.themes)), seed, most)
    return list(narrowest(questions, *known))


def with_corrections(table: Table, seed: int, n_versions: int) -> tuple[list[float], list[float]]:
    """Interval widths of what had one to four at first, given versions that each have one more event corrected, which
    is known: of questions that no corrected event is part of, and of those that one is part of."""
    rng, versions = np.random.default_rng(seed), [table]
    while len(versions) < n_versions:
        versions.append(versions[-1].corrected(rng))
    known = known_after(versions)
    questions = protected(table, asked_sums(table.counts.shape, table.themes))
    moved = [questions @ (one.counts - table.counts).ravel() != 0 for one in versions]
    is_touched = np.any(moved, axis=0)
    others, touched = (_some(questions[rows], seed, MOST_TWICE) for rows in (~is_touched, is_touched))
    return list(narrowest(others, *known)), list(narrowest(touched, *known))


def old_way(counts: Ints) -> np.ndarray:
    """Cells attacked, narrower than the threshold, solved exactly, and the share of shown cells lost to others."""
    hidden = hidden_before(counts)
    sensitive = (counts > 0) & (counts < SMALLEST)
    shape = counts.shape
    cells = np.eye(counts.size)
    sums = np.vstack([cells[~hidden.ravel()], *(_line(shape, axis) for axis in (0, 1))])
    told = sums @ counts.ravel()
    questions = sparse.csr_array(cells[sensitive.ravel()])
    lost = (hidden & ~sensitive).sum() / max((counts >= SMALLEST).sum(), 1)
    if not questions.shape[0]:
        return np.array([0, 0, 0, lost])
    widths = narrowest(questions, sparse.csr_array(sums), told, told)
    return np.array([len(widths), (widths < THRESHOLD - 1e-6).sum(), (widths < 1e-6).sum(), lost])


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

"""How long proposed rounds are against the best: 50 random sets of stops, by the way they are solved in the app.

The best is found by the method of Held and Karp, up to 15 stops: beyond that nobody can wait for it. The app is exact
up to 12 stops and mends beyond; what mending alone would have given is told beside.
"""

import time

import numpy as np

from lib.walks.order import best_order, mended_round, shortest_round, way_length
from tests.bench.told import tell

SETS = 50
SIDE_M = 1_500.0
SIZES = (6, 9, 12, 13, 15)


def main() -> None:
    for n_stops in SIZES:
        gaps, mended, seconds = [], [], []
        for seed in range(SETS):
            metres = _metres(np.random.default_rng((n_stops, seed)).uniform(0, SIDE_M, (n_stops, 2)))
            best = way_length(metres, shortest_round(metres), is_loop=True)
            started = time.perf_counter()
            proposed = best_order(metres)
            seconds.append(time.perf_counter() - started)
            gaps.append(way_length(metres, proposed, is_loop=True) / best - 1)
            mended.append(way_length(metres, mended_round(metres), is_loop=True) / best - 1)
        tell(f"walk_order_{n_stops}_stops_longest_over_best", 100 * max(gaps), "%", 5.0)
        tell(f"walk_order_{n_stops}_stops_mean_over_best", 100 * float(np.mean(gaps)), "%")
        tell(f"walk_order_{n_stops}_stops_mended_longest_over_best", 100 * max(mended), "%", 5.0)
        tell(f"walk_order_{n_stops}_stops_median", float(np.median(seconds)), "s", 0.3)


def _metres(points: np.ndarray) -> np.ndarray:
    return np.hypot(*(points[:, None, axis] - points[None, :, axis] for axis in (0, 1)))

"""The order of stops: as short as it can be, and never across itself."""

from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.walks.order import best_order, mended_round, shortest_round, way_length
from tests.reference import tsplib


def metres_of(points):
    points = np.asarray(points, dtype=float).reshape(-1, 2)
    return np.hypot(*(points[:, None, axis] - points[None, :, axis] for axis in (0, 1)))


def brute_force(metres, is_loop, start, end):
    """Every order there is."""
    n = len(metres)
    orders = (
        order for order in permutations(range(n))
        if (start is None or order[0] == start) and (is_loop or end is None or order[-1] == end)
    )  # fmt: skip
    return min(way_length(metres, order, is_loop) for order in orders)


def crossings(points, order, is_loop):
    """Pairs of legs that meet elsewhere than at a stop that they share."""
    legs = list(pairwise([*order, order[0]] if is_loop else order))
    return [(a, b) for a, b in combinations(legs, 2) if not set(a) & set(b) and _meet(*(points[at] for at in (*a, *b)))]


def _meet(a, b, c, d):
    def side(p, q, r):
        return np.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@pytest.mark.parametrize(
    ("places", "optimum"),
    [(tsplib.BURMA14, tsplib.BURMA14_OPTIMUM), (tsplib.ULYSSES16, tsplib.ULYSSES16_OPTIMUM)],
    ids=["burma14", "ulysses16"],
)
def test_the_optimum_of_tsplib_is_found(places, optimum):
    metres = tsplib.distances(places)
    found = shortest_round(metres)
    assert sorted(found) == list(range(len(places))) and way_length(metres, found, is_loop=True) == optimum
    assert way_length(metres, mended_round(metres), is_loop=True) <= optimum * 1.05


@pytest.mark.parametrize("is_loop", [True, False])
@pytest.mark.parametrize(("start", "end"), [(None, None), (0, None), (None, 2), (1, 3)])
def test_no_order_is_shorter_whatever_is_fixed(is_loop, start, end):
    for seed in range(6):
        metres = metres_of(np.random.default_rng(seed).uniform(0, 1000, (4 + seed % 4, 2)))
        order = best_order(metres, is_loop, start, end)
        assert sorted(order) == list(range(len(metres)))
        assert start is None or order[0] == start
        assert is_loop or end is None or order[-1] == end
        assert way_length(metres, order, is_loop) == pytest.approx(brute_force(metres, is_loop, start, end))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=25), st.booleans())
def test_a_way_never_crosses_itself_on_plain_ground(points, is_loop):
    order = best_order(metres_of(points), is_loop)
    assert sorted(order) == list(range(len(points)))
    assert crossings(points, order, is_loop) == []


def test_more_stops_than_the_exact_method_takes_stay_near_the_best():
    """The mended order against the exact one."""
    for seed in range(4):
        metres = metres_of(np.random.default_rng(seed).uniform(0, 1000, (13, 2)))
        best = way_length(metres, shortest_round(metres), is_loop=True)
        assert way_length(metres, best_order(metres), is_loop=True) <= best * 1.05


def test_stops_on_one_spot_and_on_one_line_are_walked_once():
    assert sorted(best_order(np.zeros((5, 5)))) == [0, 1, 2, 3, 4]
    line = metres_of([(x, 0) for x in (3, 1, 4, 0, 5)])
    assert way_length(line, best_order(line, is_loop=False), is_loop=False) == 5

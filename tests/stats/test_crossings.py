"""Two columns with lines: an order in which few cross."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from lib.stats.crossings import crossings, fewest_crossings

LEFT, RIGHT = [f"a{n}" for n in range(6)], [f"b{n}" for n in range(4)]
PAIRS = st.lists(st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)), unique=True, max_size=16)


def crossings_by_drawing(pairs, left, right):
    """A slow plain twin: two straight lines cross when their heights change order on the way."""
    lines = [(left.index(a), right.index(b)) for a, b in pairs]
    return sum((one[0] < two[0] and one[1] > two[1]) or (one[0] > two[0] and one[1] < two[1])
               for one, two in combinations(lines, 2))  # fmt: skip


@given(PAIRS)
def test_crossings_are_those_of_the_drawing(pairs):
    assert crossings(pairs, LEFT, RIGHT) == crossings_by_drawing(pairs, LEFT, RIGHT)


@given(PAIRS)
def test_the_order_found_never_crosses_more_and_loses_nobody(pairs):
    left, right = fewest_crossings(pairs, LEFT, RIGHT)
    assert sorted(left) == LEFT and sorted(right) == RIGHT
    assert crossings(pairs, left, right) <= crossings(pairs, LEFT, RIGHT)
    assert (left, right) == fewest_crossings(pairs, LEFT, RIGHT)


def test_what_can_be_drawn_without_crossings_is():
    pairs = [("a0", "b3"), ("a1", "b2"), ("a2", "b1"), ("a3", "b0")]
    left, right = fewest_crossings(pairs, LEFT[:4], RIGHT)
    assert crossings(pairs, left, right) == 0
    assert crossings(pairs, LEFT[:4], RIGHT) == 6  # every one of the six pairs


def test_a_small_case_comes_within_one_crossing_of_the_best_of_all_orders():
    pairs = [("a0", "b0"), ("a0", "b2"), ("a1", "b1"), ("a2", "b0"), ("a2", "b2"), ("a3", "b1"), ("a3", "b2")]
    left, right = LEFT[:4], RIGHT[:3]
    best = min(crossings(pairs, a, b) for a in permutations(left) for b in permutations(right))
    assert crossings(pairs, *fewest_crossings(pairs, left, right)) <= best + 1

"""Gi* against its formula written out, against shuffling, and what it must not depend on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from lib.domain.hot_spot_codes import HotClass
from lib.stats.getis_ord import gi_star, gi_star_count_p, gi_star_p, hot_counts, neighbourhood_sums


def square(side: int) -> sparse.csr_array:
    """Cells of a square, side by side (rook)."""
    row, column = np.divmod(np.arange(side * side), side)
    apart = np.abs(row[:, None] - row) + np.abs(column[:, None] - column)
    return sparse.csr_array((apart == 1).astype(float))


def slow_gi_star(x: list[float], near: np.ndarray) -> list[float]:
    n, mean = len(x), sum(x) / len(x)
    spread = (sum(value**2 for value in x) / n - mean**2) ** 0.5
    scores = []
    for i in range(n):
        own = [1.0 if i == j else float(near[i, j]) for j in range(n)]
        size = sum(own)
        scores.append(
            (sum(w * value for w, value in zip(own, x, strict=True)) - mean * size)
            / (spread * ((n * sum(w * w for w in own) - size**2) / (n - 1)) ** 0.5)
        )
    return scores


@given(st.lists(st.integers(0, 40), min_size=9, max_size=9).filter(lambda x: len(set(x)) > 1))
@settings(max_examples=30, deadline=None)
def test_the_scores_are_those_of_the_formula(x):
    near = square(3)
    assert gi_star(x, near) == pytest.approx(slow_gi_star([float(value) for value in x], near.toarray()))


@given(st.lists(st.integers(0, 40), min_size=9, max_size=9), st.integers(1, 9))
@settings(max_examples=30, deadline=None)
def test_the_scores_do_not_depend_on_the_unit(x, times):
    near = square(3)
    assert gi_star(x, near) == pytest.approx(gi_star(np.array(x) * times + 7, near), nan_ok=True)


@pytest.mark.parametrize("x", [[5] * 9, [0] * 9])
def test_where_nothing_varies_nothing_is_hot(x):
    near = square(3)
    assert np.isnan(gi_star(x, near)).all()
    assert (gi_star_p(x, near, 99, 1) == 1).all()
    assert (gi_star_count_p(x, near) == 1).all()
    assert set(hot_counts(x, near)) == {HotClass.NOT_HOT}


def test_the_exact_tail_agrees_with_shuffling():
    rng = np.random.default_rng(5)
    near = square(20)
    counts = rng.negative_binomial(0.7, 0.3, 400)
    shuffled = gi_star_p(counts, near, 4_999, 1)
    exact = gi_star_count_p(counts, near)
    # With replacement the tail is a little heavier: never much smaller than what shuffling shows.
    assert np.abs(exact - shuffled).max() < 0.03
    assert (exact > 0.6 * shuffled - 0.002).all()


def test_the_exact_tail_of_two_cells_can_be_counted_by_hand():
    # Two neighbours and four alone: 3, 0, 0, 0, 0, 0. Two draws sum to 3 or more unless both are 0: 1 - (5/6)².
    near = sparse.csr_array((np.ones(2), ([0, 1], [1, 0])), shape=(6, 6))
    p = gi_star_count_p([3, 0, 0, 0, 0, 0], near)
    assert p[:2] == pytest.approx([11 / 36, 11 / 36]) and p[2:] == pytest.approx([1, 1, 1, 1])


def test_the_same_seed_gives_the_same_answer():
    x = np.random.default_rng(2).normal(10, 2, 25)
    near = square(5)
    assert np.array_equal(gi_star_p(x, near, 199, 3), gi_star_p(x, near, 199, 3))


@given(st.integers(0, 20))
@settings(max_examples=20, deadline=None)
def test_a_planted_spot_is_hottest_and_a_weaker_one_is_found_when_it_is_set_aside(seed):
    near, counts = square(20), np.random.default_rng(seed).poisson(1.0, 400)
    counts[[105, 106, 125, 126]] = 40
    counts[[314, 315, 334, 335]] = 8
    classes = hot_counts(counts, near)
    assert (classes[[105, 106, 125, 126]] == HotClass.HOTTEST).all()
    assert (classes[[314, 315, 334, 335]] != HotClass.NOT_HOT).all()
    assert (classes != HotClass.NOT_HOT).sum() < 25


def test_a_cell_without_events_is_not_hot_for_its_neighbours_sake():
    counts = np.ones(400, dtype=int)
    counts[[84, 85, 86, 104, 106, 124, 125, 126]], counts[105] = 30, 0
    classes = hot_counts(counts, square(20))
    assert classes[105] == HotClass.NOT_HOT and classes[85] == HotClass.HOTTEST


def test_no_structure_seldom_gives_an_alarm():
    near = square(25)
    alarms = [
        (hot_counts(np.random.default_rng(seed).poisson(2, 625), near) != HotClass.NOT_HOT).any() for seed in range(60)
    ]
    assert sum(alarms) <= 7  # at five per cent there are 3 on average; more than 7 come in one case of a hundred


def test_negative_counts_are_refused():
    with pytest.raises(ValueError, match="negative"):
        gi_star_count_p([-1, 2], sparse.csr_array((2, 2)))


def test_sums_add_up():
    near = square(4)
    x = np.arange(16)
    assert neighbourhood_sums(x, near).sum() == (x * (near.toarray().sum(axis=0) + 1)).sum()

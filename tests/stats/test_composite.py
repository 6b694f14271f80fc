"""The index that helps to sort, against a plain twin and what must always hold."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.composite import index_of, normalised, rank_shifts, rank_spread, ranks

RNG = np.random.default_rng(4)
VALUES = RNG.normal(size=(9, 4)) * [1, 10, 0.1, 5] + [3, 50, 0, 20]
SIGNS = np.array([1.0, -1.0, 1.0, 1.0])
WEIGHTS = np.array([1.0, 2.0, 0.0, 1.0])


def slow_index(values, signs, weights, how):
    """Area by area and figure by figure."""
    total, result = sum(weights), []
    for area in values:
        index = 0.0
        for j, value in enumerate(area):
            column = [row[j] for row in values]
            if how == "z":
                mean = sum(column) / len(column)
                width = math.sqrt(sum((v - mean) ** 2 for v in column) / len(column))
                scaled = (value - mean) / width
            else:
                scaled = (value - min(column)) / (max(column) - min(column))
            index += weights[j] / total * signs[j] * scaled
        result.append(index)
    return result


def slow_ranks(index):
    return [1 + sum(other > one for other in index) for one in index]


@pytest.mark.parametrize("how", ["z", "min_max"])
def test_the_index_is_that_of_the_plain_twin(how):
    ours = index_of(VALUES, SIGNS, WEIGHTS, how)
    assert ours == pytest.approx(slow_index(VALUES.tolist(), SIGNS, WEIGHTS, how))
    assert ranks(ours).tolist() == slow_ranks(ours)


@pytest.mark.parametrize("how", ["z", "min_max"])
@given(st.floats(0.01, 100), st.floats(-100, 100), st.floats(0.1, 9))
@settings(deadline=None, max_examples=25)
def test_the_unit_of_a_figure_and_the_sum_of_the_weights_change_nothing(how, unit, zero, scale):
    moved = VALUES * unit + zero
    assert index_of(moved, SIGNS, WEIGHTS * scale, how) == pytest.approx(
        index_of(VALUES, SIGNS, WEIGHTS, how), abs=1e-6
    )


def test_an_area_that_lacks_a_used_figure_has_no_index():
    values = VALUES.copy()
    values[2, 1], values[5, 2] = np.nan, np.nan
    index = index_of(values, SIGNS, WEIGHTS, "z")
    assert np.isnan(index[2]) and np.isfinite(np.delete(index, 2)).all()  # the figure of area 5 has no weight
    spread = rank_spread(values, values * 0, SIGNS, WEIGHTS, "z", draws=200)
    assert np.isnan(spread.rank[2]) and sorted(np.delete(spread.rank, 2)) == list(range(1, 9))


def test_a_figure_that_is_alike_everywhere_moves_nothing():
    values = np.column_stack([VALUES, np.full(9, 7.0)])
    assert normalised(values, "z")[:, 4].tolist() == [0] * 9
    with_it = rank_spread(values, values * 0, np.append(SIGNS, 1), np.append(WEIGHTS, 1), "z", draws=50)
    assert with_it.rank.tolist() == rank_spread(VALUES, VALUES * 0, SIGNS, WEIGHTS, "z", draws=50).rank.tolist()


def test_the_same_question_gives_the_same_answer():
    one, other = (rank_spread(VALUES, VALUES * 0.05, SIGNS, WEIGHTS, "z") for _ in range(2))
    assert (one.lower == other.lower).all() and (one.upper == other.upper).all()


def test_the_interval_holds_the_place_and_grows_with_the_uncertainty():
    widths = []
    for error in (0.0, 0.5, 3.0):
        spread = rank_spread(VALUES, np.full_like(VALUES, error), SIGNS, WEIGHTS, "z")
        assert (spread.lower <= spread.middle).all() and (spread.middle <= spread.upper).all()
        widths.append((spread.upper - spread.lower).sum())
    assert widths[0] < widths[1] < widths[2]


def test_an_area_that_is_highest_on_everything_is_always_first():
    values = VALUES.copy()
    values[3] = np.where(SIGNS > 0, VALUES.max(axis=0) + 5, VALUES.min(axis=0) - 5)
    spread = rank_spread(values, np.zeros_like(values), SIGNS, np.ones(4), "min_max")
    assert (spread.rank[3], spread.lower[3], spread.upper[3]) == (1, 1, 1)


def test_the_intervals_do_not_depend_on_the_order_of_the_areas_more_than_chance_does():
    order = [4, 2, 8, 0, 1, 7, 3, 6, 5]
    one = rank_spread(VALUES, np.zeros_like(VALUES), SIGNS, WEIGHTS, "z")
    other = rank_spread(VALUES[order], np.zeros_like(VALUES), SIGNS, WEIGHTS, "z")
    assert one.rank[order].tolist() == other.rank.tolist()
    assert one.lower[order].tolist() == other.lower.tolist()  # without errors only weights and scale are drawn


def test_the_draws_of_ranks_are_those_of_a_plain_loop():
    """Without errors, and with one figure, every draw gives the same order: the values' own."""
    spread = rank_spread(VALUES[:, :1], np.zeros((9, 1)), [1.0], [1.0], "z", draws=100)
    assert spread.lower.tolist() == spread.upper.tolist() == slow_ranks(VALUES[:, 0])


def test_the_shift_is_the_mean_of_the_moved_places():
    groups = ["a", "b", "c", "b"]
    shifts = rank_shifts(VALUES, SIGNS, WEIGHTS, "z", groups)
    whole = slow_ranks(index_of(VALUES, SIGNS, WEIGHTS, "z"))
    without_a = slow_ranks(index_of(VALUES, SIGNS, [0, 2, 0, 1], "z"))
    assert shifts["a"] == pytest.approx(np.mean(np.abs(np.subtract(whole, without_a))))
    assert math.isnan(shifts["c"])  # it has no weight


def test_no_weights_at_all_give_no_index():
    spread = rank_spread(VALUES, VALUES, SIGNS, np.zeros(4), "z")
    assert np.isnan(spread.index).all() and np.isnan(spread.rank).all()

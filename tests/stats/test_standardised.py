"""Weighted sums and standardised rates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.intervals import poisson_limits
from lib.stats.standardised import directly_standardised, standardised_share, weighted_sum


@given(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.floats(0.1, 50))
def test_equal_weights_give_the_limits_of_the_count(counts, weight):
    value, lower, upper = weighted_sum(counts, weight)
    low, high = poisson_limits(sum(counts))
    assert (value, lower, upper) == pytest.approx((weight * sum(counts), weight * low, weight * high))


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(0, 90)), min_size=1, max_size=8))
def test_limits_hold_the_sum_and_never_fall_below_zero_far(pairs):
    counts, weights = zip(*pairs, strict=True)
    value, lower, upper = weighted_sum(counts, weights)
    assert lower <= value + 1e-9 and value <= upper + 1e-9


def test_a_few_heavy_crimes_are_less_certain_than_many_light_ones_of_the_same_weight():
    heavy, light = weighted_sum([2, 0], [60, 1]), weighted_sum([0, 120], [60, 1])
    assert heavy[0] == light[0] and heavy[2] - heavy[1] > 3 * (light[2] - light[1])


@pytest.mark.parametrize(
    ("heavy", "fewest", "most"),
    [(20.0, 0.93, 0.97), (3.0, 0.90, 0.93)],  # a handful of heavy crimes: too narrow, and the page says so
)
def test_how_often_the_limits_hold_the_truth(heavy, fewest, most):
    rng = np.random.default_rng(3)
    weights, means = np.array([1.0, 8.0, 60.0]), np.array([60.0, 12.0, heavy])
    _, lower, upper = weighted_sum(rng.poisson(means, (5000, 3)), weights)
    truth = means @ weights
    assert fewest < np.mean((lower <= truth) & (truth <= upper)) < most


def test_the_same_ages_as_the_standard_leave_the_rate_as_it_is():
    rate, _, _ = directly_standardised([10, 20, 5], [100, 400, 200], [1, 4, 2])
    assert float(rate) == pytest.approx(35 / 700)
    assert np.isnan(directly_standardised([1, 2], [0, 50], [1, 1])[0])


def test_an_old_place_is_not_worse_for_being_old():
    young = directly_standardised([9, 40], [900, 1000], [1, 1])[0]
    old = directly_standardised([1, 160], [100, 4000], [1, 1])[0]
    assert float(young) == pytest.approx(float(old))


def test_standardised_shares_stay_shares_and_weigh_the_ages():
    share, lower, upper = standardised_share([10, 0], [20, 30], [1, 3])
    assert float(share) == pytest.approx(0.125)
    assert 0 <= lower < share < upper <= 1
    rng = np.random.default_rng(8)
    hits = rng.binomial([40, 60], [0.7, 0.4], (4000, 2))
    _, lower, upper = standardised_share(hits, [40, 60], [1, 1])
    assert 0.93 < np.mean((lower <= 0.55) & (upper >= 0.55)) < 0.98


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        weighted_sum([1], [-1])

"""A part against its whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.change import count_change_p
from lib.stats.parts import part_difference, part_ratio, whole_less_part_p
from lib.stats.standardised import weighted_sum

COUNTS = st.integers(0, 80)


@given(COUNTS, COUNTS, st.integers(50, 400), st.integers(50, 4000))
def test_limits_leave_one_out_just_when_the_part_differs_from_the_rest(count, rest, exposure, rest_exposure):
    ratio, lower, upper = part_ratio(count, exposure, count + rest, exposure + rest_exposure)
    if count + rest == 0:
        assert np.isnan(ratio)
        return
    p = float(count_change_p(count, rest, exposure, rest_exposure))
    if abs(p - 0.05) > 1e-9:
        assert (not lower <= 1 <= upper) == (p < 0.05)
    assert lower <= ratio <= upper


def test_a_part_that_is_the_whole_is_just_like_it():
    assert float(part_ratio(7, 100, 7, 100)[0]) == 1.0
    assert np.isnan(part_difference(7, 100, 7, 100).estimate)
    assert np.isnan(part_ratio(9, 100, 7, 100)[0]) and np.isnan(part_difference(30, 50, 20, 100).estimate)


@given(st.integers(0, 60), st.integers(0, 300), st.integers(1, 60), st.integers(1, 300))
def test_a_share_differs_from_its_whole_by_the_plain_difference(yes, others_yes, no, others_no):
    n, m = yes + no, yes + no + others_yes + others_no
    difference, lower, upper = part_difference(yes, n, yes + others_yes, m)
    assert float(difference) == pytest.approx(yes / n - (yes + others_yes) / m, abs=1e-12)
    assert lower <= difference + 1e-12 and difference - 1e-12 <= upper


def test_the_limits_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(11)
    count, rest = rng.poisson(12 * 1.5, 4000), rng.poisson(88, 4000)
    true_ratio = (12 * 1.5 / 12) / ((12 * 1.5 + 88) / 100)
    _, lower, upper = part_ratio(count, 12, count + rest, 100)
    assert 0.945 < np.mean((lower <= true_ratio) & (true_ratio <= upper)) <= 0.99


def test_weighted_parts_differ_by_chance_as_often_as_the_test_says():
    rng = np.random.default_rng(5)
    weights, people = np.array([1.0, 10.0, 60.0]), np.array([3000.0, 2000.0, 15000.0])
    seen = []
    for _ in range(1500):
        counts = rng.poisson(people[:, None] * np.array([0.03, 0.006, 0.002]))
        seen.append(whole_less_part_p(weighted_sum(counts, weights)[0], counts @ weights**2, people)[0])
    assert 0.025 < np.nanmean(np.array(seen) < 0.05) < 0.08

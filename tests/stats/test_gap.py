"""Two groups in each area."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.gap import difference_limits, gap_contrast, gap_spread

groups = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def slow_p(x, n, y, m, usual, spread):
    a, b = (x + 1) / (n + 2), (y + 1) / (m + 2)
    variance = a * (1 - a) / (n + 2) + b * (1 - b) / (m + 2) + spread**2
    return math.erfc(abs(a - b - usual) / math.sqrt(variance) / math.sqrt(2))


@given(groups, groups, st.floats(-0.5, 0.5), st.floats(0, 0.2))
@settings(deadline=None, max_examples=60)
def test_p_is_that_of_the_plain_formula(first, second, usual, spread):
    ours = gap_contrast([first[0]], [first[1]], [second[0]], [second[1]], usual, spread).p[0]
    assert ours == pytest.approx(slow_p(*first, *second, usual, spread), abs=1e-9)


@given(groups, groups)
@settings(deadline=None, max_examples=60)
def test_the_groups_exchanged_give_the_same_gap_turned(first, second):
    there, back = gap_contrast(*_lists(first, second), 0.1, 0.0), gap_contrast(*_lists(second, first), -0.1, 0.0)
    assert there.gap == pytest.approx(-back.gap) and there.p == pytest.approx(back.p)
    assert there.lower == pytest.approx(-back.upper)


@given(groups, groups)
@settings(deadline=None, max_examples=60)
def test_the_limits_hold_the_gap_and_stay_within_one(first, second):
    lower, upper = difference_limits(*first, *second)
    gap = first[0] / first[1] - second[0] / second[1]
    assert -1 - 1e-9 <= lower <= gap + 1e-9 and gap - 1e-9 <= upper <= 1 + 1e-9


def test_a_group_of_nobody_is_not_judged():
    contrast = gap_contrast([0, 5], [0, 40], [3, 9], [30, 40], 0.0, 0.0)
    assert np.isnan(contrast.p[0]) and np.isnan(contrast.gap[0]) and np.isfinite(contrast.p[1])


def test_gaps_that_differ_by_chance_alone_have_no_spread():
    rng = np.random.default_rng(3)
    n = np.full(60, 150)
    spreads = []
    for _ in range(20):
        x, y = rng.binomial(n, 0.55), rng.binomial(n, 0.7)
        spreads.append(gap_spread(x, n, y, n, -0.15))
    assert np.mean(spreads) < 0.02


def _lists(first, second):
    return [first[0]], [first[1]], [second[0]], [second[1]]

"""Limits against slow twins and what must always hold; published numbers stand in tests/reference/intervals.py."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from lib.stats.intervals import answers_behind, poisson_limits, wilson_limits


@pytest.mark.parametrize("count", [1, 4, 9])
def test_exact_limits_solve_their_own_definition(count):
    lower, upper = (float(v) for v in poisson_limits(count))
    slow_lower = optimize.brentq(lambda mean: stats.poisson.sf(count - 1, mean) - 0.025, 1e-9, 100)
    slow_upper = optimize.brentq(lambda mean: stats.poisson.cdf(count, mean) - 0.025, 1e-9, 100)
    assert (lower, upper) == pytest.approx((slow_lower, slow_upper), rel=1e-6)


@pytest.mark.parametrize("count", [10, 30, 400, 20_000])
def test_byar_stays_within_a_third_of_a_percent_of_exact(count):
    lower, upper = (float(v) for v in poisson_limits(count))
    assert lower == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=4e-3)
    assert upper == pytest.approx(stats.chi2.ppf(0.975, 2 * (count + 1)) / 2, rel=4e-3)


@given(st.integers(0, 100_000))
def test_poisson_limits_hold_the_count_and_grow_with_it(count):
    lower, upper = poisson_limits([count, count + 1])
    assert 0 <= lower[0] <= count <= upper[0]
    assert lower[0] <= lower[1] and upper[0] <= upper[1]


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_mirrors_when_yes_and_no_change_places(yes, no):
    if yes + no == 0:
        return
    lower, upper = wilson_limits(yes, yes + no)
    _, other_upper = wilson_limits(no, yes + no)
    assert float(lower) == pytest.approx(1 - float(other_upper), abs=1e-12)
    assert 0 <= float(lower) <= yes / (yes + no) + 1e-12 and float(upper) <= 1


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.integers(30, 10_000))
def test_a_margin_is_worth_the_answers_that_would_give_it(share, answers):
    margin = 1.959963984540054 * (share * (1 - share) / answers) ** 0.5
    assert float(answers_behind(share, margin)) == pytest.approx(answers)
    assert np.isnan(answers_behind([0.0, 1.0, share], [0.1, 0.1, 0.0])).all(), "nothing to divide by"


def test_missing_stays_missing_and_nonsense_is_refused():
    assert np.isnan(wilson_limits(0, 0)[0])
    assert np.isnan(poisson_limits(np.nan)[1])
    with pytest.raises(ValueError, match="negative"):
        poisson_limits(-1)
    with pytest.raises(ValueError, match="between"):
        wilson_limits(5, 4)

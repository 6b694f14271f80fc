"""Change against chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from lib.stats.change import count_change_p, share_change_p


def test_agrees_with_the_exact_binomial_test_of_another_library():
    # 11 against 21 events in 800 and 3011 person-years (the example in the help page of R's poisson.test).
    one_sided = stats.binomtest(11, 32, 800 / 3811, alternative="greater").pvalue
    assert float(count_change_p(11, 21, 800, 3011)) == pytest.approx(2 * one_sided, rel=1e-12)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_slow_twin_sums_the_binomial_tail(now, before):
    if now + before == 0:
        assert np.isnan(count_change_p(now, before))
        return
    total = now + before
    chances = [stats.binom.pmf(k, total, 0.5) for k in range(total + 1)]
    slow = min(1.0, 2 * min(sum(chances[: now + 1]), sum(chances[now:])))
    assert float(count_change_p(now, before)) == pytest.approx(slow, rel=1e-9)


def test_false_alarms_stay_below_the_chosen_rate():
    rng = np.random.default_rng(7)
    p = count_change_p(rng.poisson(40, 4000), rng.poisson(40, 4000))
    assert 0.02 < np.mean(p < 0.05) < 0.055


def test_a_longer_exposure_explains_more_events():
    assert float(count_change_p(40, 20, 2, 1)) > 0.9
    assert float(count_change_p(40, 20, 1, 1)) < 0.02


def test_shares_agree_with_the_chi_square_test_of_a_two_by_two_table():
    table = np.array([[30, 70], [45, 55]])
    expected = stats.chi2_contingency(table, correction=False).pvalue
    assert float(share_change_p(30, 100, 45, 100)) == pytest.approx(expected, rel=1e-9)
    assert float(share_change_p(0, 50, 0, 60)) == 1.0
    assert np.isnan(share_change_p(3, np.nan, 4, 50))

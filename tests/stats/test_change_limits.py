"""The limits of a change agree with its p-value, and the ratio behaves as a ratio."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from lib.stats.change import count_change_mid_p, count_change_p, rate_ratio, share_difference

counts = st.integers(0, 80)
exposures = st.floats(0.5, 40)


@given(counts, counts, exposures, exposures)
def test_one_lies_outside_the_limits_exactly_when_the_p_value_is_small(now, before, t, u):
    assume(now + before > 0)
    p, (_, lower, upper) = float(count_change_p(now, before, t, u)), rate_ratio(now, before, t, u)
    assume(abs(p - 0.05) > 1e-6)
    assert (p < 0.05) == bool(lower > 1 or upper < 1)


@given(counts, counts, exposures, exposures)
def test_turned_round_it_is_the_reciprocal(now, before, t, u):
    assume(now > 0 and before > 0)
    there, back = rate_ratio(now, before, t, u), rate_ratio(before, now, u, t)
    assert np.allclose([float(part) for part in there], [float(1 / part) for part in (back[0], back[2], back[1])])
    assert there.lower < there.estimate < there.upper


@pytest.mark.parametrize(("now", "before"), [(3, 9), (12, 4), (40, 41)])
def test_the_slow_twin_searches_for_the_ratio_whose_tail_is_a_fortieth(now, before):
    def tail(log_ratio, side):
        share = 1 / (1 + np.exp(-log_ratio))
        chances = [stats.binom.pmf(k, now + before, share) for k in range(now + before + 1)]
        return (sum(chances[now:]) if side == "lower" else sum(chances[: now + 1])) - 0.025

    slow = [np.exp(optimize.brentq(tail, -8, 8, args=(side,))) for side in ("lower", "upper")]
    assert [float(part) for part in rate_ratio(now, before)[1:]] == pytest.approx(slow, rel=1e-6)


def test_nothing_before_has_no_upper_limit_and_nothing_at_all_no_ratio():
    assert float(rate_ratio(5, 0).upper) == np.inf
    assert float(rate_ratio(0, 5).lower) == 0
    assert np.isnan(rate_ratio(0, 0).estimate)


@given(counts, counts)
def test_mid_p_lies_between_none_and_the_exact_one(now, before):
    assume(now + before > 0)
    assert 0 <= float(count_change_mid_p(now, before)) <= float(count_change_p(now, before))


@given(st.integers(0, 50), st.integers(50, 90), st.integers(0, 50), st.integers(50, 90))
def test_limits_of_a_difference_of_shares_hold_it_and_stay_within_reason(x, n, y, m):
    difference, lower, upper = (float(part) for part in share_difference(x, n, y, m))
    assert -1 <= lower <= difference <= upper <= 1


@given(counts, counts, exposures, exposures, st.floats(1, 6))
def test_dispersion_widens_the_limits_and_still_agrees_with_the_p_value(now, before, t, u, dispersion):
    assume(now + before > 0)
    p, (_, lower, upper) = (
        float(count_change_p(now, before, t, u, dispersion)),
        rate_ratio(now, before, t, u, dispersion=dispersion),
    )
    assume(abs(p - 0.05) > 1e-6)
    assert (p < 0.05) == bool(lower > 1 or upper < 1)
    assert lower <= rate_ratio(now, before, t, u).lower * (1 + 1e-9)

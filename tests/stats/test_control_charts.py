"""Limits and rules of control charts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from lib.stats.control_limits import p_limits, u_limits, xmr_limits
from lib.stats.run_rules import RULES, run_signals

values = arrays(float, st.integers(12, 40), elements=st.integers(0, 60).map(float))


def c_limits(counts, baseline):
    """The c chart: every exposure is one."""
    return u_limits(counts, np.ones(len(counts)), baseline)


@given(values)
def test_the_baseline_is_fixed_whatever_comes_after(observed):
    later = np.concatenate([observed, observed[::-1] * 3 + 1])
    for limits in (xmr_limits, c_limits):
        first, more = limits(observed, len(observed)), limits(later, len(observed))
        assert np.allclose(first.upper[0], more.upper[-1])
        assert np.allclose(first.centre[0], more.centre[-1])


@given(values)
def test_equal_exposures_make_u_and_c_the_same_chart(observed):
    c, u = c_limits(observed, 12), u_limits(observed, np.full(len(observed), 4.0), 12)
    assert np.allclose(c.upper, u.upper * 4)
    assert (c.lower >= 0).all()


def test_a_larger_exposure_has_narrower_limits():
    limits = u_limits(np.full(20, 10.0), np.r_[np.ones(19), 9.0], 12)
    assert limits.upper[-1] - limits.centre[-1] == pytest.approx((limits.upper[0] - limits.centre[0]) / 3)


def test_shares_never_reach_above_all():
    assert p_limits(np.full(12, 9), np.full(12, 10), 12).upper.max() == 1.0


def test_limits_are_widened_only_where_the_baseline_varies_more_than_chance():
    rng = np.random.default_rng(1)
    calm = u_limits(rng.poisson(30, 36), np.ones(36), 24, is_adjusted=True)
    wild = u_limits(rng.poisson(30 * rng.gamma(5, 1 / 5, 36)), np.ones(36), 24, is_adjusted=True)
    assert calm.spread == 1.0
    assert wild.spread > 1.5


def test_too_short_a_baseline_is_refused():
    for call in (lambda: xmr_limits(np.ones(40), 11), lambda: c_limits(np.ones(11), 12)):
        with pytest.raises(ValueError, match="at least 12"):
            call()


def slow_signals(observed: np.ndarray, centre: float, sigma: float) -> list[tuple[bool, ...]]:
    """Each rule as its words say, point by point."""
    n = len(observed)
    side = [np.sign(v - centre) for v in observed]
    far = [s if abs(v - centre) > 2 * sigma else 0 for v, s in zip(observed, side, strict=True)]
    run, trend, near = set(), set(), set()
    for i in range(n - 7):
        if abs(sum(side[i : i + 8])) == 8:
            run |= set(range(i, i + 8))
    for i in range(n - 5):
        steps = [np.sign(observed[j + 1] - observed[j]) for j in range(i, i + 5)]
        if abs(sum(steps)) == 5:
            trend |= set(range(i, i + 6))
    for i in range(n):
        for j in range(i + 1, min(i + 3, n)):
            if far[i] and far[i] == far[j]:
                near |= {i, j}
    return [(abs(observed[i] - centre) > 3 * sigma, i in run, i in trend, i in near) for i in range(n)]


@given(arrays(float, st.integers(1, 30), elements=st.integers(-4, 4).map(float)))
def test_the_slow_twin_counts_on_its_fingers(observed):
    assert [tuple(row) for row in run_signals(observed, 0.0, 1.0).to_numpy()] == slow_signals(observed, 0.0, 1.0)


@given(arrays(float, st.integers(1, 30), elements=st.integers(-4, 4).map(float)))
def test_upside_down_and_backwards_the_signals_are_the_same(observed):
    signals = run_signals(observed, 0.0, 1.0).to_numpy()
    assert (run_signals(-observed, 0.0, 1.0).to_numpy() == signals).all()
    assert (run_signals(observed[::-1], 0.0, 1.0).to_numpy()[::-1] == signals).all()


def test_a_missing_month_breaks_a_run():
    assert run_signals(np.ones(8), 0.0, 2.0)["run_of_eight"].all()
    assert not run_signals(np.r_[np.ones(4), np.nan, np.ones(4)], 0.0, 2.0)["run_of_eight"].any()


def test_how_long_a_steady_process_runs_before_a_false_alarm():
    """Average run lengths of a steady normal process: Champ and Woodall (1987), Technometrics 29:393-399, table 1."""
    drawn = np.random.default_rng(2).standard_normal((700, 2500))
    ends = pd.DataFrame([_ends(part) for part in drawn])
    published = {
        ("beyond_limits",): 370.40,
        ("beyond_limits", "two_of_three"): 225.44,
        ("beyond_limits", "run_of_eight"): 152.73,
        ("beyond_limits", "two_of_three", "run_of_eight"): 122.05,
    }
    for rules, length in published.items():
        assert ends[list(rules)].min(axis=1).mean() == pytest.approx(length, rel=0.12)  # three standard errors


def _ends(part: np.ndarray) -> dict[str, int]:
    """The point at which each rule is first met: not the first point that is marked, for marks go back."""
    marks = run_signals(part, 0.0, 1.0)
    first = {rule: int(np.argmax(marks[rule])) if marks[rule].any() else None for rule in RULES}
    pair = first["two_of_three"]
    step = 0 if pair is None else (1 if marks["two_of_three"].iloc[pair + 1] and part[pair] * part[pair + 1] > 0 else 2)
    later = {"beyond_limits": 1, "run_of_eight": 8, "two_of_three": 1 + step}
    return {rule: len(part) if first[rule] is None else first[rule] + more for rule, more in later.items()}


def test_there_are_as_many_columns_as_rules():
    assert tuple(run_signals([1.0, 2.0], 0.0, 1.0).columns) == RULES

"""Hot hours, seasons of the year, and days against days like them."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lib.domain.hot_spot_codes import Level
from lib.stats.day_rates import day_rates
from lib.stats.hot_hours import BLOCKS_A_DAY, HotHours, blocks, hot_hours, stretches
from lib.stats.seasons import seasons


def week_with(**at: float) -> np.ndarray:
    """One event an hour, and more at `d4h20=9` (day 4, hour 20)."""
    week = np.ones((7, 24))
    for name, extra in at.items():
        day, hour = name[1:].split("h")
        week[int(day), int(hour)] += extra
    return week


# --- hours -------------------------------------------------------------------------------------------------------


def test_whole_counts_have_the_binomial_tail():
    week = week_with(d4h20=20)
    found = hot_hours(week)
    seen, total = blocks(week)[4, 6], week.sum()
    assert found.p[4, 6] == pytest.approx(stats.binom.sf(seen - 1, total, 1 / 56))
    assert found.is_hot[4, 6] and found.is_hot.sum() == 1


def test_against_another_week_the_tail_is_that_of_two_counts():
    week, other = week_with(d4h20=20), np.full((7, 24), 10.0)
    found = hot_hours(week, other)
    seen, beside = blocks(week)[4, 6], blocks(other)[4, 6]
    share = week.sum() / (week.sum() + other.sum())
    assert found.p[4, 6] == pytest.approx(stats.binom.sf(seen - 1, seen + beside, share))


@given(st.lists(st.integers(0, 6), min_size=168, max_size=168).filter(lambda x: sum(x) > 10))
@settings(max_examples=30, deadline=None)
def test_expected_and_observed_add_up_to_the_same(week):
    grid = np.array(week, dtype=float).reshape(7, 24)
    for found in (hot_hours(grid), hot_hours(grid, np.arange(168.0).reshape(7, 24) + 1)):
        assert found.expected.sum() == pytest.approx(found.observed.sum())
        assert (found.p >= 0).all() and (found.p <= 1).all()


def hot_at(*places: tuple[int, int]) -> HotHours:
    is_hot = np.zeros((7, BLOCKS_A_DAY), dtype=bool)
    for day, block in places:
        is_hot[day, block] = True
    return HotHours(np.where(is_hot, 10.0, 1.0), np.full((7, BLOCKS_A_DAY), 2.0), np.ones((7, BLOCKS_A_DAY)), is_hot)


def told(hot: HotHours) -> list[tuple[tuple[int, ...], int, int]]:
    return [(one.days, one.first_hour, one.last_hour) for one in stretches(hot)]


def test_the_same_hours_of_two_days_are_one_stretch():
    assert told(hot_at((4, 6), (4, 7), (5, 6), (5, 7))) == [((4, 5), 18, 24)]
    one = stretches(hot_at((4, 6), (4, 7), (5, 6), (5, 7)))[0]
    assert one.times == 5 and one.lower < 5 < one.upper


def test_a_stretch_runs_over_midnight_and_from_sunday_into_monday():
    assert told(hot_at((4, 7), (5, 0))) == [((4,), 21, 27)]
    assert told(hot_at((6, 7), (0, 0), (0, 1))) == [((6,), 21, 30)]


def test_a_whole_weekend_is_told_day_by_day():
    weekend = [(day, block) for day in (5, 6) for block in range(8)]
    assert told(hot_at(*weekend)) == [((5, 6), 0, 24)]
    everything = [(day, block) for day in range(7) for block in range(8)]
    assert told(hot_at(*everything)) == [(tuple(range(7)), 0, 24)]


def test_every_hot_block_is_told_once():
    rng = np.random.default_rng(1)
    for _ in range(50):
        is_hot = rng.random((7, 8)) < rng.random()
        hot = HotHours(np.ones((7, 8)), np.ones((7, 8)), np.ones((7, 8)), is_hot)
        hours = sum(len(one.days) * (one.last_hour - one.first_hour) for one in stretches(hot))
        assert hours == is_hot.sum() * 3


# --- the year ----------------------------------------------------------------------------------------------------


def days_of(n_years: int) -> np.ndarray:
    return np.tile([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], (n_years, 1)).astype(float)


def test_a_planted_peak_is_found_and_the_level_of_years_does_not_disturb():
    rng = np.random.default_rng(2)
    counts = rng.poisson(np.outer([20, 40, 80], np.ones(12))).astype(float)
    counts[:, 7] *= 2
    found = seasons(counts, days_of(3))
    assert found.levels[7] == Level.MORE and Level.MORE not in np.delete(found.levels, 7)


@given(st.lists(st.integers(0, 60), min_size=24, max_size=24).filter(lambda x: sum(x) > 0))
@settings(max_examples=30, deadline=None)
def test_a_year_is_shared_over_its_days(counts):
    table = np.array(counts, dtype=float).reshape(2, 12)
    found = seasons(table, days_of(2))
    assert found.expected.sum() == pytest.approx(found.observed.sum())
    assert found.expected[1] == pytest.approx(table.sum() * 28 / 365)
    assert found.dispersion >= 1


def test_a_month_that_jumps_between_years_widens_the_range():
    steady, jumping = np.full((4, 12), 30.0), np.full((4, 12), 30.0)
    jumping[:, 5] = [5, 90, 5, 90]
    wide, narrow = seasons(jumping, days_of(4)), seasons(steady, days_of(4))
    assert wide.dispersion > 3 and narrow.dispersion == 1
    assert wide.upper[0] - wide.lower[0] > 1.7 * (narrow.upper[0] - narrow.lower[0])


def test_too_few_are_not_judged():
    assert set(seasons(np.ones((1, 12)), days_of(1)).levels) == {Level.TOO_FEW}


# --- days --------------------------------------------------------------------------------------------------------


def test_the_ratio_is_that_of_a_poisson_regression_with_the_strata():
    rng = np.random.default_rng(3)
    stratum, special = np.repeat(np.arange(20), 20), np.tile(np.arange(20) < 5, 20)
    counts = rng.poisson(np.exp(1.2 + 0.3 * special + 0.02 * stratum)).astype(float)
    found = day_rates(counts, special, stratum)
    design = np.column_stack([special, (stratum[:, None] == np.arange(20)).astype(float)])
    fit = sm.GLM(counts, design, family=sm.families.Poisson()).fit()
    assert np.log(found.ratio) == pytest.approx(fit.params[0], abs=0.01)
    width = np.log(found.upper / found.lower) / (2 * 1.959964)
    assert width == pytest.approx(fit.bse[0] * np.sqrt(found.dispersion), rel=0.05)


def test_the_ratio_of_one_stratum_is_the_plain_ratio():
    counts, special = np.array([6.0, 6, 2, 2, 2, 2]), np.array([True, True, False, False, False, False])
    found = day_rates(counts, special, np.zeros(6, dtype=int))
    assert found.ratio == pytest.approx(3) and found.n_days == 2 and found.n_compared_days == 4
    # ln limits: 1.96 · sqrt(1/12 + 1/8)
    assert np.log(found.upper / found.ratio) == pytest.approx(1.959964 * np.sqrt(1 / 12 + 1 / 8))
    assert found.level == Level.MORE


def test_a_stratum_with_only_one_kind_of_day_says_nothing():
    counts, special = np.array([6.0, 2, 2, 99]), np.array([True, False, False, True])
    found = day_rates(counts, special, np.array([0, 0, 0, 1]))
    assert found.n_days == 1 and found.ratio == pytest.approx(3)


def test_no_events_are_too_few():
    found = day_rates(np.zeros(6), np.arange(6) < 3, np.zeros(6, dtype=int))
    assert found.level == Level.TOO_FEW and np.isnan(found.ratio)

"""Trend and season of monthly counts."""

import numpy as np
import pytest
from scipy import optimize, special

from lib.stats.trend import monthly_season, monthly_trend

SEASON = np.array([8, 7, 9, 10, 12, 13, 11, 18, 17, 12, 9, 8]) / 11.1667


def drawn(seed: int, months: int = 60, level: float = 40.0, per_year: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    mean = level * SEASON[np.arange(months) % 12] * np.exp(per_year * np.arange(months) / 12)
    return rng.poisson(mean).astype(float)


def test_the_slow_twin_climbs_the_poisson_likelihood_itself():
    counts = drawn(3)
    years, month = np.arange(60) / 12, np.arange(60) % 12

    def unlikelihood(params):
        log_mean = params[0] * years + params[1:][month]
        return -(counts * log_mean - np.exp(log_mean) - special.gammaln(counts + 1)).sum()

    start = np.r_[0.0, np.full(12, np.log(counts.mean()))]
    slow = optimize.minimize(unlikelihood, start, method="BFGS", options={"gtol": 1e-8}).x[0]
    fit = monthly_trend(counts, np.ones(60), 1)
    if fit.extra_spread == 0:
        assert fit.change_pct == pytest.approx(np.expm1(slow) * 100, abs=1e-3)
    assert fit.change_pct == pytest.approx(np.expm1(slow) * 100, abs=0.5)


def test_a_trend_that_is_there_is_found_with_the_right_size():
    fits = [monthly_trend(drawn(seed, per_year=np.log(0.9)), np.ones(60), 1) for seed in range(12)]
    assert np.mean([fit.p_value < 0.05 for fit in fits]) > 0.8
    assert np.mean([fit.lower_pct < -10 < fit.upper_pct for fit in fits]) > 0.7


def test_growth_of_the_population_is_no_trend():
    people = np.exp(0.1 * np.arange(60) / 12)
    fit = monthly_trend(np.round(200 * people * SEASON[np.arange(60) % 12]), people, 1)
    assert abs(fit.change_pct) < 0.5


def test_counts_that_jump_about_get_wider_limits():
    rng = np.random.default_rng(5)
    calm = monthly_trend(drawn(1), np.ones(60), 1)
    wild = monthly_trend(rng.poisson(40 * rng.gamma(4, 1 / 4, 60)).astype(float), np.ones(60), 1)
    assert wild.extra_spread > 0.05
    assert wild.upper_pct - wild.lower_pct > 1.5 * (calm.upper_pct - calm.lower_pct)


def test_pearsons_statistic_equals_its_degrees_of_freedom_where_the_spread_is_extra():
    rng = np.random.default_rng(8)
    counts = rng.poisson(40 * rng.gamma(6, 1 / 6, 60)).astype(float)
    fit = monthly_trend(counts, np.ones(60), 1)
    pearson = ((counts - fit.expected) ** 2 / (fit.expected + fit.extra_spread * fit.expected**2)).sum()
    assert pearson == pytest.approx(60 - 13, rel=0.03)


def test_months_that_never_have_events_are_passed_over():
    counts = drawn(2)
    counts[np.arange(60) % 12 == 1] = 0
    fit = monthly_trend(counts, np.ones(60), 1)
    assert np.isfinite([fit.change_pct, fit.lower_pct, fit.upper_pct]).all()
    assert monthly_season(counts, 1).factors[1] == 0


@pytest.mark.parametrize(("counts", "why"), [(np.full(23, 9.0), "months"), (np.r_[29.0, np.zeros(30)], "events")])
def test_too_short_or_too_few_is_refused(counts, why):
    with pytest.raises(ValueError, match="too few"):
        monthly_trend(counts, np.ones(len(counts)), 1)


def test_the_season_is_found_whichever_month_the_series_begins_in():
    season = monthly_season(drawn(4, level=400), 1)
    later = monthly_season(drawn(4, level=400)[5:], 6)
    assert season.p_value < 0.001
    assert season.factors == pytest.approx(SEASON / SEASON.mean(), abs=0.08)
    assert later.factors == pytest.approx(season.factors, abs=0.05)


def test_no_season_is_seldom_taken_for_one():
    rng = np.random.default_rng(11)
    p = [monthly_season(rng.poisson(30, 48).astype(float), 1).p_value for _ in range(60)]
    assert np.mean(np.array(p) < 0.01) <= 0.05

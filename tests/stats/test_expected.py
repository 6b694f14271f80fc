"""What is usual: a slow twin, what must always hold, and that a season is neither missed nor made up."""

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from lib.stats.expected import TAIL, expected_counts, season_factors


def twin(counts: list[int], asked: int) -> float:
    """The chance of `asked` or more after these counts, in plain steps: the sum of n earlier events in m periods and a
    Poisson count make the next one negative binomial with n successes of probability m / (m + 1)."""
    n, m = sum(counts), len(counts)
    p = m / (m + 1)
    return 1 - sum(comb(n + k - 1, k) * p**n * (1 - p) ** k for k in range(asked))


@pytest.mark.parametrize("asked", [0, 1, 3, 6, 9])
def test_without_extra_spread_the_next_count_is_predicted_as_by_hand(asked):
    counts = [2, 3, 2, 1, 2, 2, 3, 2, 2, 1]  # varies less than Poisson
    usual = expected_counts(np.array([counts], dtype=float), np.ones(10), 1.0)
    assert usual.dispersion == 1.0 and usual.mean == pytest.approx(2.0)
    assert usual.p_more(np.array([asked])) == pytest.approx(twin(counts, asked), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(
    some.lists(some.integers(0, 30), min_size=8, max_size=26),
    some.floats(0.3, 3.0),
    some.randoms(use_true_random=False),
)
def test_limits_hold_what_they_say_and_the_order_of_the_weeks_does_not_matter(counts, season_now, chance):
    shuffled = chance.sample(counts, len(counts))
    one, other = (
        expected_counts(np.array([row], dtype=float), np.ones(len(row)), season_now) for row in (counts, shuffled)
    )
    assert one.upper == other.upper and one.mean == pytest.approx(other.mean)
    assert one.lower <= one.mean <= one.upper
    assert one.p_more(one.upper + 1) <= TAIL and 1 - one.p_more(one.lower) <= TAIL
    assert one.dispersion >= 1 and one.variance > one.mean


def test_weeks_that_vary_more_make_wider_limits():
    calm, wild = np.full(26, 4.0), np.tile([0.0, 8.0], 13)
    usual = expected_counts(np.vstack([calm, wild]), np.ones(26), 1.0)
    assert usual.mean[0] == usual.mean[1] and usual.upper[1] > usual.upper[0] and usual.dispersion[1] > 3


def test_an_area_where_nothing_has_happened_is_not_alarmed_by_one():
    usual = expected_counts(np.zeros((1, 26)), np.ones(26), 1.0)
    assert usual.p_more(np.array([1])) > TAIL and usual.p_more(np.array([3])) < TAIL


def test_a_season_is_found_where_it_is_plain():
    weeks = np.arange(156)
    counts = np.random.default_rng(1).poisson(60 * (1 + 0.4 * np.sin(2 * np.pi * weeks / 52)))
    factors = season_factors(counts.astype(float), 52)
    assert np.corrcoef(factors, 1 + 0.4 * np.sin(2 * np.pi * np.arange(52) / 52))[0, 1] > 0.95
    assert factors.mean() == pytest.approx(1) and 1.3 < factors.max() < 1.5


def test_chance_alone_makes_little_season_and_a_short_history_none():
    counts = np.random.default_rng(2).poisson(30, 156).astype(float)
    assert np.abs(season_factors(counts, 52) - 1).max() < 0.1
    assert (season_factors(counts[:103], 52) == 1).all() and (season_factors(np.zeros(156), 52) == 1).all()

"""How much months vary beyond chance."""

import numpy as np
import pytest
from scipy import optimize

from lib.stats.change import count_change_p
from lib.stats.month_spread import dispersion_of, month_spread


def drawn(seed: int, spread: float, mean: float = 30.0, series: int = 60) -> np.ndarray:
    """Counts with a level for each year, a season and the given spread."""
    rng = np.random.default_rng(seed)
    season = 1 + 0.4 * np.sin(np.arange(12) / 12 * 2 * np.pi)
    year = np.array([1.0, 0.7, 1.3, 1.0])[:, None]
    expected = mean * rng.uniform(0.3, 2, (series, 1, 1)) * year * season
    noise = rng.gamma(1 / spread, spread, expected.shape) if spread else 1.0
    return rng.poisson(expected * noise).astype(float)


@pytest.mark.parametrize("spread", [0.02, 0.1, 0.4])
def test_the_spread_that_was_put_in_is_found_despite_levels_and_seasons(spread):
    assert np.mean([month_spread(drawn(seed, spread)) for seed in range(10)]) == pytest.approx(spread, rel=0.12)


def test_poisson_counts_have_hardly_any():
    assert np.mean([month_spread(drawn(seed, 0.0)) for seed in range(20)]) < 0.002


def test_the_slow_twin_solves_pearsons_equation():
    counts = drawn(3, 0.2, series=2)

    def excess(spread):
        left, freedom = 0.0, 0.0
        for table in counts:
            for y in range(4):
                for m in range(12):
                    e = table[y].sum() * table[:, m].sum() / table.sum()
                    left += (table[y, m] - e) ** 2 / (e * (1 + spread * e))
            freedom += 3 * 11 * table.sum() / (table.sum() - 1)
        return left - freedom

    assert month_spread(counts) == pytest.approx(optimize.brentq(excess, 0, 5), rel=1e-5)


def test_one_year_or_hardly_any_events_say_nothing():
    assert month_spread(drawn(1, 0.4)[:, :1]) == 0
    assert month_spread(np.pad(np.ones((5, 4, 1)), ((0, 0), (0, 0), (0, 11)))) == 0


def test_a_large_count_suffers_more_than_a_small_one_and_none_varies_less_than_chance():
    assert dispersion_of(0.1, [0, 120, 1200], 12).tolist() == [1, 2, 11]
    assert dispersion_of(0.0, 500, 12) == 1


def test_dispersion_holds_false_alarms_where_months_vary():
    rng = np.random.default_rng(5)
    counts = rng.poisson(20 * rng.gamma(5, 1 / 5, (3000, 24))).astype(float)
    now, before = counts[:, :12].sum(axis=1), counts[:, 12:].sum(axis=1)
    plain = np.mean(count_change_p(now, before) < 0.05)
    held = np.mean(count_change_p(now, before, 1, 1, dispersion_of(0.2, now + before, 24)) < 0.05)
    assert plain > 0.25
    assert 0.03 < held < 0.06

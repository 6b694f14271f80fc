"""Two measures on opposite sides of what is usual."""

import numpy as np
import pytest
from scipy import stats

from lib.stats.intervals import wilson_limits
from lib.stats.opposite import count_tails, opposite_p, share_tails


def test_both_must_hold():
    strong, weak = 1e-6, 0.2
    assert opposite_p(strong, 1 - strong, 1 - weak, weak) == pytest.approx(0.4)
    assert opposite_p(strong, 1 - strong, 1 - strong, strong) == pytest.approx(2e-6)


def test_the_same_side_is_no_contradiction():
    assert opposite_p(1e-6, 1.0, 1e-6, 1.0) == 1.0


@pytest.mark.parametrize(("count", "expected"), [(0, 3.2), (7, 7.0), (142, 269.5)])
def test_the_tails_of_a_count_are_sums_of_its_chances(count, expected):
    low, high = count_tails(count, expected)
    chances = [np.exp(-expected + k * np.log(expected) - sum(np.log(range(1, k + 1)))) for k in range(count + 1)]
    assert low == pytest.approx(sum(chances))
    assert high == pytest.approx(1 - sum(chances[:-1]))


def test_a_share_differs_when_the_known_one_lies_outside_its_wilson_limits():
    for share in np.linspace(0.05, 0.95, 19):
        lower, upper = wilson_limits(share * 90, 90)
        low, high = share_tails(share, 90, 0.5)
        assert (min(low, high) < 0.025) == (not lower < 0.5 < upper)


def test_false_alarms_where_one_measure_is_usual():
    """Crimes far below the municipality everywhere, and people who feel as they do there: 5 % at most."""
    rng = np.random.default_rng(5)
    y = rng.binomial(150, 0.64, 4000) / 150
    few, many = np.full(4000, 1e-9), np.full(4000, 1.0)
    low, high = share_tails(y, np.full(4000, 150), np.full(4000, 0.64))
    assert np.mean(opposite_p(few, many, high, low) < 0.05) < 0.05
    assert stats.norm.sf(1.96) == pytest.approx(0.025, abs=1e-3)

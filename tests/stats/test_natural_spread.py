"""How much areas differ anyway."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.stats.natural_spread import FEWEST_AREAS, NODES, WEIGHTS, natural_spread


def drawn(spread, n=400, seed=1, chance=0.2):
    rng = np.random.default_rng(seed)
    return rng.normal(0, np.sqrt(spread**2 + chance**2), n), np.full(n, chance**2)


@pytest.mark.parametrize("spread", [0.1, 0.3, 1.0])
def test_a_spread_beside_chance_is_found(spread):
    found = np.mean([natural_spread(*drawn(spread, seed=seed)) for seed in range(20)])
    assert found == pytest.approx(spread, rel=0.1)


def test_chance_alone_leaves_little():
    assert np.mean([natural_spread(*drawn(0.0, seed=seed)) for seed in range(20)]) < 0.05


def test_a_few_odd_areas_do_not_move_it():
    away, variance = drawn(0.3)
    odd = away.copy()
    odd[:20] = 5.0
    assert natural_spread(odd, variance) < 1.25 * natural_spread(away, variance)
    plain = np.sqrt(odd.var() - variance.mean())
    assert plain > 2.5 * natural_spread(odd, variance)


def test_few_areas_tell_nothing():
    away, variance = drawn(1.0, n=FEWEST_AREAS - 1)
    assert natural_spread(away, variance) == 0.0


@given(st.floats(0.1, 10))
@settings(deadline=None, max_examples=20)
def test_the_unit_does_not_matter(unit):
    away, variance = drawn(0.4, n=60)
    assert natural_spread(away * unit, variance * unit**2) == pytest.approx(
        unit * natural_spread(away, variance), rel=1e-6
    )


def test_the_nodes_give_the_mean_over_a_normal_spread():
    assert np.cos(NODES) @ WEIGHTS == pytest.approx(np.exp(-0.5))
    assert pytest.approx(1.0) == NODES**2 @ WEIGHTS

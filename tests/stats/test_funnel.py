"""Funnels: what must always hold; a twin stands in tests/reference/funnel.py."""

import numpy as np

from lib.stats.funnel import binomial_funnel, poisson_funnel

SIZES = np.array([30, 100, 400, 2000, 20_000])


def test_a_funnel_narrows_with_size_and_holds_its_target():
    for method, target in ((poisson_funnel, 0.05), (binomial_funnel, 0.6)):
        inner, outer = method(target, SIZES, 0.95), method(target, SIZES, 0.998)
        assert (outer[0] <= inner[0]).all() and (inner[0] <= target).all()
        assert (target <= inner[1]).all() and (inner[1] <= outer[1]).all()
        assert (np.diff(inner[1] - inner[0]) < 0).all()


def test_as_many_places_fall_outside_as_it_says():
    rng = np.random.default_rng(6)
    people = rng.integers(500, 5000, 20_000)
    rates = rng.poisson(0.03 * people) / people
    for level in (0.95, 0.998):
        low, high = poisson_funnel(0.03, people, level)
        outside = np.mean((rates < low) | (rates > high))
        assert abs(outside - (1 - level)) < 0.004

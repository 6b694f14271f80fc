"""Since when: the search for a new level."""

import numpy as np
import pytest

from lib.stats.change import count_change_mid_p
from lib.stats.change_point import LONGEST_AFTER, SHORTEST_AFTER, latest_change


def test_the_slow_twin_tries_every_month():
    rng = np.random.default_rng(3)
    counts, exposure = rng.poisson(8, 50).astype(float), rng.uniform(1, 3, 50)
    starts = range(50 - LONGEST_AFTER, 50 - SHORTEST_AFTER + 1)
    tried = {s: float(count_change_mid_p(counts[s:].sum(), counts[:s].sum(), exposure[s:].sum(), exposure[:s].sum()))
             for s in starts}  # fmt: skip
    best = min(tried, key=tried.__getitem__)
    found = latest_change(counts, exposure)
    assert found.start[0] == best
    assert found.p_value[0] == pytest.approx(min(1.0, tried[best] * len(tried)))
    assert found.ratio.estimate[0] == pytest.approx(
        counts[best:].sum() / exposure[best:].sum() / (counts[:best].sum() / exposure[:best].sum())
    )


def test_a_doubling_is_dated():
    rng = np.random.default_rng(4)
    counts = rng.poisson(np.where(np.arange(60) < 46, 10, 20), (20, 60))
    found = latest_change(counts, np.ones((20, 60)))
    assert (found.p_value < 0.05).mean() > 0.9
    assert np.median(np.abs(found.start - 46)) <= 1


def test_no_change_is_seldom_taken_for_one():
    counts = np.random.default_rng(5).poisson(12, (1500, 60))
    assert (latest_change(counts, np.ones((1500, 60))).p_value < 0.05).mean() < 0.05


def test_what_is_expected_explains_the_change():
    expected = np.where(np.arange(40) < 25, 1.0, 2.0)
    assert latest_change(expected * 30, expected).p_value[0] == 1.0


def test_too_short_a_series_is_refused():
    with pytest.raises(ValueError, match="too few"):
        latest_change(np.ones(17), np.ones(17))

"""Empirical Bayes against a plain twin, and at its edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.smoothing import global_bayes, local_bayes

PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(20, 5000)), min_size=2, max_size=12)


def twin(counts: list[float], people: list[float], place: int, near: list[int]) -> float:
    """Marshall (1991) for one place, sum by sum."""
    m = sum(counts[j] for j in near) / sum(people[j] for j in near)
    s2 = sum(people[j] * (counts[j] / people[j] - m) ** 2 for j in near) / sum(people[j] for j in near)
    between = max(s2 - m / (sum(people[j] for j in near) / len(near)), 0.0)
    if between + m / people[place] == 0:
        return counts[place] / people[place]
    return m + between / (between + m / people[place]) * (counts[place] / people[place] - m)


@given(PLACES)
def test_global_is_the_plain_twin(places):
    counts, people = (list(column) for column in zip(*places, strict=True))
    everywhere = list(range(len(places)))
    slow = [twin(counts, people, place, everywhere) for place in everywhere]
    assert global_bayes(counts, people) == pytest.approx(slow, rel=1e-9, abs=1e-15)


@given(PLACES, st.randoms())
def test_local_is_the_plain_twin(places, random):
    counts, people = (list(column) for column in zip(*places, strict=True))
    n = len(places)
    near = np.array([[random.random() < 0.4 for _ in range(n)] for _ in range(n)])
    near = near | near.T
    near[0, 1] = near[1, 0] = True
    for place, smoothed in enumerate(local_bayes(counts, people, near)):
        around = sorted({place, *np.flatnonzero(near[place]).tolist()})
        if len(around) > 1:
            assert smoothed == pytest.approx(twin(counts, people, place, around), rel=1e-9, abs=1e-15)


@given(PLACES)
def test_a_smoothed_rate_lies_between_the_raw_and_the_common_one(places):
    counts, people = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    raw, common = counts / people, counts.sum() / people.sum()
    smoothed = global_bayes(counts, people)
    assert (smoothed >= np.minimum(raw, common) - 1e-12).all() and (smoothed <= np.maximum(raw, common) + 1e-12).all()


def test_without_more_variance_than_chance_gives_all_get_the_common_rate():
    assert global_bayes([10, 11, 9], [1000, 1000, 1000]) == pytest.approx([0.01] * 3)


def test_places_without_neighbours_or_people_or_numbers():
    counts, people = [5, 7, np.nan, 3], [100, 100, 100, 0]
    alone = local_bayes(counts, people, np.zeros((4, 4)))
    assert alone[:2] == pytest.approx([0.05, 0.07])
    assert np.isnan(alone[2:]).all() and np.isnan(global_bayes(counts, people)[2:]).all()
    assert global_bayes([np.nan], [5.0]).tolist() != [0.0]


def test_smoothed_rates_come_closer_to_the_truth_than_raw_ones():
    rng = np.random.default_rng(2)
    truth, people = rng.gamma(20, 0.001, 300), rng.integers(100, 2000, 300)
    counts = rng.poisson(truth * people)
    raw_error, error = (np.mean((rates - truth) ** 2) for rates in (counts / people, global_bayes(counts, people)))
    assert error < raw_error / 2

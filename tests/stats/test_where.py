"""Density, concentration, near repeats, hot places over time and areas that stand out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.hot_spot_codes import TimeClass
from lib.stats.concentration import concentration, generalised_gini, gini, places_holding
from lib.stats.density import OUTSIDE, Raster, cell_counts, densest_shares, kernel_density
from lib.stats.hot_over_time import time_classes
from lib.stats.near_repeats import count_near_pairs, near_repeats
from lib.stats.standing_out import standing_out_p

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=30).filter(lambda x: sum(x) > 0)


def raster(is_inside: np.ndarray) -> Raster:
    return Raster(1_000.0, 2_000.0, 100.0, is_inside)


# --- density -----------------------------------------------------------------------------------------------------


def test_density_far_from_any_border_is_the_sum_of_the_bells():
    whole = raster(np.ones((60, 60), dtype=bool))
    x, y = np.array([4_020.0, 4_530.0]), np.array([5_010.0, 4_980.0])
    density = kernel_density(x, y, whole, 300.0)
    column, row = np.meshgrid(1_050 + 100 * np.arange(60), 2_050 + 100 * np.arange(60))
    # Each point counts from the middle of its cell.
    at = [(4_050, 5_050), (4_550, 4_950)]
    slow = sum(np.exp(-((column - a) ** 2 + (row - b) ** 2) / (2 * 300**2)) / (2 * np.pi * 0.3**2) for a, b in at)
    # The bell is cut at four standard deviations.
    assert density[15:45, 15:45] == pytest.approx(slow[15:45, 15:45], abs=0.004)


def test_the_border_does_not_lower_an_even_density():
    inside = np.ones((40, 40), dtype=bool)
    inside[:, 25:] = False
    column, row = np.meshgrid(1_050 + 100 * np.arange(25), 2_050 + 100 * np.arange(40))
    density = kernel_density(column.ravel(), row.ravel(), raster(inside), 250.0)
    assert density[inside] == pytest.approx(np.full(inside.sum(), 100.0))  # one in each hectare
    assert np.isnan(density[~inside]).all()


def test_points_outside_are_left_out():
    inside = np.zeros((3, 3), dtype=bool)
    inside[1, 1] = True
    assert cell_counts([1_150, 1_050, 9_999], [2_150, 2_050, 2_000], raster(inside)).sum() == 1


@given(st.lists(st.floats(0, 50), min_size=4, max_size=40))
@settings(max_examples=30, deadline=None)
def test_the_densest_ground_holds_its_share_and_no_smaller_ground_does(values):
    density = np.array(values)[None, :]
    classes = densest_shares(density, (0.5,)).ravel()
    flat = density.ravel()
    if flat.sum() == 0:
        assert (classes == OUTSIDE).all()
        return
    held = np.sort(flat[classes == 0])[::-1]
    assert held.sum() >= 0.5 * flat.sum() - 1e-9
    assert held[:-1].sum() < 0.5 * flat.sum() + 1e-9


# --- concentration -----------------------------------------------------------------------------------------------


@given(COUNTS)
@settings(max_examples=30, deadline=None)
def test_the_places_that_hold_half_are_counted_right(counts):
    needed = int(places_holding(np.array([counts]), 0.5)[0])
    ordered = sorted(counts, reverse=True)
    assert sum(ordered[:needed]) * 2 >= sum(counts) > sum(ordered[: needed - 1]) * 2


@given(COUNTS)
@settings(max_examples=30, deadline=None)
def test_gini_is_the_mean_difference(counts):
    n, total = len(counts), sum(counts)
    slow = sum(abs(a - b) for a in counts for b in counts) / (2 * n * total)
    assert gini(counts) == pytest.approx(slow)
    assert -1e-9 <= generalised_gini(counts) <= gini(counts) + 1e-9


def test_few_events_look_concentrated_but_are_not_called_so():
    counts = np.random.default_rng(1).poisson(0.05, 1_000)
    held = concentration(counts)
    assert held.n_holding / held.n_places < 0.03  # three per cent of the places hold half of the events …
    assert not held.is_beyond_chance  # … as they would by chance
    assert held.gini < 0.1


def test_a_true_concentration_is_called_so():
    counts = np.random.default_rng(1).poisson(1.0, 1_000)
    counts[:20] += 60
    assert concentration(counts).is_beyond_chance


def test_no_events_have_no_concentration():
    with pytest.raises(ValueError, match="nothing happened"):
        concentration([0, 0])


# --- near repeats ------------------------------------------------------------------------------------------------


@given(st.integers(0, 1_000), st.integers(2, 40))
@settings(deadline=None, max_examples=30)
def test_pairs_are_those_counted_one_by_one(seed, n):
    rng = np.random.default_rng(seed)
    x, y, days = rng.integers(0, 60, (3, n)).astype(float)
    found = near_repeats(x, y, days, (10.0, 25.0), (5.0, 12.0), 0, 1)
    slow, soon = np.zeros((2, 2)), np.zeros(2)
    near = np.zeros(2)
    for i in range(n):
        for j in range(i):
            apart, between = np.hypot(x[i] - x[j], y[i] - y[j]), abs(days[i] - days[j])
            band = 0 if apart <= 10 else 1 if apart <= 25 else None
            span = 0 if between <= 5 else 1 if between <= 12 else None
            near[band] += 1 if band is not None else 0
            soon[span] += 1 if span is not None else 0
            if band is not None and span is not None:
                slow[band, span] += 1
    if n * (n - 1) / 2:
        assert np.array_equal(found.observed, slow)
        assert found.n_near_pairs == count_near_pairs(x, y, 25.0)


def test_the_expected_number_is_the_mean_of_the_shuffles():
    rng = np.random.default_rng(3)
    x, y, days = rng.uniform(0, 500, 60), rng.uniform(0, 500, 60), rng.uniform(0, 90, 60)
    found = near_repeats(x, y, days, (100.0,), (14.0,), 0, 1)
    shuffled = [near_repeats(x, y, rng.permutation(days), (100.0,), (14.0,), 0, 1).observed for _ in range(400)]
    assert found.expected[0, 0] == pytest.approx(np.mean(shuffled), rel=0.05)


def test_events_that_follow_each_other_are_seen_and_others_are_not():
    rng = np.random.default_rng(4)
    x, y, days = rng.uniform(0, 5_000, 100), rng.uniform(0, 5_000, 100), rng.uniform(0, 365, 100)
    alone = near_repeats(x, y, days, (200.0,), (14.0,), 199, 1)
    both = (np.concatenate(pair) for pair in ((x, x + 50), (y, y + 50), (days, days + 6)))
    followed = near_repeats(*both, (200.0,), (14.0,), 199, 1)
    assert alone.p[0, 0] > 0.05 and followed.p[0, 0] < 0.01 and followed.ratio[0, 0] > 5


def test_one_event_has_no_pairs():
    found = near_repeats([1.0], [1.0], [1.0], (10.0,), (5.0,), 9, 1)
    assert found.observed.sum() == 0 and found.p[0, 0] == 1


# --- over time ---------------------------------------------------------------------------------------------------


def lasting(hot: str, sums: list[float]) -> TimeClass:
    """`hot` is a letter for each period, h for hot, oldest first."""
    return time_classes(np.array([[letter == "h"] for letter in hot]), np.array(sums)[:, None])[0]


@pytest.mark.parametrize(
    ("hot", "sums", "expected"),
    [
        ("hhhhh", [30] * 5, TimeClass.PERSISTENT),
        ("-hhhh", [10, 30, 30, 30, 30], TimeClass.PERSISTENT),  # three of four before
        ("h--hh", [30, 5, 5, 30, 30], TimeClass.RECURRING),
        ("----h", [5, 5, 5, 5, 30], TimeClass.NEW),
        ("----h", [28, 28, 28, 28, 30], TimeClass.BORDERLINE),
        ("---h-", [30, 30, 30, 30, 4], TimeClass.FADING),
        ("---h-", [30, 30, 30, 30, 28], TimeClass.BORDERLINE),
        ("hh---", [30, 30, 5, 5, 5], TimeClass.NOT_HOT),
        ("-----", [5] * 5, TimeClass.NOT_HOT),
        ("hh", [30, 30], TimeClass.UNKNOWN),
        ("h-", [30, 2], TimeClass.NOT_HOT),
    ],
)
def test_each_course_has_its_class(hot, sums, expected):
    assert lasting(hot, sums) == expected


# --- areas -------------------------------------------------------------------------------------------------------


def test_one_area_far_above_the_others_stands_out_and_spread_alone_does_not():
    rng = np.random.default_rng(5)
    people = rng.integers(1_000, 6_000, 50)
    counts = rng.poisson(people * 0.01 * rng.lognormal(0, 0.4, 50))
    assert standing_out_p(counts, people).min() > 0.001
    counts[7] = people[7] * 0.01 * 12
    p = standing_out_p(counts, people)
    assert p[7] < 0.001 and p.argmin() == 7


@given(st.integers(2, 50))
@settings(max_examples=30, deadline=None)
def test_standing_out_does_not_depend_on_the_unit_of_people(times):
    counts, people = np.array([3, 9, 2, 40, 0, 7, 5, 6, 1, 8, 4]), np.arange(100, 1_200, 100)
    assert standing_out_p(counts, people) == pytest.approx(standing_out_p(counts, people * times))

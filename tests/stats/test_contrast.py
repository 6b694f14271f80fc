"""Two counts of the same areas, against plain twins and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from lib.stats.change import count_change_p
from lib.stats.contrast import FEWEST, expected_odds, ratio_contrast, ratio_spread

grids = st.lists(
    st.tuples(*(st.integers(0, 60) for _ in range(3)), *(st.integers(1, 300) for _ in range(3))), min_size=2, max_size=6
).map(lambda rows: (np.array(rows)[:, :3], np.array(rows)[:, 3:]))


def slow_odds(first, second):
    n_areas, n_kinds = first.shape
    result = []
    for area in range(n_areas):
        expected = 0.0
        for kind in range(n_kinds):
            if second[:, kind].sum():
                expected += second[area, kind] * first[:, kind].sum() / second[:, kind].sum()
        result.append(expected / second[area].sum())
    return result


def slow_p(x, total, odds, spread):
    """The same mixture by adaptive integration instead of 21 nodes."""

    def tail(away, is_upper):
        share = 1 / (1 + np.exp(-(np.log(odds) + spread * away)))
        chance = stats.binom.sf(x - 1, total, share) if is_upper else stats.binom.cdf(x, total, share)
        return chance * stats.norm.pdf(away)

    tails = [integrate.quad(tail, -9, 9, args=(is_upper,), limit=200)[0] for is_upper in (False, True)]
    return min(1.0, 2 * min(tails))


@given(grids)
@settings(deadline=None, max_examples=40)
def test_the_odds_are_those_of_a_plain_count(grid):
    np.testing.assert_allclose(expected_odds(*grid), slow_odds(*grid))


@given(grids)
@settings(deadline=None, max_examples=40)
def test_what_is_expected_adds_up_to_what_there_is(grid):
    first, second = grid
    assert (expected_odds(first, second) * second.sum(axis=1)).sum() == pytest.approx(first.sum())


@pytest.mark.parametrize(
    ("x", "total", "odds", "spread"), [(5, 392, 0.056, 0.24), (58, 205, 0.04, 0.27), (12, 60, 0.2, 0.6)]
)
def test_the_mixture_is_that_of_plain_integration(x, total, odds, spread):
    ours = ratio_contrast([x], [total - x], [odds], spread).p[0]
    assert ours == pytest.approx(slow_p(x, total, odds, spread), rel=0.02, abs=1e-7)


def test_without_a_spread_it_is_the_exact_test_of_two_counts():
    first, second, odds = np.array([14, 40, 3]), np.array([10, 45, 20]), np.array([0.5, 1.0, 0.7])
    assert ratio_contrast(first, second, odds, 0.0).p == pytest.approx(count_change_p(first, second, odds, 1.0))


def test_a_usual_spread_makes_the_same_difference_less_remarkable():
    p = [ratio_contrast([30], [100], [0.15], spread).p[0] for spread in (0.0, 0.2, 0.5)]
    assert p[0] < p[1] < p[2]


@given(grids, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_the_order_of_the_areas_changes_nothing(grid, chance):
    first, second = grid
    order = list(range(len(first)))
    chance.shuffle(order)
    one = ratio_contrast(first.sum(axis=1), second.sum(axis=1), expected_odds(first, second), 0.2)
    other = ratio_contrast(
        first[order].sum(axis=1), second[order].sum(axis=1), expected_odds(first[order], second[order]), 0.2
    )
    np.testing.assert_allclose(one.p[order], other.p, rtol=1e-9)
    np.testing.assert_allclose(one.ratio[order], other.ratio)


def test_turned_about_the_sources_say_the_same_of_one_kind():
    first, second = np.array([[30], [12], [50]]), np.array([[200], [180], [300]])
    there = ratio_contrast(first[:, 0], second[:, 0], expected_odds(first, second), 0.1)
    back = ratio_contrast(second[:, 0], first[:, 0], expected_odds(second, first), 0.1)
    assert there.p == pytest.approx(back.p)
    assert there.ratio == pytest.approx(1 / back.ratio)
    assert there.lower == pytest.approx(1 / back.upper)


def test_few_events_are_no_test_and_their_limits_stay_wide():
    few = ratio_contrast([3, 6], [40, 100], [0.05, 0.05], 0.0)
    assert np.isnan(few.p[0]) and 3 + 0.05 * 40 < FEWEST <= 6 + 0.05 * 100
    assert not np.isnan(few.p[1])
    assert few.lower[0] < few.ratio[0] < few.upper[0]


def test_many_of_the_first_and_none_of_the_second_is_judged_without_a_ratio():
    odds = expected_odds([[30], [20]], [[0], [100]])
    contrast = ratio_contrast([30, 20], [0, 100], odds, 0.0)
    assert odds[0] == 0.5 and contrast.expected[0] == 0
    assert contrast.p[0] == pytest.approx(2 * (0.5 / 1.5) ** 30)
    assert np.isnan(contrast.ratio[0]) and np.isnan(contrast.upper[0])


def test_the_spread_between_areas_is_found_again():
    rng = np.random.default_rng(1)
    found = []
    for _ in range(30):
        second = rng.poisson(800, 50)
        first = rng.poisson(0.1 * second * np.exp(rng.normal(0, 0.25, 50)))
        found.append(ratio_spread(first, second, np.full(50, first.sum() / second.sum())))
    assert np.mean(found) == pytest.approx(0.25, abs=0.03)

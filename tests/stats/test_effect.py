"""Before and after against a comparison, and where it went."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.stats.effect import (
    BeforeAfter,
    Spread,
    difference_in_differences,
    displacement_limits,
    displacement_quotient,
    spread_of_changes,
)

many = st.integers(5, 400)


@given(many, many, many, many, st.integers(2, 9))
def test_what_changes_everywhere_alike_falls_out(a, b, c, d, times):
    plain = difference_in_differences(BeforeAfter(a, b), BeforeAfter(c, d))
    season = difference_in_differences(BeforeAfter(a, b * times), BeforeAfter(c, d * times))
    assert float(season.ratio.estimate) == pytest.approx(float(plain.ratio.estimate))


@given(many, many, many, many)
def test_a_wider_spread_moves_the_limits_but_not_the_ratio(a, b, c, d):
    plain = difference_in_differences(BeforeAfter(a, b), BeforeAfter(c, d))
    wide = difference_in_differences(BeforeAfter(a, b), BeforeAfter(c, d), Spread(2.0, 30))
    assert wide.ratio.estimate == plain.ratio.estimate
    assert wide.ratio.lower < plain.ratio.lower < plain.ratio.upper < wide.ratio.upper


def test_an_empty_cell_still_gives_limits():
    assert np.isfinite(difference_in_differences(BeforeAfter(8, 0), BeforeAfter(50, 60)).ratio).all()


@pytest.mark.parametrize(
    ("buffer_after", "quotient"), [(100, 0.0), (120, -1.0), (110, -0.5), (140, -2.0), (90, 0.5)]
)  # the place falls from 40 to 20 and the comparison stands still
def test_the_quotient_is_the_share_that_moved(buffer_after, quotient):
    found = displacement_quotient(BeforeAfter(40, 20), BeforeAfter(100, buffer_after), BeforeAfter(1000, 1000))
    assert found == pytest.approx(quotient)


def test_no_change_in_the_place_has_no_quotient():
    assert np.isnan(displacement_quotient(BeforeAfter(40, 40), BeforeAfter(90, 99), BeforeAfter(500, 500)))
    assert np.isnan(displacement_limits(BeforeAfter(40, 38), BeforeAfter(90, 99), BeforeAfter(500, 500))[0])


def test_limits_of_the_quotient_hold_the_truth_about_as_often_as_they_say():
    rng = np.random.default_rng(6)
    held = []
    for place, place_after, around, around_after, other, other_after in rng.poisson(
        (300, 180, 600, 660, 3000, 3000), (600, 6)
    ):
        pairs = BeforeAfter(place, place_after), BeforeAfter(around, around_after), BeforeAfter(other, other_after)
        low, high = displacement_limits(*pairs)
        held.append(low <= -0.5 <= high)
    assert 0.92 < np.mean(held) < 0.98


def test_the_slow_twin_simulates_the_limits_of_the_quotient():
    rng = np.random.default_rng(7)
    means = (400, 240, 500, 580, 4000, 4000)
    drawn = rng.poisson(means, (20000, 6)).astype(float)
    a, b, c, d, e, f = drawn.T
    slow = np.quantile((d / f - c / e) / (b / f - a / e), [0.025, 0.975])
    ours = displacement_limits(BeforeAfter(400, 240), BeforeAfter(500, 580), BeforeAfter(4000, 4000))
    assert ours == pytest.approx(tuple(slow), abs=0.06)


def test_areas_that_change_by_chance_alone_have_no_extra_spread():
    rng = np.random.default_rng(8)
    calm = spread_of_changes(BeforeAfter(rng.poisson(50, 400), rng.poisson(50, 400)))
    wild = spread_of_changes(BeforeAfter(rng.poisson(50, 400), rng.poisson(50 * rng.gamma(10, 0.1, 400))))
    assert calm.dispersion == pytest.approx(1, abs=0.15)
    assert wild.dispersion > 2
    assert spread_of_changes(BeforeAfter([3, 0], [4, 0])) == Spread()

"""Ages of tables in our bands, or not at all."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.intake.matching.age_bands import BANDS, age_span, bands_of


def test_single_years_up_to_an_open_end():
    ages = [*map(str, range(100)), "100+"]
    bands = dict(zip(ages, bands_of(ages), strict=True))
    assert (bands["15"], bands["16"], bands["79"], bands["80"], bands["100+"]) == (
        "0-15",
        "16-24",
        "65-79",
        "80+",
        "80+",
    )


@pytest.mark.parametrize(
    "ages",
    [["0-4", "5-9"], ["0-15", "17-24"], [*BANDS, "80+"], ["0-19", "20-64", "65+"], ["16-24"], ["0-15", "x"], []],
    ids=str,
)
def test_a_gap_an_overlap_or_another_border_gives_nothing(ages):
    assert bands_of(ages) is None


def test_our_own_bands_are_themselves():
    assert bands_of(list(BANDS)) == list(BANDS)
    assert bands_of(list(BANDS)[::-1]) == list(BANDS)[::-1]


@given(st.sets(st.integers(1, 99)))
def test_any_division_that_keeps_our_borders_will_do(cuts):
    starts = sorted({0, 16, 25, 45, 65, 80} | cuts)
    ages = [f"{a}-{b - 1}" for a, b in pairwise(starts)] + [f"{starts[-1]}+"]
    bands = bands_of(ages)
    assert bands is not None and set(bands) == set(BANDS)


def test_spans():
    assert [age_span(text) for text in ("17", "0-4", "85+", "9-3", "x", "999")] == [
        (17, 17), (0, 4), (85, 130), None, None, None
    ]  # fmt: skip

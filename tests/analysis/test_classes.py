"""Colour limits that stay where they are."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.classes import ColourClasses, colour_classes
from tests.made_up import AREAS, asked, events, population, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def workspace(tmp_path):
    rng = np.random.default_rng(3)
    rows = [
        (code, category, f"{year}-{month:02d}", int(rng.poisson(mean)))
        for code, mean in zip(AREAS, (9, 5, 3, 1), strict=True)
        for category in ("klotter", "ran")
        for year in (2023, 2024, 2025)
        for month in range(1, 13)
    ]
    people = population(2022, Norr=1000, Söder=1000, Öster=1000, Väster=1000)
    return workspace_with(tmp_path, events=events(*rows), populations=people)


def test_limits_do_not_follow_the_area_the_year_or_the_sex(workspace):
    limits = colour_classes(workspace, asked(), "anmalda_brott").limits
    assert len(limits) >= 3
    for other in (asked("2023-01--2023-12"), asked(areas=(NORR,)), asked(sex="women"), asked(age="16-24")):
        assert colour_classes(workspace, other, "anmalda_brott").limits == limits


def test_another_theme_is_another_measure(workspace):
    whole = colour_classes(workspace, asked(), "anmalda_brott").limits
    part = colour_classes(workspace, asked(themes=("vald_hot",)), "anmalda_brott").limits
    assert max(part) < max(whole)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=4, unique=True), st.floats(0, 1e6))
def test_every_value_falls_in_exactly_one_class(limits, value):
    classes = ColourClasses(tuple(sorted(limits)), "")
    edges = [-np.inf, *classes.limits, np.inf]
    inside = [low <= value < high for low, high in pairwise(edges)]
    assert sum(inside) == 1 and inside[classes.of(value)]

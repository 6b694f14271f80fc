"""Answers are weighed together as the municipality has said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.priorities import CRITERIA, CRITERION_NAMES, DEFAULT_WEIGHTS, weighted_mean

ANSWERS = st.dictionaries(st.sampled_from(sorted(CRITERION_NAMES)), st.integers(0, 3), min_size=1)
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 3) for name in CRITERION_NAMES})


def test_the_mean_by_hand():
    answers = {"common": 3, "harm": 1, "cost": 0}
    assert weighted_mean(answers, DEFAULT_WEIGHTS) == pytest.approx(4 / 3)
    assert weighted_mean(answers, DEFAULT_WEIGHTS | {"common": 3}) == pytest.approx(10 / 5)
    assert weighted_mean(answers, DEFAULT_WEIGHTS | {"cost": 0}) == pytest.approx(2)


def test_nothing_that_counts_has_no_mean():
    assert weighted_mean({}, DEFAULT_WEIGHTS) is None
    assert weighted_mean({"harm": 3}, DEFAULT_WEIGHTS | {"harm": 0}) is None


@given(ANSWERS, WEIGHTS)
def test_the_mean_lies_among_the_answers_that_count(answers, weights):
    counted = [answer for name, answer in answers.items() if weights[name]]
    mean = weighted_mean(answers, weights)
    assert (mean is None) == (not counted)
    if mean is not None:
        assert min(counted) - 1e-9 <= mean <= max(counted) + 1e-9
        assert weighted_mean(answers, {name: 2 * weight for name, weight in weights.items()}) == pytest.approx(mean)


def test_there_are_eleven_criteria_each_with_a_question():
    assert len({one.id for one in CRITERIA}) == 11 and all(one.question.endswith("?") for one in CRITERIA)

"""What is too small is hidden, and surveys with too few answers stay hidden whatever else is shown."""

import pandas as pd
import pytest

from lib.domain.codes import Role
from lib.domain.municipality import Disclosure
from lib.privacy.suppression import closed_surveys, hidden_counts, hidden_surveys

RULES = Disclosure(smallest_count=5, smallest_survey_n=30)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD, Role.REPORTER])
def test_outside_everything_below_the_smallest_is_hidden_and_zero_is_not_told_apart(role):
    assert hidden_counts(pd.Series([0.0, 4.0, 5.0, 50.0, None]), RULES, role).tolist() == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("role", [Role.POLICE, Role.COORDINATOR])
def test_those_who_make_the_picture_see_all(role):
    assert not hidden_counts(pd.Series([0.0, 1.0, 4.0]), RULES, role).any()


def test_surveys_need_thirty_answers_for_everybody_and_a_missing_n_is_not_few():
    assert hidden_surveys(pd.Series([29, 30, None]), RULES).tolist() == [True, False, False]


def answers(*rows):
    table = pd.DataFrame(rows, columns=["area_code", "sex", "age", "n"])
    return table.assign(indicator="trygg", period="2025")


def closed(table):
    return closed_surveys(table, ["indicator", "period"], "0001", ["a", "b", "c"], RULES).tolist()


def test_the_other_sex_goes_too_where_all_together_are_known():
    both = [("0001", "men", "all", 25), ("0001", "women", "all", 60)]
    assert closed(answers(("0001", "all", "all", 85), *both)) == [False, True, True]
    assert closed(answers(*both)) == [True, False], "with no total there is nothing to take it from"


def test_another_area_goes_too_and_the_smallest_is_taken():
    areas = [("a", "all", "all", 12), ("b", "all", "all", 200), ("c", "all", "all", 31)]
    assert closed(answers(("0001", "all", "all", 243), *areas)) == [False, True, False, True]


def test_two_hidden_ages_of_too_few_together_take_a_third():
    ages = [("0001", "all", age, n) for age, n in (("16-24", 9), ("25-44", 11), ("45-64", 40), ("65-79", 90))]
    assert closed(answers(("0001", "all", "all", 150), *ages)) == [False, True, True, True, False]


def test_what_is_closed_one_way_is_closed_the_other_way_too():
    rows = [("0001", "all", "all", 400), ("0001", "men", "all", 200), ("0001", "women", "all", 200)]
    rows += [("a", "all", "all", 60), ("a", "men", "all", 20), ("a", "women", "all", 40)]
    rows += [("b", "all", "all", 90), ("b", "men", "all", 45), ("b", "women", "all", 45)]
    rows += [("c", "all", "all", 250), ("c", "men", "all", 135), ("c", "women", "all", 115)]
    hidden = dict(zip([(area, sex) for area, sex, _, _ in rows], closed(answers(*rows)), strict=True))
    assert {cell for cell, is_hidden in hidden.items() if is_hidden} == {
        ("a", "men"), ("a", "women"), ("b", "men"), ("b", "women")
    }  # fmt: skip

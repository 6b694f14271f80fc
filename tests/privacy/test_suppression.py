"""Small counts are hidden and stay hidden."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.codes import Role
from lib.domain.municipality import Disclosure
from lib.privacy.suppression import hidden_counts, hidden_in_table, hidden_surveys

RULES = Disclosure(smallest_count=5, smallest_survey_n=30)


def hidden(counts, role=Role.READER):
    return hidden_counts(pd.Series(counts, dtype=float), RULES, role).tolist()


def test_one_to_four_are_hidden_but_zero_is_shown():
    assert hidden([0, 1, 4, 5, 50]) == [False, True, True, False, False]


def test_a_single_small_count_takes_the_next_smallest_with_it():
    assert hidden([3, 9, 20]) == [True, True, False]


def test_two_ones_would_still_follow_from_the_total():
    assert hidden([1, 1, 7, 30]) == [True, True, True, False]


@pytest.mark.parametrize("role", [Role.POLICE, Role.COORDINATOR])
def test_those_who_make_the_picture_see_all(role):
    assert hidden([1, 2, 3], role) == [False, False, False]


@given(st.lists(st.integers(0, 40), min_size=3, max_size=30))
def test_no_hidden_count_follows_from_the_total(counts):
    mask = hidden(counts)
    secret = [c for c, m in zip(counts, mask, strict=True) if m]
    assert all(m for c, m in zip(counts, mask, strict=True) if 1 <= c <= 4)
    if secret and sum(c > 0 for c in counts) >= 2:
        assert len(secret) >= 2
    if secret and sum(counts) >= RULES.smallest_count:
        assert sum(secret) >= RULES.smallest_count


def test_surveys_below_thirty_answers_are_hidden_from_everybody():
    assert hidden_surveys(pd.Series([29, 30, None]), RULES).tolist() == [True, False, False]


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_row_and_no_column_of_a_table_gives_a_hidden_count_back(rows):
    counts = pd.DataFrame(rows).astype(float)
    hidden = hidden_in_table(counts, RULES, Role.BOARD)
    is_small = (counts >= 1) & (counts <= 4)
    assert (hidden | ~is_small).all(axis=None) and not (hidden & (counts == 0)).any(axis=None)
    for line, taken in [(counts[name], hidden[name]) for name in counts] + [
        (counts.loc[row], hidden.loc[row]) for row in counts.index
    ]:
        few_left = (line > 0).sum() == taken.sum()  # there was nothing more to hide
        assert not taken.any() or few_left or (taken.sum() >= 2 and line[taken].sum() >= 5)
    assert not hidden_in_table(counts, RULES, Role.POLICE).any(axis=None)

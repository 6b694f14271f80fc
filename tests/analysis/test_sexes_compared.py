"""Women and men beside each other: both or none, and what may be chance is said to be."""

import pandas as pd
import pytest

from lib.analysis.sexes_compared import gap_sentence, sexes_compared
from lib.domain.codes import Role
from lib.domain.sex_columns import GIRLS_BOYS
from tests.made_up import asked, values, workspace_with

MEASURE = "sysselsattningsgrad"


def split(women: tuple[float, int, int], men: tuple[float, int, int] | None) -> pd.DataFrame:
    """Value, numerator and denominator of each sex in 2025."""
    parts = [values(MEASURE, ("0001", "2025", *women, None)).assign(sex="women")]
    parts += [values(MEASURE, ("0001", "2025", *men, None)).assign(sex="men")] if men else []
    return pd.concat(parts, ignore_index=True)


@pytest.mark.parametrize(
    ("men", "gap"),
    [((70.0, 350, 500), "different"), ((81.0, 405, 500), "maybe_chance"), ((80.0, 400, 500), "maybe_chance")],
)
def test_a_difference_is_told_from_chance(tmp_path, men, gap):
    workspace = workspace_with(tmp_path, indicator_values=split((80.0, 400, 500), men))
    rows = sexes_compared(workspace, asked(), (MEASURE,), Role.COORDINATOR)
    assert list(rows["sex"]) == ["women", "men"]
    assert set(rows["gap"]) == {gap}
    assert list(rows["people"]) == [500, 500]


def test_the_sentence_says_who_has_the_higher_figure(tmp_path):
    workspace = workspace_with(tmp_path, indicator_values=split((70.0, 350, 500), (80.0, 400, 500)))
    rows = sexes_compared(workspace, asked(), (MEASURE,), Role.COORDINATOR)
    told = gap_sentence(rows, GIRLS_BOYS)
    assert told == (
        "Skiljer mer än slumpen brukar ge: Sysselsättningsgrad (80\u00a0% bland pojkar mot 70\u00a0% bland flickor)."
    )


def test_one_sex_alone_is_no_comparison(tmp_path):
    workspace = workspace_with(tmp_path, indicator_values=split((70.0, 350, 500), None))
    assert sexes_compared(workspace, asked(), (MEASURE,), Role.COORDINATOR).empty


def test_a_small_count_of_one_sex_is_rounded_with_the_other_for_roles_outside(tmp_path):
    workspace = workspace_with(tmp_path, indicator_values=split((0.6, 3, 500), (80.0, 400, 500)))
    assert len(sexes_compared(workspace, asked(), (MEASURE,), Role.COORDINATOR)) == 2
    public = sexes_compared(workspace, asked(), (MEASURE,), Role.PUBLIC)
    assert (public["value"] % 1 == 0).all() and not (public["value"] == 0.6).any()  # of 500, five are one per cent


def test_without_measures_there_are_no_rows(tmp_path):
    rows = sexes_compared(workspace_with(tmp_path), asked(), (), Role.COORDINATOR)
    assert rows.empty and gap_sentence(rows, GIRLS_BOYS) == ""

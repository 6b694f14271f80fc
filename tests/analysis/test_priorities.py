"""Actors' answers together: means by hand, who is far apart, and the order of the problems."""

import pytest

from lib.actions.priorities import save_priority, save_weights
from lib.analysis.priorities import answers_of, matrix_of, ranked_problems
from lib.domain.codes import Role
from tests.chain_rows import BY, problem, settings_of
from tests.made_up import workspace_with


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path)


def answer(workspace, problem_id, actor, **answers):
    return save_priority(settings_of(workspace), workspace.folder, problem_id, actor, answers, "", None, BY, "prov")


def test_the_matrix_says_mean_lowest_and_highest_of_those_who_answered(workspace):
    first = problem(workspace)
    answer(workspace, first, "polisen", harm=3, cost=1)
    answer(workspace, first, "kommunen", harm=0)
    matrix = matrix_of(workspace, first, BY).set_index("criterion")
    assert matrix.loc["harm", ["together", "lowest", "highest", "n_actors"]].tolist() == [1.5, 0, 3, 2]
    assert matrix.loc["harm", "answers_text"] == "Polisen: 3, Kommunen: 0"
    assert matrix.loc["cost", "together"] == 1 and matrix.loc["common", "n_actors"] == 0
    assert matrix["together"].isna().sum() == 9
    assert len(answers_of(workspace, first, BY)) == 3 and answers_of(workspace, first, Role.BOARD).empty


def test_problems_are_ordered_by_weight_and_those_put_aside_come_last(workspace):
    low, high = problem(workspace, title="Låg"), problem(workspace, title="Hög")
    aside = problem(workspace, title="Bort", status="bortprioriterat", status_reason="Liten skada")
    problem(workspace, title="Utan svar")
    answer(workspace, low, "polisen", harm=1, cost=3)
    answer(workspace, high, "polisen", harm=3, cost=2)
    answer(workspace, high, "kommunen", harm=2)
    answer(workspace, aside, "polisen", harm=3)
    ranked = ranked_problems(workspace, BY).set_index("title")
    assert ranked.index.tolist() == ["Hög", "Låg", "Utan svar", "Bort"]
    # Hög: skada (3+2)/2, kostnad 2 → 2,25; polisen 2,5 och kommunen 2
    assert ranked.loc["Hög", ["together", "lowest", "highest", "n_answered"]].tolist() == [2.25, 2, 2.5, 2]
    save_weights(settings_of(workspace), workspace.folder, {"harm": 0, "cost": 1}, None, BY, "prov")
    weighed = ranked_problems(workspace, BY).set_index("title")
    assert weighed.index.tolist()[:2] == ["Låg", "Hög"] and weighed.loc["Låg", "together"] == 3

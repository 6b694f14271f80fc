"""Each kind of gap in a chain is found, says where it is mended, and is gone when it has been."""

from datetime import date

import pytest

from lib.actions.causes import save_cause
from lib.actions.measures import save_measure
from lib.actions.problem_edits import save_problem
from lib.analysis.cause_tree import cause_tree, causes_of
from lib.analysis.chains import break_summary, chain_breaks, chain_steps
from lib.analysis.problem_list import problem_list, records
from lib.domain.chain import BREAKS, BreakKind, Step, StepState
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.user import User
from tests.chain_rows import BY, TODAY, cause, measure, problem, settings_of
from tests.made_up import workspace_with


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path)


def kinds(workspace):
    return chain_breaks(workspace, BY)["kind"].tolist()


def test_a_chain_is_mended_step_by_step(workspace):
    first, settings = problem(workspace), settings_of(workspace)
    breaks = chain_breaks(workspace, BY)
    assert breaks["kind"].tolist() == [BreakKind.NO_CAUSE]
    assert breaks["address"].tolist() == [f"/problem?problem={first}&del=orsaker"]

    near = cause(workspace, first, "Trasiga lampor")
    cause(workspace, first, "Ingen har ansvaret", near)
    assert kinds(workspace) == [BreakKind.NO_MEASURE] * 2

    light = measure(workspace, problem_id=first)
    of_measures = [BreakKind.LOOSE_MEASURE, BreakKind.NO_OWNER, BreakKind.NO_DATE, BreakKind.NO_INDICATOR,
                   BreakKind.NO_FOLLOW_UP]  # fmt: skip
    assert kinds(workspace) == [BreakKind.NO_MEASURE] * 2 + of_measures

    mended = [
        {"cause_id": near}, {"owner_board": "Polisen"}, {"due": date(2027, 1, 1)}, {"indicator": "anmalda_brott"},
        {"follow_up_on": date(2027, 6, 1)},
    ]  # fmt: skip
    for version, (changes, left) in enumerate(zip(mended, range(4, -1, -1), strict=True), start=1):
        save_measure(settings, workspace.folder, light, version, changes, TODAY, User("prov", BY))
        assert kinds(workspace) == of_measures[len(of_measures) - left :]

    save_problem(settings, workspace.folder, first, 1, {"result": "Ljusare"}, BY, "prov")
    assert kinds(workspace) == [BreakKind.NO_FEEDBACK]
    save_problem(settings, workspace.folder, first, 2, {"feedback_given": TODAY}, BY, "prov")
    assert kinds(workspace) == []
    assert break_summary(workspace, BY)["n_broken"].sum() == 0


def test_what_is_put_aside_or_left_to_others_has_no_gaps(workspace):
    problem(workspace, status="bortprioriterat", status_reason="Liten skada")
    measure(workspace, status="ej_genomforbar", status_reason="Marken är privat")
    assert kinds(workspace) == []
    steps = chain_steps(workspace, BY).set_index("step")["state"]
    assert (steps[Step.DECIDED], steps[Step.MEASURE]) == (StepState.DONE, StepState.NOT_YET)


def test_a_quick_measure_needs_an_owner_and_a_day_only(workspace):
    measure(workspace, is_quick=True)
    assert kinds(workspace) == [BreakKind.NO_OWNER, BreakKind.NO_DATE]


def test_counts_are_those_of_the_list_and_every_kind_has_words(workspace):
    first = problem(workspace)
    cause(workspace, first, "Trasiga lampor")
    problem(workspace, title="Buskar")
    measure(workspace, result="Bra")
    summary = break_summary(workspace, BY).set_index("kind")
    assert summary["n_broken"].to_dict() == {kind: kinds(workspace).count(kind) for kind in BREAKS}
    assert summary.loc[BreakKind.NO_CAUSE, ["n_broken", "n_of"]].tolist() == [1, 2]
    assert (summary["n_broken"] <= summary["n_of"]).all() and set(BREAKS) == set(BreakKind)


def test_causes_stand_under_each_other_and_never_under_themselves(workspace):
    first, other = problem(workspace), problem(workspace, title="Annat")
    top = cause(workspace, first, "A")
    below = cause(workspace, first, "B", top)
    cause(workspace, first, "C", below)
    cause(workspace, first, "D")
    rows = causes_of(workspace, first, BY)
    assert dict(zip(rows["description"], rows["number"], strict=True)) == {"A": "1", "B": "1.1", "C": "1.1.1", "D": "2"}
    assert rows["layer"].tolist() == ["orsak", "orsakens orsak", "orsakens orsak", "orsak"]
    settings = settings_of(workspace)
    for under in (top, below):
        with pytest.raises(InputFault, match="förklara sig själv"):
            save_cause(settings, workspace.folder, top, 1, {"parent_id": under}, BY, "prov")
    with pytest.raises(InputFault, match="annat problem"):
        cause(workspace, other, "E", top)
    nodes = cause_tree(workspace, records(problem_list(workspace, BY))[0], BY)
    parents = dict(zip(nodes["label"], nodes["parent_row"], strict=True))
    assert parents["B"] == nodes.index[nodes["label"] == "A"][0] and parents["D"] == 0


@pytest.mark.parametrize("role", [Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC])
def test_others_see_no_chain(workspace, role):
    first = problem(workspace)
    cause(workspace, first, "Trasiga lampor")
    assert chain_breaks(workspace, role).empty and chain_steps(workspace, role).empty
    assert problem_list(workspace, role).empty and causes_of(workspace, first, role).empty

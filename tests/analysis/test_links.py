"""Everything that hangs together can be walked both ways, by those who may see it."""

import pytest

from lib.actions.links import link, unlink
from lib.analysis.links import linked
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.links import ADDRESSES, ALONG_THE_CHAIN, NAMES, Direction, ObjectKind, ObjectRef
from lib.ui.link_list import ICONS
from tests.chain_rows import BY, cause, measure, problem, settings_of
from tests.made_up import workspace_with

PROBLEM, CAUSE, MEASURE, ACTIVITY = ObjectKind.PROBLEM, ObjectKind.CAUSE, ObjectKind.MEASURE, ObjectKind.ACTIVITY


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path)


def found(workspace, kind, object_id, role=BY):
    rows = linked(workspace, kind, object_id, role)
    return {(row["kind"], row["id"], row["direction"]) for row in rows.to_dict("records")}


def test_the_keys_in_the_rows_are_walked_both_ways(workspace):
    first = problem(workspace)
    near = cause(workspace, first, "Trasiga lampor")
    deep = cause(workspace, first, "Ingen har ansvaret", near)
    light = measure(workspace, cause_id=deep, problem_id=first)
    assert found(workspace, PROBLEM, first) == {
        (CAUSE, str(near), Direction.AFTER), (CAUSE, str(deep), Direction.AFTER), (MEASURE, str(light), Direction.AFTER)
    }  # fmt: skip
    assert found(workspace, CAUSE, deep) == {
        (PROBLEM, str(first), Direction.BEFORE), (CAUSE, str(near), Direction.BEFORE),
        (MEASURE, str(light), Direction.AFTER),
    }  # fmt: skip
    for kind, object_id in ((PROBLEM, first), (CAUSE, near), (CAUSE, deep), (MEASURE, light)):
        for other, other_id, direction in found(workspace, kind, object_id):
            opposite = Direction.AFTER if direction == Direction.BEFORE else Direction.BEFORE
            assert (kind, str(object_id), opposite) in found(workspace, other, other_id)


def test_two_things_are_linked_once_and_unlinked_either_way_round(workspace):
    settings, first, second = settings_of(workspace), problem(workspace), problem(workspace, title="Samma gångväg")
    ends = ObjectRef(PROBLEM, str(first)), ObjectRef(PROBLEM, str(second))
    made = link(settings, workspace.folder, *ends, "prov", BY)
    assert link(settings, workspace.folder, *reversed(ends), "prov", BY) == made
    assert found(workspace, PROBLEM, first) == {(PROBLEM, str(second), Direction.AFTER)}
    assert found(workspace, PROBLEM, second) == {(PROBLEM, str(first), Direction.BEFORE)}
    assert unlink(settings, workspace.folder, *reversed(ends), "prov", BY)
    assert found(workspace, PROBLEM, first) == set()
    assert not unlink(settings, workspace.folder, *ends, "prov", BY)


def test_what_is_gone_or_not_for_the_role_is_left_out(workspace):
    settings, first = settings_of(workspace), problem(workspace)
    link(settings, workspace.folder, ObjectRef(ObjectKind.REPORT, "99"), ObjectRef(PROBLEM, str(first)), "prov", BY)
    cause(workspace, first, "Trasiga lampor")
    assert {kind for kind, _, _ in found(workspace, PROBLEM, first)} == {CAUSE}
    for role in (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC):
        assert found(workspace, PROBLEM, first, role) == set()
        with pytest.raises(InputFault, match="din roll"):
            link(settings, workspace.folder, ObjectRef(PROBLEM, "1"), ObjectRef(ACTIVITY, "1.1"), "prov", role)


def test_a_note_that_points_out_a_person_is_refused(workspace):
    with pytest.raises(InputFault, match="pekar ut en person"):
        link(settings_of(workspace), workspace.folder, ObjectRef(PROBLEM, "1"), ObjectRef(ACTIVITY, "1.1"), "prov", BY,
             "Ring 070-123 45 67")  # fmt: skip


def test_every_kind_has_a_name_an_address_a_place_and_an_icon():
    every = set(ObjectKind)
    assert every == set(NAMES) == set(ADDRESSES) == set(ALONG_THE_CHAIN) == set(ICONS)

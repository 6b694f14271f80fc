"""Everything that hangs together can be walked both ways, by those who may see it."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from lib.actions.links import link, link_new_measure, unlink
from lib.analysis.link_choices import reports_to_link
from lib.analysis.links import linked, title_of
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.links import (
    ADDRESSES,
    ALONG_THE_CHAIN,
    NAMES,
    Direction,
    ObjectKind,
    ObjectRef,
    address_of,
    effect_address,
    measure_address,
)
from lib.domain.secrecy_change import CLASS_REASON
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.editing import create, save
from lib.store.reading import read_rows
from lib.ui.link_list import ICONS
from tests.chain_rows import BY, cause, measure, problem, settings_of
from tests.made_up import AREAS, SLUG, workspace_with

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


def test_a_measure_that_is_refused_leaves_no_link_and_one_that_may_not_be_linked_is_not_made(workspace):
    settings, before = settings_of(workspace), ObjectRef(PROBLEM, str(problem(workspace)))
    good, bad = {"title": "Laga lamporna"}, {"title": " "}
    for fields, role in ((bad, BY), (good, Role.BOARD)):
        with pytest.raises(InputFault):
            link_new_measure(settings, workspace.folder, before, fields, date(2026, 5, 4), User("prov", role))
    assert found(workspace, PROBLEM, before.id) == set()
    engine = open_database(workspace.database_url)
    assert read_rows(engine, SLUG, "measures").empty
    saved = link_new_measure(settings, workspace.folder, before, good, date(2026, 5, 4), User("prov", BY))
    assert found(workspace, PROBLEM, before.id) == {(MEASURE, str(saved.row_id), Direction.AFTER)}


def test_what_is_gone_or_not_for_the_role_is_left_out(workspace):
    settings, first = settings_of(workspace), problem(workspace)
    link(settings, workspace.folder, ObjectRef(ObjectKind.REPORT, "99"), ObjectRef(PROBLEM, str(first)), "prov", BY)
    cause(workspace, first, "Trasiga lampor")
    assert {kind for kind, _, _ in found(workspace, PROBLEM, first)} == {CAUSE}
    for role in (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC):
        assert found(workspace, PROBLEM, first, role) == set()
        with pytest.raises(InputFault, match="din roll"):
            link(settings, workspace.folder, ObjectRef(PROBLEM, "1"), ObjectRef(ACTIVITY, "1.1"), "prov", role)


def test_drafts_of_versions_are_not_named_to_roles_outside(workspace):
    seen = ObjectRef(ObjectKind.INDICATOR, "anmalda_brott")
    fields = {"number": 1, "title": "Utkast om torget", "status": "draft", "period": "2025", "comparison": "2024"}
    engine = open_database(workspace.database_url)
    with engine.begin() as connection:
        ref = ObjectRef(ObjectKind.VERSION, str(create(connection, "picture_versions", SLUG, fields, "prov")))
    link(settings_of(workspace), workspace.folder, seen, ref, "prov", BY)
    steps = (("review", False), ("decided", False), ("published", True))
    for version, (status, is_open) in enumerate(steps, start=1):
        with engine.begin() as connection:
            opened = {"secrecy": "open", CLASS_REASON: "Publicerad"} if is_open else {}
            save(connection, "picture_versions", int(ref.id), version, {"status": status} | opened, "prov")
        assert (title_of(workspace, ref, BY), found(workspace, *pair(seen))) == (
            fields["title"], {(*pair(ref), Direction.AFTER)})  # fmt: skip
        for role in (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC):
            assert (title_of(workspace, ref, role) == fields["title"]) is is_open
            sees_link = is_open and role is not Role.PUBLIC  # the link itself is internal
            assert ((*pair(ref), Direction.AFTER) in found(workspace, *pair(seen), role)) is sees_link
            assert ((*pair(seen), Direction.BEFORE) in found(workspace, *pair(ref), role)) is sees_link


def pair(ref):
    return ref.kind, ref.id


def test_a_measure_is_opened_by_its_key_whatever_signs_the_file_has_in_it(workspace):
    first = problem(workspace)
    light = measure(workspace, problem_id=first)
    (key,) = read_rows(open_database(workspace.database_url), SLUG, "measures")["measure_key"]
    assert linked(workspace, PROBLEM, first, BY)["address"].tolist() == [f"/atgarder?atgard={key}"]
    for address in (measure_address, effect_address):
        assert parse_qs(urlsplit(address("Å 1&b=#2/3")).query) == {"atgard": ["Å 1&b=#2/3"]}
    with pytest.raises(ValueError, match="by its key"):
        address_of(ObjectRef(MEASURE, str(light)))


def test_only_a_contradiction_is_told_as_one_however_a_problem_began(workspace):
    engine = open_database(workspace.database_url)
    fields = {"title": "Torget", "status": "nytt"}
    with engine.begin() as connection:
        seen = create(connection, "problems", SLUG, fields | {"origin": "kontraster/x/y"}, "prov")
        reported = create(connection, "problems", SLUG, fields | {"origin": "rapport/1"}, "prov")
    assert found(workspace, PROBLEM, seen) == {(ObjectKind.CONTRAST, "kontraster/x/y", Direction.BEFORE)}
    assert found(workspace, PROBLEM, reported) == set()


def test_reports_are_offered_by_area_and_theme_then_the_newest_and_never_twice(tmp_path):
    norr, soder = list(AREAS)[:2]
    days = pd.to_datetime([f"2025-11-{day:02}" for day in range(1, 7)])
    rows = pd.DataFrame({
        "area_code": [norr, soder, norr, None, norr, soder],
        "category": ["miljo", "miljo", "trafik", "trafik", "miljo", "miljo"],
        "reported_at": days, "event_from": days, "month": 24310, "precision": "area", "police_reported": "no",
        "reasons": "", "wishes": "", "status": "ny", "report_key": list("abcdef"), "duplicate_of": [None] * 5 + ["b"],
    })  # fmt: skip
    workspace = workspace_with(tmp_path, reports=rows)
    first = problem(workspace, area_code=norr, theme="miljo")
    offered = reports_to_link(workspace, first, norr, "miljo", BY)
    assert offered["id"].tolist() == [5, 1, 3, 2, 4]
    ends = ObjectRef(ObjectKind.REPORT, "5"), ObjectRef(PROBLEM, str(first))
    link(settings_of(workspace), workspace.folder, *ends, "prov", BY)
    assert reports_to_link(workspace, first, norr, "miljo", BY)["id"].tolist() == [1, 3, 2, 4]
    assert reports_to_link(workspace, first, norr, "miljo", Role.BOARD).empty


def test_a_note_that_points_out_a_person_is_refused(workspace):
    with pytest.raises(InputFault, match="pekar ut en person"):
        link(settings_of(workspace), workspace.folder, ObjectRef(PROBLEM, "1"), ObjectRef(ACTIVITY, "1.1"), "prov", BY,
             "Ring 070-123 45 67")  # fmt: skip


def test_every_kind_has_a_name_an_address_a_place_and_an_icon():
    every = set(ObjectKind)
    assert every == set(NAMES) == set(ADDRESSES) == set(ALONG_THE_CHAIN) == set(ICONS)

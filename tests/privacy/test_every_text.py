"""No text that points out a person comes into the store, whatever column it is meant for and whatever way it takes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import JSON, String, select

from lib.actions.drafts import keep_draft
from lib.actions.folder_tables import load_folder_tables
from lib.actions.pictures import PictureKey
from lib.actions.problems import ProblemDraft
from lib.actions.walk_observations import Place
from lib.actions.week import Proposal
from lib.domain.codes import Role
from lib.domain.deck import OwnSlide
from lib.domain.draft import HalfWritten
from lib.domain.est_period import EstPeriod
from lib.domain.faults import InputFault
from lib.domain.half_year import HalfYear
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.drafts import read_draft
from lib.store.tables import metadata
from tests.privacy.actions_asked import actions, arguments
from tests.privacy.text_columns import BY_FILES, BY_THE_PROGRAM, CODES, EVERYWHERE
from tests.versions import filled

SECRET = "811228-9874"
TEXT = f"Ring {SECRET}"
ACTIONS = actions()
Told = Callable[[str], dict[str, Any]]


def text_columns() -> Iterator[tuple[str, str]]:
    """Table and column of every text that people write."""
    for table in metadata.sorted_tables:
        if table.name in BY_THE_PROGRAM:
            continue
        for column in table.columns:
            is_text = isinstance(column.type, String | JSON) and not column.foreign_keys
            known = EVERYWHERE | CODES.get(table.name, set()) | BY_FILES.get(table.name, set())
            if is_text and column.name not in known:
                yield table.name, column.name


def fields(**more: Any) -> Told:
    return lambda column: {"fields": {**more, column: TEXT}}


def changes(**more: Any) -> Told:
    return lambda column: {"changes": {column: TEXT}, **more}


def in_list(name: str, more: dict[str, Any]) -> Told:
    return lambda column: {name: [more | {column: TEXT}]}


def _promised(column: str) -> Any:
    return [{"text": TEXT, "is_done": False}] if column == "actions" else TEXT


STOP = {"name": "Torget", "lon": 16.05, "lat": 59.15}
PICTURE = {"key": PictureKey("polisen", HalfYear(2026, 1)), "by": User("prov", Role.POLICE)}
WEEK = {"period": EstPeriod.parse("2026-W09"), "proposal": Proposal("0001R001", "green", "same", "")}
WAYS: dict[str, tuple[tuple[str, Told], ...]] = {
    "activity_reports": (("report_activity", changes()),),
    "agreements": (("save_agreement", changes()),),
    "assessments": (("judge_area", changes(**WEEK)),),
    "causes": (("add_cause", fields(side="place", description="Mörkt")), ("save_cause", changes())),
    "decisions": (("note_decision", fields(text="Vi lyser")),),
    "links": (("link", lambda column: {"note": TEXT}),),
    "measures": (("create_measure", fields(title="Lysa")), ("save_measure", changes())),
    "picture_entries": (("save_entry", changes(**PICTURE)),),
    "picture_versions": (("create_version", fields(title="Lägesbild")), ("decide_version", fields())),
    "pictures": (("save_picture", changes(**PICTURE)),),
    "presentations": (
        ("create_presentation", fields()),
        ("save_slide", lambda column: {"seen": OwnSlide(), "new": OwnSlide(title=TEXT)}),
    ),
    "priorities": (("save_priority", lambda column: {"note": TEXT}),),
    "problems": (
        ("start_problem", fields(title="Mörkt")),
        ("save_problem", changes()),
        ("create_problem", lambda column: {"draft": ProblemDraft("Mörkt", TEXT, "prov", (), date(2026, 3, 2))}),
    ),
    "promises": (
        ("create_promise", lambda column: {"fields": {"title": "Ljus", column: _promised(column)}}),
        ("save_promise", lambda column: {"changes": {column: _promised(column)}}),
    ),
    "reports": (("handle_report", changes()),),
    "walk_observations": (
        ("save_observation", changes(place=Place(1, None))),
        ("add_observations", in_list("notes", {"observation": "Mörkt"})),
        ("decide_not_possible", lambda column: {"reason": TEXT, "seen": (1, 1)}),
    ),
    "walk_stops": (("save_stops", in_list("stops", STOP)), ("create_walk", in_list("stops", STOP))),
    "walks": (("create_walk", fields(title="Vandring")), ("save_walk", changes())),
    "week_notes": (("save_note", changes(period=WEEK["period"])),),
}  # fmt: skip
REPORT_TEXTS = {"description", "place_name", "reporter_organisation"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("texts")
    return *filled(root), root


def told(name, given, place):
    """What the action answers to the text: the words of its fault, or what went wrong before it read it."""
    action = ACTIONS[name]
    arguments_ = arguments(action, place[1], place[2], Role.COORDINATOR)
    try:
        action(**(arguments_ | {key: value for key, value in given.items() if key in arguments_}))
    except InputFault as fault:
        return str(fault)
    except Exception as problem:  # hollow arguments: what counts is that nothing was written
        return f"{type(problem).__name__}: {problem}"
    return "sparat"


def ways(table, column):
    if table == "reports" and column in REPORT_TEXTS:
        return (("create_report", lambda name: {"report": {name: TEXT}}),)
    return WAYS[table]


def test_every_text_column_is_known_to_be_a_code_or_to_be_looked_through():
    named = {(table, name) for source in (CODES, BY_FILES) for table, names in source.items() for name in names}
    there = {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}
    assert named <= there, "a column that is no more"
    assert {table for table, _ in text_columns()} == set(WAYS) | {"reports"}


def test_no_way_into_any_text_column_takes_a_personal_number(place):
    unread = []
    for table, column in text_columns():
        answers = []
        for name, given in ways(table, column):
            more = given(column)
            if name == "create_report":
                hollow = arguments(ACTIONS[name], place[1], place[2], Role.COORDINATOR)["report"]
                more = {"report": replace(hollow, **more["report"])}
            answers.append(told(name, more, place))
        if not any("personnummer" in answer for answer in answers):
            unread.append((table, column, answers))
    assert unread == [], "\n".join(map(str, unread))
    assert not [text for text in everything(place[0]) if SECRET in text or SECRET.replace("-", "") in text]


def everything(settings):
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        for table in metadata.sorted_tables:
            yield from (str(tuple(row)) for row in connection.execute(select(table)))


@pytest.mark.parametrize("name", ["week_notes.csv", "measures.csv"])
def test_a_table_of_the_folder_with_a_personal_number_is_not_loaded(place, name):
    settings, workspace, _ = place
    rows = {
        "week_notes.csv": pd.DataFrame({"period_key": ["2026-W09"], "summary": [TEXT], "status": ["open"]}),
        "measures.csv": pd.DataFrame({"measure_id": ["m9"], "title": [TEXT], "status": ["pagar"], "started": [""]}),
    }[name]
    path = workspace.folder.data / "demo" / name
    path.parent.mkdir(exist_ok=True)
    rows.to_csv(path, index=False)
    with pytest.raises(InputFault, match="rad 2, kolumn") as refused:
        load_folder_tables(settings, workspace.folder, with_versions=False)
    assert SECRET not in str(refused.value) and name in str(refused.value)
    assert not [text for text in everything(settings) if SECRET in text]
    path.unlink()


def test_a_draft_keeps_what_is_written_but_for_what_points_out_a_person(place):
    """Half-written texts are kept as they are typed; such a field is left out until it is mended."""
    settings, workspace, _ = place
    written = {"title": TEXT, "actions": [{"text": TEXT}], "expected": "Ljusare"}
    by = User("prov", Role.COORDINATOR)
    keep_draft(settings, workspace.folder.slug, "measure", HalfWritten(None, None, {}, written), by)
    kept = read_draft(open_database(settings.database_url), workspace.folder.slug, by.actor, "measure")
    assert kept is not None and "Ljusare" in str(kept) and SECRET not in str(kept)

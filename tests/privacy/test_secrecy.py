"""A row's class holds whatever is asked, whoever asks: marked rows of each class, every question, every role."""

import ast
import importlib
import inspect
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from itertools import product
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import numpy as np
import pandas as pd
import pytest

import lib.analysis
from lib.analysis.report_picture import report_picture
from lib.analysis.walk_surroundings import RINGS_M
from lib.analysis.week_levels import known_periods
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Conflict
from lib.domain.est_period import EstPeriod
from lib.domain.faults import InputFault
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.period import Period
from lib.domain.pictures import Cell
from lib.domain.place_question import PlaceQuestion
from lib.privacy.roles import readable_classes
from lib.store.database import open_database
from tests.made_up import AREAS, asked
from tests.marked_rows import MARKS, plant
from tests.versions import filled

NOT_ASKED = {
    "schools_compared": "asks of an indicator that has schools, and shows no rows that people write",
    "report_picture": "is asked for an audience, in a test of its own",
    "frozen_content": "the copy is of everything, whoever freezes; who may open it is asked of open_frozen",
}
READERS = {"read_earlier", "read_log", "take_out", "walk_photos"}
COUNTED = {"batch_rows"}
TODAY = date(2026, 3, 2)
FEWEST_ASKED = 90
LINKABLE = {"reports": ObjectKind.REPORT, "problems": ObjectKind.PROBLEM, "causes": ObjectKind.CAUSE,
            "measures": ObjectKind.MEASURE, "promises": ObjectKind.PROMISE, "walks": ObjectKind.WALK,
            "walk_observations": ObjectKind.OBSERVATION, "assessments": ObjectKind.ASSESSMENT,
            "picture_versions": ObjectKind.VERSION}  # fmt: skip
SHOWN = {"problems", "causes", "measures", "promises", "reports", "picture_entries", "agreements",
         "assessments", "week_notes", "activity_reports", "walks", "walk_stops", "walk_observations"}  # fmt: skip
"""Tables whose texts somebody inside is shown: without them the test would find nothing because nothing was asked."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    _, workspace = filled(tmp_path_factory.mktemp("secrecy"))
    ids = plant(open_database(workspace.database_url))
    return workspace, ids


@pytest.fixture(scope="module")
def questions(planted):
    """Every public function of lib.analysis that can reach a row that people write, takes a workspace and otherwise
    only what can be thought up here; with each way of asking it."""
    workspace, ids = planted
    made = possible_arguments(workspace, ids)
    found = {}
    for module in modules_that_reach_rows():
        loaded = importlib.import_module(f"lib.analysis.{module}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ == loaded.__name__ and not name.startswith("_"):
                ways = ways_to_ask(function, made)
                if ways is not None:
                    found[f"{module}.{name}"] = (function, ways)
    return found


def modules_that_reach_rows() -> set[str]:
    """Those that read rows themselves, and those that ask one that does. `rows` counts, and gives rows to who asks."""
    asks: dict[str, set[str]] = {}
    reach = set()
    for file in Path(lib.analysis.__path__[0]).glob("*.py"):
        found = [
            one for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(one, ast.ImportFrom)
        ]
        modules = {str(one.module) for one in found} - {"lib.analysis.rows"}
        asks[file.stem] = {name.removeprefix("lib.analysis.") for name in modules if name.startswith("lib.analysis.")}
        names = {name.name for one in found if str(one.module).startswith(("lib.store", "lib.analysis.rows"))
                 for name in one.names}  # fmt: skip
        if file.stem != "rows" and names & READERS | {name for name in names if name.endswith("_rows")} - COUNTED:
            reach.add(file.stem)
    while more := {name for name, asked_of in asks.items() if asked_of & reach} - reach:
        reach |= more
    return reach


def possible_arguments(workspace, ids) -> dict[str, list[Any]]:
    known, plan = workspace.definitions, workspace.definitions.plan
    version = known.pyramid.versions[0]
    every = [one for table in ("problems", "measures", "promises", "walks") for one in ids[table]]
    return {
        "today": [TODAY], "day": [TODAY], "year": [2025], "since": [datetime(2020, 1, 1)], "areas": [()],
        "asked": [asked("2025-01--2025-12")], "half": [HalfYear.parse("2025-2")], "audience": list(Audience),
        "period": [HalfYear.parse("2025-2"), EstPeriod.parse("2025-W50"), Period.parse("2025-01--2025-12")],
        "indicator_id": ["anmalda_brott"], "indicator": [known.indicators["anmalda_brott"]],
        "by": ["area", "area_theme"],
        "focus_area": list(plan.focus_areas[:2]), "activity": list(plan.activities[:3]), "focus_area_id": [None],
        "question": [PlaceQuestion(asked("2025-01--2025-12"), "reports")], "table": ["reports"], "place": [None],
        "level": list(version.levels), "version": [version], "area_code": list(AREAS)[:1], "theme": ["skadegorelse"],
        "cell": [Cell(next(iter(AREAS)), "skadegorelse")], "measure_key": [f"{m}-{n}" for n, m in
                                                                          enumerate(MARKS.values())],
        "problem_id": ids["problems"], "cause_id": ids["causes"], "walk_id": ids["walks"], "row_id": every,
        "observation_id": ids["walk_observations"], "observation_ids": [tuple(ids["walk_observations"])],
        "problem_ids": [tuple(ids["problems"])], "presentation_id": ids["presentations"], "report_id": ids["reports"],
        "version_id": [*ids["picture_versions"], None], "assessment_id": [str(one) for one in ids["assessments"]],
        "problem": [{"id": one} for one in ids["problems"]], "periods": [known_periods(workspace, TODAY)],
        "ring_m": list(RINGS_M[:1]),
        "ref": [ObjectRef(kind, str(one)) for table, kind in LINKABLE.items() for one in ids[table]],
        "page": ["veckolage", "kontraster"], "is_public": [False], "against_rest": [False], "how": ["z"],
    }  # fmt: skip


def ways_to_ask(function, made) -> list[dict[str, Any]] | None:
    needed = {name: one for name, one in inspect.signature(function).parameters.items()
              if name not in ("workspace", "role") and one.default is inspect.Parameter.empty}  # fmt: skip
    if "workspace" not in inspect.signature(function).parameters:
        return None
    if function.__name__ == "linked":
        return [{"kind": ref.kind, "object_id": ref.id} for ref in made["ref"]]
    choices = {name: [one for one in made.get(name, ()) if fits(one, needed[name].annotation)] for name in needed}
    if not all(choices.values()):
        return None
    every = [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())]
    return None if function.__name__ in NOT_ASKED else every


def fits(value: Any, annotation: Any) -> bool:
    """Whether a value is of the kind that a parameter of that name takes; several kinds can have one name."""
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    plain = [get_origin(kind) or kind for kind in kinds]
    return any(not isinstance(kind, type) or isinstance(value, kind) for kind in plain)


def said(answer: Any) -> str:
    """Everything that stands in an answer, as text."""
    if isinstance(answer, pd.DataFrame):
        return " ".join(str(one) for one in answer.astype(object).to_numpy().ravel()) + " ".join(map(str, answer))
    if is_dataclass(answer) and not isinstance(answer, type):
        return " ".join(said(getattr(answer, one.name)) for one in fields(answer))
    if isinstance(answer, dict):
        return " ".join(f"{said(key)} {said(value)}" for key, value in answer.items())
    if isinstance(answer, list | tuple | set | frozenset | pd.Series | np.ndarray):
        return " ".join(said(one) for one in answer)
    return str(answer) if answer is not None else ""


def told(planted, questions, role: Role) -> dict[str, str]:
    """What every question gives the role. A page hands its questions the municipality as the role sees it."""
    workspace, _ = planted
    answers = {}
    for name, (function, ways) in questions.items():
        has_role = "role" in inspect.signature(function).parameters
        who = {"workspace": workspace, "role": role} if has_role else {"workspace": workspace.seen_by(role)}
        for way in ways:
            try:
                answer = function(**who, **way)
                said_here = said(list(answer) if inspect.isgenerator(answer) else answer)
            except (InputFault, Conflict, KeyError, IndexError, StopIteration):
                continue  # it is not there for the role
            answers[name] = answers.get(name, "") + said_here
    return answers


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.BOARD])
def test_no_answer_holds_a_row_of_a_class_that_the_role_may_not_read(planted, questions, role):
    hidden = {secrecy: MARKS[secrecy] for secrecy in Secrecy if secrecy not in readable_classes(role)}
    assert hidden
    leaks = {(name, str(secrecy)) for name, text in told(planted, questions, role).items()
             for secrecy, mark in hidden.items() if mark in text}  # fmt: skip
    assert leaks == set()


def test_those_who_make_the_picture_are_shown_every_class_of_what_is_asked(planted, questions):
    """Else the test above would prove nothing."""
    assert len(questions) >= FEWEST_ASKED
    text = " ".join(told(planted, questions, Role.COORDINATOR).values())
    for mark in MARKS.values():
        missing = {table for table in SHOWN if f"{mark} {table}" not in text}
        assert missing == set(), mark


@pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.PUBLIC])
def test_what_is_made_for_an_audience_holds_its_classes_whoever_makes_it(planted, audience):
    workspace, _ = planted
    made = said(vars(report_picture(workspace, audience, None, Period.parse("2025-01--2025-12"), TODAY)))
    readable = readable_classes(ROLES[audience])
    assert {secrecy for secrecy in Secrecy if MARKS[secrecy] in made} <= readable and MARKS[Secrecy.OPEN] in made


def test_a_class_that_is_left_out_once_does_not_come_back(planted):
    workspace, _ = planted
    outside = workspace.seen_by(Role.PUBLIC)
    assert outside.seen_by(Role.POLICE) is outside and outside.readable == {Secrecy.OPEN}
    assert workspace.seen_by(Role.POLICE) is workspace.seen_by(Role.COORDINATOR) is workspace
    assert workspace.seen_by(Role.BOARD).data_key != workspace.data_key

"""Every question of lib.analysis that takes a role, ready to be asked in any role of a municipality whose texts say
which class they have."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pandas as pd

import lib.analysis
from lib.analysis.workspace import Workspace, open_workspace
from lib.domain.codes import Role, Secrecy
from lib.domain.est_period import EstPeriod
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.period import Period
from lib.domain.pictures import Cell
from lib.domain.place_question import PlaceQuestion
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.writing import add_batch
from tests.made_up import AREAS, SLUG, asked, batch_of
from tests.versions import filled

NORR, *_ = AREAS
MARKS = {Secrecy.INTERNAL: "INTERNMÄRKE", Secrecy.SHARED_WITH_POLICE: "DELATMÄRKE"}
PROBLEM, ACTIVITY, PICTURE = "PROBLEMMÄRKE", "NÄMNDMÄRKE", "BILDMÄRKE"
TODAY, DAY = date(2026, 3, 2), datetime(2025, 11, 2, 20)
Question = Callable[[Role], object]
DEAREST = "present_picture"
"""Asks the others, and draws."""


def marked(root: Path) -> Workspace:
    """`filled`, with rows of every class in each table that people write in. Open rows have no mark."""
    settings, workspace = filled(root)
    for number, (secrecy, mark) in enumerate(MARKS.items(), start=10):
        with open_database(settings.database_url).begin() as connection:
            for table, row in _rows(number, mark).items():
                frame = pd.DataFrame([row]).assign(secrecy=str(secrecy))
                add_batch(connection, batch_of(f"{table}-{number}"), {table: frame})
    return open_workspace(Settings(root=root, database_url=workspace.database_url), SLUG)


def _rows(number: int, mark: str) -> dict[str, dict[str, Any]]:
    moment = pd.Timestamp(DAY)
    return {
        "problems": {"id": number, "title": f"{PROBLEM} {mark}", "status": "ny", "area_code": NORR},
        "causes": {"problem_id": 1, "side": "place", "description": f"{PROBLEM} {mark}"},
        "measures": {"measure_key": f"m{number}", "title": mark, "status": "pagar", "is_quick": True, "area_code": NORR,
                     "result": mark, "owner_board": "styrelsen", "started": date(2025, 9, 1)},
        "promises": {"promise_key": f"l{number}", "title": mark, "status": "pagar", "public_text": mark,
                     "period_from": date(2025, 1, 1), "period_to": date(2026, 12, 31),
                     "actions": [{"text": mark, "done_on": None}]},
        "reports": {"report_key": f"r{number}", "reported_at": moment, "event_from": moment, "month": 2025 * 12 + 10,
                    "area_code": NORR, "lon": 16.05, "lat": 59.15, "precision": "exact", "category": "miljo",
                    "description": mark, "police_reported": "no", "reasons": "", "wishes": "", "status": "ny"},
        "activity_reports": {"plan": "prov", "activity": "1.2", "year": 2025, "half": number - 9, "board": "styrelsen",
                             "status": "pagar", "done": f"{ACTIVITY} {mark}", "reported_on": date(2025, 11, 2)},
        "picture_entries": {"actor": "polisen" if number == 10 else "kommunen", "area_code": NORR, "theme": "ordning",
                            "period": "2025-2", "symptom": f"{PICTURE} {mark}", "urgency": 3, "direction": "unknown"},
        "pictures": {"actor": "polisen" if number == 10 else "kommunen", "period": "2025-2", "status": "complete",
                     "summary": f"{PICTURE} {mark}"},
        "agreements": {"period": "2025-2", "area_code": NORR, "theme": "ordning" if number == 10 else "miljo",
                       "agreed_text": f"{PICTURE} {mark}", "decision": "prioritize"},
        "assessments": {"period_key": "2025-W45", "area_code": list(AREAS)[number - 10], "level": "green",
                        "trend": "same", "motive": mark},
    }  # fmt: skip


def questions(workspace: Workspace) -> dict[str, Question]:
    """By module and name."""
    found: dict[str, Question] = {}
    for module in pkgutil.iter_modules(lib.analysis.__path__):
        loaded = importlib.import_module(f"lib.analysis.{module.name}")
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            parameters = inspect.signature(function).parameters
            is_own = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_own and {"role", "workspace"} <= set(parameters) and name != DEAREST:
                found[f"{module.name}.{name}"] = _asked_with(function, workspace)
    return found


def _asked_with(function: Callable[..., Any], workspace: Workspace) -> Question:
    hints = get_type_hints(function)
    offered = _offered(workspace)
    given = {
        name: offered.get((name, hints[name]), offered.get(name, offered.get(hints[name])))
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "role" and parameter.default is inspect.Parameter.empty
    }
    return lambda role: function(**given, role=role)


def _offered(workspace: Workspace) -> dict[Any, Any]:
    definitions = workspace.definitions
    assert definitions.plan is not None
    pyramid = definitions.pyramid.versions[0]
    problem = {"id": 1, "title": "Klotter i Norr", "area_code": NORR, "theme": "skadegorelse", "question": None}
    return {
        "workspace": workspace, Selection: asked(), "today": TODAY, "indicator_id": "anmalda_brott", "since": DAY,
        PlaceQuestion: PlaceQuestion(asked(), "events"), HalfYear: HalfYear(2025, 2), "walk_id": 1, "problem_id": 1,
        FocusArea: definitions.plan.focus_areas[0], "version_id": 1, "ids": ("anmalda_brott",), "problem_ids": (1,),
        "indicator": definitions.indicators["anmalda_brott"], "indicators": ("anmalda_brott",), "by": "area",
        EstPeriod: EstPeriod.parse("2025-W45"), "problem": problem,
        "indicator_ids": ("anmalda_brott",), "table": "reports", "cell": Cell(NORR, "ordning"), "row_id": 10,
        "ref": ObjectRef(ObjectKind.PROBLEM, "10"), "area_code": NORR, "theme": "ordning", "report_id": 1,
        ("period", Period): asked().period, "version": pyramid, "level": pyramid.levels[0], "measure_key": "m10",
        "activity": definitions.plan.focus_areas[0].activities[0], "kind": ObjectKind.PROBLEM, "object_id": "10",
        "half": HalfYear(2025, 2), "focus_area_id": None, "against_rest": False, "place": None,
    }  # fmt: skip


def texts_in(answer: object) -> Iterator[str]:
    """Everything in an answer, however it is packed."""
    if isinstance(answer, pd.DataFrame | pd.Series):
        yield answer.to_csv()
    elif is_dataclass(answer) and not isinstance(answer, type):
        for one in fields(answer):
            yield from texts_in(getattr(answer, one.name))
    elif isinstance(answer, dict):
        for key, value in answer.items():
            yield str(key)
            yield from texts_in(value)
    elif isinstance(answer, list | tuple | set | frozenset | Iterator):
        for value in answer:
            yield from texts_in(value)
    else:
        yield str(answer)


def told(question: Question, role: Role) -> str:
    """The whole answer as text; what a question raises is its answer too."""
    try:
        return "\n".join(texts_in(question(role)))
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"


def forget_answers() -> None:
    """So that the next ones are made afresh."""
    for module in pkgutil.iter_modules(lib.analysis.__path__):
        for value in vars(importlib.import_module(f"lib.analysis.{module.name}")).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()

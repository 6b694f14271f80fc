"""Every action with the right that it takes, and a way to call each of them in a role."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints
from unittest.mock import MagicMock

import lib.actions
from lib.actions.import_plan import Wishes
from lib.actions.place_reports import PlaceReport, ReportGround
from lib.actions.plan_follow_up import ReportKey
from lib.actions.problems import ProblemDraft
from lib.actions.walk_faults import WalkGround
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role
from lib.domain.half_year import HalfYear
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.pictures import Cell
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.ui.picture_choices import picture_scope

BOARD = "styrelsen"
ASKS_A_ROLE = {"role", "by"}
RIGHT_OF = {
    Right.READ_IMPORTS: ("list_batches", "count_rejected", "remembered_files", "rejected_rows_csv"),
    Right.READ_WHOLE_VERSIONS: ("broken_versions",),
    Right.EXPORT_REPORTS: ("note_export",),
    Right.REPORT_PLACES: ("create_report",),
    Right.HANDLE_REPORTS: ("handle_report", "join_report", "near_reports", "part_report"),
    Right.JUDGE_WEEK: ("judge_area", "accept_green", "save_note"),
    Right.WRITE_PROBLEMS: (
        "start_problem", "save_problem", "follow_number", "create_problem", "add_cause", "save_cause", "remove_cause",
        "save_priority", "save_weights", "link", "link_new_problem", "link_new_measure", "unlink", "carry_to_problem",
    ),
    Right.WRITE_MEASURES: ("create_measure", "save_measure"),
    Right.WRITE_PROMISES: ("create_promise", "save_promise"),
    Right.REPORT_ACTIVITIES: ("report_activity",),
    Right.WRITE_WALKS: (
        "create_walk", "save_walk", "save_stops", "repeat_walk", "part_loop", "save_observation", "add_observations",
        "remove_observation", "add_photo", "remove_photo", "import_walk_list", "decide_measure", "decide_not_possible",
        "note_only",
        "undo_decision", "open_to_public",
    ),
    Right.AGREE_ON_PICTURES: ("save_agreement",),
    Right.WRITE_VERSIONS: (
        "create_version", "revise_version", "save_version", "hand_over", "discard_draft", "freeze_version",
        "decide_version", "publish_version",
    ),
    Right.WRITE_PRESENTATIONS: (
        "create_presentation", "save_presentation", "save_slide", "mark_texts_read", "discard_presentation",
        "note_decision",
    ),
    Right.CHANGE_POLARITY: ("change_polarity",),
    Right.IMPORT_FILES: ("plan_import", "import_file"),
    Right.UNDO_IMPORTS: ("undo_batch",),
    Right.CHANGE_AREAS: ("load_areas", "fetch_areas", "build_areas"),
    Right.FETCH_FIGURES: ("fetch_indicators",),
    Right.MAKE_MUNICIPALITY: ("create_municipality",),
    Right.KEEP_STORE: ("back_up", "restore", "check_store", "purge_store"),
}  # fmt: skip
BY_FILE = ("save_entry", "save_picture")
"""Right.WRITE_PICTURES: the municipality's actors.yaml says which role writes which picture."""
WITHIN_ANOTHER = (
    "add_measure",
    "carry_out",
    "of_writer",
    "refuse_draft",
    "refuse_unless",
    "refuse_unreadable",
    "write_row",
)
"""What other actions ask, or what takes a plan that only a role that may import can have made."""
EVERYBODY = {
    "visit": "looking is for all", "enter": "nobody has a role before", "keep_alive": "of one's own sign-in",
    "leave": "of one's own sign-in", "load_folder_tables": "the program reads the municipality's own files",
    "load_folder_versions": "the same", "list_area_versions": "borders are public",
    "note_view": "what one does oneself", "note_download": "the same",
    "keep_draft": "one's own half-written text", "forget_draft": "the same",
    "saved_with_its_draft": "one's own draft goes with what is saved, which asks itself",
    "file_columns": "a file's own headings", "find_folder": "names of folders", "check_folder": "definition files",
}  # fmt: skip


def actions() -> dict[str, Callable[..., Any]]:
    """Every public function of lib.actions that is given a role or the settings of the store."""
    found = {}
    for module in pkgutil.iter_modules(lib.actions.__path__):
        members = inspect.getmembers(importlib.import_module(f"lib.actions.{module.name}"), inspect.isfunction)
        for name, action in members:
            given = set(inspect.signature(action).parameters)
            is_own = action.__module__ == f"lib.actions.{module.name}" and not name.startswith("_")
            if is_own and given & (ASKS_A_ROLE | {"settings"}):
                found[name] = action
    return found


def cells() -> Iterator[tuple[str, Right, Role]]:
    for right, names in RIGHT_OF.items():
        for name in names:
            yield from ((name, right, role) for role in Role)


def arguments(action: Callable[..., Any], workspace: Workspace, folder: Path, role: Role) -> dict[str, Any]:
    """Something for each parameter; those that name who asks say the role. What says nothing of the role and has no
    plain value is hollow: an action that looks into it before it asks about the role falls."""
    hints = get_type_hints(action)
    offered = _offered(workspace, folder)
    given: dict[str, Any] = {}
    for name, parameter in inspect.signature(action).parameters.items():
        if name in ASKS_A_ROLE:
            given[name] = _asking(hints[name], role)
        elif name == "ground":
            given[name] = _ground(hints[name], workspace)
        elif name in offered:
            given[name] = offered[name]
        elif parameter.default is inspect.Parameter.empty:
            given[name] = MagicMock(name=name)
    return given


def _asking(kind: Any, role: Role) -> Any:
    if kind is Role:
        return role
    assert kind is User, f"how does {kind} say its role?"
    return User("prov", role, BOARD if role is Role.BOARD else None)


def _ground(kind: Any, workspace: Workspace) -> Any:
    areas, crs = workspace.areas, workspace.municipality.projected_crs
    if kind is WalkGround:
        return WalkGround(areas, areas.iloc[:0], crs)
    return ReportGround(workspace.definitions.report_categories, areas, crs)


def _offered(workspace: Workspace, folder: Path) -> dict[str, Any]:
    today, ref = date(2026, 3, 2), ObjectRef(ObjectKind.PROBLEM, "1")
    crs = workspace.municipality.projected_crs
    return {
        "settings": Settings(root=workspace.folder.root, database_url=workspace.database_url),
        "folder": workspace.folder, "root": workspace.folder.root, "slug": "0002-nytt", "facts": {},
        "path": folder / "ingen.csv", "file": folder / "kopia.zip", "wishes": Wishes(), "is_dry_run": True,
        "service": "kolada", "municipality_code": "0001", "batch_id": 1, "row_id": 1, "version": 1, "problem_id": 1,
        "seen": None, "changes": {}, "fields": {}, "stops": [], "observations": [], "notes": [], "answers": {},
        "weights": {}, "note": "", "actor": "prov", "actor_id": "polisen", "today": today, "day": today,
        "now": datetime(2026, 3, 2), "draft": ProblemDraft("Mörkt", "", "prov", (), today), "question": {},
        "before": ref, "after": ref, "one": ref, "other": ref, "plan": workspace.definitions.plan,
        "key": ReportKey("1.2", HalfYear(2026, 1), BOARD), "scope": picture_scope(workspace), "reason": "Prov",
        "period": HalfYear(2026, 1), "cell": Cell("0001", "ordning"), "polarity": Polarity.NEUTRAL, "content": b"",
        "indicator": workspace.definitions.indicators["anmalda_brott"], "file_name": "prov.csv", "checked": (),
        "proposals": (), "entry_ids": (), "report_id": 1, "original_id": 2, "projected_crs": crs,
        "report": PlaceReport("ordning", datetime(2026, 3, 1), lon=16.05, lat=59.15),
    }  # fmt: skip

"""A chain to test with: a problem with two causes, one under the other, and a measure against the deeper one."""

from datetime import date

from lib.actions.causes import add_cause
from lib.actions.measures import create_measure
from lib.actions.problem_edits import start_problem
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import User

BY = Role.COORDINATOR
TODAY = date(2026, 11, 21)


def settings_of(workspace: Workspace) -> Settings:
    return Settings(root=PROJECT_ROOT, database_url=workspace.database_url)


def problem(workspace: Workspace, **fields) -> int:
    return start_problem(settings_of(workspace), workspace.folder, {"title": "Mörk gångväg"} | fields, BY, "prov")


def cause(workspace: Workspace, problem_id: int, text: str, under: int | None = None) -> int:
    fields = {"description": text, "side": "place", "parent_id": under}
    return add_cause(settings_of(workspace), workspace.folder, problem_id, fields, BY, "prov")


def measure(workspace: Workspace, **fields) -> int:
    given = {"title": "Ny belysning"} | fields
    return create_measure(settings_of(workspace), workspace.folder, given, TODAY, User("prov", BY)).row_id

"""What may be linked by hand: problems to a report, and reports to a problem, the likeliest first."""

import pandas as pd

from lib.analysis.links import linked
from lib.analysis.place_reports import report_list
from lib.analysis.problem_list import problem_list
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.links import ObjectKind, ObjectRef
from lib.domain.problem import ProblemStatus
from lib.privacy.roles import may_edit_problems

MOST_REPORTS = 50


def may_link(role: Role) -> bool:
    return may_edit_problems(role)


def problems_to_link(
    workspace: Workspace, report_id: object, area_code: str | None, theme: str | None, role: Role
) -> pd.DataFrame:
    """The problems that are not closed and that the report is not linked to: id, title, area_name. Those of the same
    area and theme first, then in the order of `problem_list`. Empty for roles that do not work with problems."""
    workspace = workspace.seen_by(role)
    rows = problem_list(workspace, role)
    its = linked(workspace, ObjectKind.REPORT, report_id, role)
    rows = _without(rows, its, ObjectKind.PROBLEM)
    rows = rows[rows["status"] != ProblemStatus.CLOSED]
    return _likeliest(rows, rows["theme"], area_code, theme)[["id", "title", "area_name"]]


def reports_to_link(
    workspace: Workspace, problem_id: object, area_code: str | None, theme: str | None, role: Role
) -> pd.DataFrame:
    """At most MOST_REPORTS rows of `report_list` that are not linked to the problem: those of the same area and theme
    first, the newest first among them. Reports that say the same as another are left out. Empty for roles that do not
    handle reports."""
    workspace = workspace.seen_by(role)
    rows = report_list(workspace, role)
    if rows.empty:
        return rows
    its = linked(workspace, ObjectKind.PROBLEM, problem_id, role)
    rows = _without(rows[rows["duplicate_of"].isna()], its, ObjectKind.REPORT)
    return _likeliest(rows, rows["category"], area_code, theme).head(MOST_REPORTS)


def links_by_hand(workspace: Workspace, ref: ObjectRef, role: Role) -> pd.DataFrame:
    """The rows of `linked` that somebody has linked, and that can be taken away again."""
    workspace = workspace.seen_by(role)
    rows = linked(workspace, ref.kind, ref.id, role)
    return rows[rows["is_by_hand"].astype(bool)]


def _without(rows: pd.DataFrame, its: pd.DataFrame, kind: ObjectKind) -> pd.DataFrame:
    return rows[~rows["id"].astype(str).isin(its["id"][its["kind"] == kind])]


def _likeliest(rows: pd.DataFrame, themes: pd.Series, area_code: str | None, theme: str | None) -> pd.DataFrame:
    """Same area and theme, then same area, then same theme, then the rest; otherwise the order they came in."""
    near = rows["area_code"].eq(area_code).fillna(False).astype(int) * 2 + themes.eq(theme).fillna(False).astype(int)
    return rows.loc[near.sort_values(ascending=False, kind="stable").index]

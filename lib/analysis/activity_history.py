"""What has been said of one activity over time, and what of it goes on in the next plan."""

import pandas as pd

from lib.analysis.earlier_rows import earlier_rows
from lib.analysis.kept import kept
from lib.analysis.plain_texts import plain_texts
from lib.analysis.plan_follow_up import latest_activity_reports, readable_reports
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity
from lib.domain.plan_follow_up import TEXTS, ActivityStatus
from lib.domain.plan_follow_up_words import MARKED_STATUSES
from lib.privacy.roles import sees_activity_texts

HISTORY = ["id", "version", "half_year", "half_label", "board", "board_name", "status", "status_name", *TEXTS,
           "reported_on", "reviewed_by", "reviewed_at", "is_of_this_plan", "is_synthetic"]  # fmt: skip


def activity_history(workspace: Workspace, activity: Activity, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """Every report of the activity by any board, newest half-year first: HISTORY, `reviewed_at` in UTC.

    Reports of the activity of an earlier plan that it was carried from come with it, marked by `is_of_this_plan`.
    """
    workspace = workspace.seen_by(role)
    return _history(workspace, workspace.data_key, activity, role)


@kept(256)
def _history(workspace: Workspace, key: DataKey, activity: Activity, role: Role) -> pd.DataFrame:
    plan = workspace.definitions.plan
    if plan is None:
        raise ValueError("a municipality without a plan has no activities")
    rows = readable_reports(workspace, role)
    is_own = (rows["plan"] == plan.id) & (rows["activity"] == activity.id)
    carried_plan, _, carried_id = (activity.carried_from or "").partition("/")
    is_carried = (rows["plan"] == carried_plan) & (rows["activity"] == carried_id)
    rows = rows.assign(is_of_this_plan=is_own)[is_own | is_carried]
    names = {board.id: board.name for board in plan.boards}
    rows = rows.assign(
        half_label=rows["half_year"].map(lambda text: HalfYear.parse(text).label),
        board_name=rows["board"].map(names).fillna(rows["board"]),
        status_name=rows["status"].map(MARKED_STATUSES),
    )
    newest_first = rows.sort_values(["half_year", "board_name"], ascending=[False, True], kind="stable")
    return plain_texts(newest_first[HISTORY].reset_index(drop=True))


def earlier_versions(workspace: Workspace, report_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """How a report read before each edit, newest first: version, status_name, TEXTS, reviewed_by, reviewed_at and
    saved_at, when it was written over (UTC). Empty for roles outside."""
    workspace = workspace.seen_by(role)
    return _earlier(workspace, workspace.data_key, report_id, role)


@kept(256)
def _earlier(workspace: Workspace, _key: DataKey, report_id: int, role: Role) -> pd.DataFrame:
    rows = earlier_rows(workspace, "activity_reports", report_id, role)
    rows = rows if sees_activity_texts(role) else rows.iloc[:0]
    texts = {name: rows[name].where(rows[name].notna(), "") for name in TEXTS}
    return rows.assign(status_name=rows["status"].map(MARKED_STATUSES), **texts)


def carry_over(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The activities whose newest report says that they go on in the next plan, as `latest_activity_reports`."""
    latest = latest_activity_reports(workspace, None, role)
    return latest[latest["status"] == ActivityStatus.CARRIED_OVER].reset_index(drop=True)

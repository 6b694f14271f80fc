"""What waits for somebody, what is late and what comes: the start of a day, and of a new colleague's first."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.analysis.chains import chain_breaks
from lib.analysis.near_reports import near_report_ids
from lib.analysis.picture_states import newest_period, picture_states
from lib.analysis.plan_follow_up import activity_states, missing_reports
from lib.analysis.rows import assessment_rows, problem_rows, report_rows
from lib.analysis.version_rows import version_list
from lib.analysis.walk_debts import undecided_walks
from lib.analysis.week_levels import known_periods, newest_whole_period
from lib.analysis.work_objects import work_days
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.handover import DAYS_AHEAD
from lib.domain.links import ObjectKind, ObjectRef, address_of
from lib.domain.pictures import PictureStatus
from lib.domain.plan_follow_up import current_half_year, deadlines
from lib.domain.problem import ProblemStatus
from lib.domain.report_handling import ReportStatus
from lib.domain.version import VersionStatus
from lib.domain.words import number
from lib.privacy.roles import sees_activity_texts, works_on_the_picture

TASK_ROWS = ("kind", "title", "why", "day", "address", "is_synthetic")
Task = dict[str, Any]
VERSION_TASKS = {
    VersionStatus.DRAFT: "utkastet är inte färdigt",
    VersionStatus.REVIEW: "väntar på granskning",
    VersionStatus.FROZEN: "väntar på beslut",
    VersionStatus.DECIDED: "inte publicerad",
}


def waiting(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """What somebody in the role has to take hold of, without a day of its own: TASK_ROWS; many of a kind are one."""
    workspace = workspace.seen_by(role)
    tasks: list[Task] = []
    if works_on_the_picture(role):
        tasks += [*_versions(workspace, role), *_reports(workspace), *_near(workspace), *_week(workspace, today)]
        tasks += [*_problems(workspace), *_breaks(workspace, role), *_pictures(workspace, role)]
        tasks += _walks(workspace, role, today)
    if sees_activity_texts(role):
        tasks += _activities(workspace, role, today)
    return pd.DataFrame(tasks, columns=list(TASK_ROWS))


def overdue(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """What should have been done before today, the oldest first: TASK_ROWS."""
    workspace = workspace.seen_by(role)
    rows = work_days(workspace, role)
    return rows[rows["day"] < today].reset_index(drop=True)


def coming(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """What is to be done within DAYS_AHEAD, the nearest first: TASK_ROWS."""
    workspace = workspace.seen_by(role)
    rows = work_days(workspace, role)
    return rows[(rows["day"] >= today) & (rows["day"] <= today + timedelta(days=DAYS_AHEAD))].reset_index(drop=True)


def _task(kind: str, title: str, why: str, address: str, made_up: bool = False, day: date | None = None) -> Task:
    return {"kind": kind, "title": title, "why": why, "day": day, "address": address, "is_synthetic": made_up}


def _versions(workspace: Workspace, role: Role) -> Iterator[Task]:
    for row in version_list(workspace, role).to_dict("records"):
        status = VersionStatus(row["status"])
        if status in VERSION_TASKS:
            address = address_of(ObjectRef(ObjectKind.VERSION, str(row["id"])))
            yield _task(ObjectKind.VERSION, str(row["title"]), VERSION_TASKS[status], address, row["is_synthetic"])


def _reports(workspace: Workspace) -> Iterator[Task]:
    rows = report_rows(workspace.data_key)
    new = rows[(rows["status"] == ReportStatus.NEW) & rows["duplicate_of"].isna()]
    if len(new):
        oldest = new["reported_at"].min()
        why = f"den äldsta kom {oldest:%Y-%m-%d}"
        title = f"{_many(len(new), 'ny rapport', 'nya rapporter')} om platser att bedöma"
        yield _task(ObjectKind.REPORT, title, why, "/otrygga_platser", bool(new["is_synthetic"].all()))


def _near(workspace: Workspace) -> Iterator[Task]:
    found = near_report_ids(workspace)
    if found:
        title = f"{_many(len(found), 'rapport', 'rapporter')} som kan säga samma sak som en annan"
        address = address_of(ObjectRef(ObjectKind.REPORT, str(found[0])))
        yield _task(ObjectKind.REPORT, title, "samma kategori, nära i rum och tid: slå ihop eller låt vara", address)


def _week(workspace: Workspace, today: date) -> Iterator[Task]:
    """The newest period whose figures are all here, which is where the page of the week opens."""
    periods = known_periods(workspace, today)
    if not periods or workspace.areas.empty:
        return
    period = newest_whole_period(workspace, periods)
    rows = assessment_rows(workspace.data_key)
    n_left = len(workspace.areas) - int((rows["period_key"] == period.key).sum())
    if n_left > 0:
        title = f"{_many(n_left, 'område', 'områden')} utan bedömning för {period.label}"
        yield _task("week", title, "siffrorna för perioden är inlästa", f"/veckolage?vecka={period.key}")


def _problems(workspace: Workspace) -> Iterator[Task]:
    rows = problem_rows(workspace.data_key)
    for row in rows[rows["status"] == ProblemStatus.NEW].to_dict("records"):
        address = address_of(ObjectRef(ObjectKind.PROBLEM, str(row["id"])))
        yield _task(ObjectKind.PROBLEM, row["title"], "inte prioriterat eller bortprioriterat", address,
                    bool(row["is_synthetic"]))  # fmt: skip


def _breaks(workspace: Workspace, role: Role) -> Iterator[Task]:
    """A row for each kind of break; a single one opens where it is mended."""
    for name, rows in chain_breaks(workspace, role).groupby("kind_name", sort=False):
        first = rows.to_dict("records")[0]
        is_single = len(rows) == 1
        title = f"{name}: {first['title'] if is_single else number(len(rows))}"
        address = str(first["address"]) if is_single else "/problem"
        yield _task("break", title, str(first["mend"]).rstrip("."), address, bool(rows["is_synthetic"].all()))


def _walks(workspace: Workspace, role: Role, today: date) -> Iterator[Task]:
    for title, address, made_up in undecided_walks(workspace, role, today):
        yield _task(ObjectKind.WALK, title, "deltagarna väntar på vad det blir av dem", address, made_up)


def _pictures(workspace: Workspace, role: Role) -> Iterator[Task]:
    """Drafts of actors that the role writes for, in the newest half-year with a picture."""
    half = newest_period(workspace, role)
    if half is None:
        return
    states = picture_states(workspace, half, role)
    for row in states[states["may_write"] & (states["status"] == PictureStatus.DRAFT)].to_dict("records"):
        yield _task("picture", f"{row['name']}, {half.label}", "bilden är inte klar", f"/tva_bilder?halvar={half}",
                    bool(row["is_synthetic"]))  # fmt: skip


def _activities(workspace: Workspace, role: Role, today: date) -> list[Task]:
    plan = workspace.definitions.plan
    if plan is None:
        return []
    half: HalfYear = current_half_year(plan, today)
    missing = missing_reports(activity_states(workspace, half, role))
    if missing.empty:
        return []
    due = [deadline.due for deadline in deadlines(plan, half)]
    title = f"{_many(len(missing), 'aktivitet', 'aktiviteter')} utan rapport för {half.label}"
    why = f"{number(missing['lead_name'].nunique())} nämnder har inte rapporterat"
    return [_task("plan", title, why, f"/handlingsplan?plan_halvar={half}", day=min(due, default=None))]


def _many(n: int, one: str, several: str) -> str:
    return f"{number(n)} {one if n == 1 else several}"

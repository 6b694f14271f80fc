"""How far the plan's activities have come: by activity, by board and focus area, and what nobody has reported."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.plain_texts import plain_texts
from lib.analysis.rows import activity_report_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.by_content import kept_by_content
from lib.domain.codes import Role, Secrecy
from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity
from lib.domain.plan_follow_up import FINAL, TEXTS, ActivityStatus, Tally
from lib.domain.plan_follow_up_words import MARKED_STATUSES, STACKED
from lib.privacy.roles import sees_activity_texts

REPORT = ("half", "half_label", "reported_on", *TEXTS, "is_synthetic")
STATES = ["activity", "title", "focus_area", "focus_area_name", "lead", "lead_name", "boards", "taking_part_names",
          "prevention", "horizon", "target_areas", "status", "status_name", *REPORT]  # fmt: skip
PROGRESS = ["group", "group_name", "status", "status_name", "count", "before", "order"]
NAMES = {"focus_area": "focus_area_name", "lead": "lead_name"}


@dataclass(frozen=True)
class Narrowing:
    """Which activities are shown; an empty text means all. `board` leads or takes part."""

    focus_area: str = ""
    board: str = ""
    status: str = ""
    horizon: str = ""
    target_area: str = ""


def activity_states(workspace: Workspace, half: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each activity, in the plan's order: STATES, as the leading board has told them for a half-year.

    `status` is that of the half-year, or of an earlier report when that was final, else `rapport_saknas`; the texts
    and `half` (empty when there is none) are of the newest report up to the half-year. `boards` is a tuple of ids, the
    leading one first. Roles outside get open rows only, without texts. Empty without a plan.
    """
    workspace = workspace.seen_by(role)
    return _states(workspace, workspace.data_key, half, role)


def latest_activity_reports(workspace: Workspace, focus_area_id: str | None, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The same rows for one focus area (None: all), with the status of the newest report whatever it is for."""
    workspace = workspace.seen_by(role)
    states = _states(workspace, workspace.data_key, None, role)
    return states if focus_area_id is None else states[states["focus_area"] == focus_area_id].reset_index(drop=True)


def narrowed(states: pd.DataFrame, wanted: Narrowing) -> pd.DataFrame:
    """The activities that fit every choice made."""
    if wanted == Narrowing():
        return states
    fits = pd.Series(True, index=states.index)
    for column, value in (("focus_area", wanted.focus_area), ("status", wanted.status), ("horizon", wanted.horizon)):
        fits &= (states[column] == value) | (value == "")
    if wanted.board:
        fits &= states["boards"].map(lambda boards: wanted.board in boards).astype(bool)
    if wanted.target_area:
        fits &= states["target_areas"].map(lambda areas: wanted.target_area in areas.split(", ")).astype(bool)
    return states[fits].reset_index(drop=True)


def tally(states: pd.DataFrame, half: HalfYear) -> Tally:
    """What the finding is written from."""
    reported = states["half"] == str(half)
    missing = states["status"] == ActivityStatus.MISSING
    return Tally(
        n=len(states),
        n_reported=int(reported.sum()),
        n_final_before=int((~reported & ~missing).sum()),
        n_missing=int(missing.sum()),
        by_status={str(status): int(count) for status, count in states["status"].value_counts().items()},
    )


@kept_by_content(100)
def progress(states: pd.DataFrame, by: str) -> pd.DataFrame:
    """How many activities have each status, by `focus_area` or `lead`: PROGRESS, groups in order of first appearance.

    `before` is how many stand before them in the bar and `order` their place there. Statuses that no activity of the
    group has are left out.
    """
    place = {str(status): order for order, status in enumerate(STACKED)}
    keys = [by, NAMES[by], "status", "status_name"]
    counted = states.groupby(keys, sort=False).size().rename("count").reset_index()
    groups = {group: number for number, group in enumerate(dict.fromkeys(states[by]))}
    counted = counted.assign(order=counted["status"].map(place), at=counted[by].map(groups))
    counted = counted.sort_values(["at", "order"], ignore_index=True)
    counted["before"] = counted.groupby(by, sort=False)["count"].cumsum() - counted["count"]
    return counted.rename(columns={by: "group", NAMES[by]: "group_name"})[PROGRESS]


@kept_by_content(100)
def missing_reports(states: pd.DataFrame) -> pd.DataFrame:
    """The activities that nobody has reported and that are not over, by leading board and then in the plan's order."""
    missing = states[states["status"] == ActivityStatus.MISSING]
    boards = {board: number for number, board in enumerate(dict.fromkeys(states["lead"]))}
    return missing.sort_values("lead", key=lambda lead: lead.map(boards), kind="stable", ignore_index=True)


def readable_reports(workspace: Workspace, role: Role) -> pd.DataFrame:
    """The reports of every plan that the role may see, oldest half-year first, with `half_year` as 2024-1.

    A missing text is empty. Roles outside get open rows without any text.
    """
    workspace = workspace.seen_by(role)
    return _readable(workspace.data_key, role)


@kept(4)
def _readable(key: DataKey, role: Role) -> pd.DataFrame:
    rows = activity_report_rows(key)
    texts: dict[str, object] = {name: rows[name].fillna("") for name in TEXTS}
    if not sees_activity_texts(role):
        rows, texts = rows[rows["secrecy"] == Secrecy.OPEN], dict.fromkeys(TEXTS, "")
    written = rows["year"].astype(str) + "-" + rows["half"].astype(str)
    return rows.assign(half_year=written, **texts).sort_values(["year", "half", "id"], ignore_index=True)


@kept(32)
def _states(workspace: Workspace, key: DataKey, half: HalfYear | None, role: Role) -> pd.DataFrame:
    plan = workspace.definitions.plan
    if plan is None:
        return pd.DataFrame(columns=STATES)
    rows = _readable(key, role)
    rows = rows[rows["plan"] == plan.id]
    if half is not None:
        rows = rows[rows["half_year"] <= str(half)]
    last = rows.drop_duplicates(["activity", "board"], keep="last").set_index(["activity", "board"]).to_dict("index")
    boards = {board.id: board.name for board in plan.boards}
    states = pd.DataFrame(
        [
            _of_activity(activity, boards)
            | {"focus_area": area.id, "focus_area_name": area.short_name}
            | _of_report(last.get((activity.id, activity.lead)), half)
            for area in plan.focus_areas
            for activity in area.activities
        ],
        columns=STATES,
    )
    return plain_texts(states)


def _of_activity(activity: Activity, boards: dict[str, str]) -> dict[str, object]:
    names = ", ".join(boards[board] for board in activity.taking_part)
    return {
        "activity": activity.id,
        "title": activity.title,
        "lead": activity.lead,
        "lead_name": boards[activity.lead],
        "boards": tuple(boards) if activity.all_concerned else (activity.lead, *activity.taking_part),
        "taking_part_names": "Alla nämnder som berörs" if activity.all_concerned else names,
        "prevention": activity.prevention,
        "horizon": activity.horizon,
        "target_areas": ", ".join(activity.target_areas),
    }


def _of_report(last: dict[str, object] | None, half: HalfYear | None) -> dict[str, object]:
    """`last` is the newest report up to the half-year; an old one counts when it was final."""
    if last is None:
        empty = dict.fromkeys(TEXTS, "") | {"half": "", "half_label": "", "reported_on": None, "is_synthetic": False}
        return empty | _status(ActivityStatus.MISSING)
    status = ActivityStatus(str(last["status"]))
    is_of_now = half is None or last["half_year"] == str(half) or status in FINAL
    told = {name: last[name] for name in (*TEXTS, "reported_on")}
    half_year = HalfYear.parse(str(last["half_year"]))
    told |= {"half": str(half_year), "half_label": half_year.label, "is_synthetic": bool(last["is_synthetic"])}
    return told | _status(status if is_of_now else ActivityStatus.MISSING)


def _status(status: ActivityStatus) -> dict[str, object]:
    return {"status": str(status), "status_name": MARKED_STATUSES[status]}

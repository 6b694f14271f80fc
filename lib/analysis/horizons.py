"""Short, medium and long: what the plan, the agreement and the measures do on each horizon, and what tells of it."""

from collections import Counter

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.plan_follow_up import latest_activity_reports
from lib.analysis.rows import measure_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.horizon_words import OF_MEASURES, STATUS_WORDS, WITHOUT_PLAN
from lib.domain.plan import FocusArea, Horizon, Plan
from lib.domain.plan_follow_up import ActivityStatus
from lib.domain.plan_follow_up_words import STACKED
from lib.domain.selection import Selection

WORK = ["horizon", "horizon_name", "kind", "title", "status", "status_name", "owner", "place", "is_synthetic"]
BALANCE = ["group", "group_name", "status", "status_name", "count", "before", "order"]
NO_HORIZON = "Utan horisont"


def horizons_of(plan: Plan | None) -> tuple[Horizon, ...]:
    """The plan's own in their order, else three without goals."""
    return plan.horizons if plan and plan.horizons else WITHOUT_PLAN


def horizon_work(workspace: Workspace, asked: Selection, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each activity of the plan and of the agreement, and each measure (of the asked areas): WORK.

    `horizon` is empty where nobody has said. `status` is an `ActivityStatus`; agreements are not reported.
    """
    workspace = workspace.seen_by(role)
    return _work(workspace, workspace.data_key, asked.areas, role)


def horizon_counts(work: pd.DataFrame) -> dict[str, dict[str, int]]:
    """How many there are of each kind on each horizon, "" where nobody has said."""
    counts: dict[str, dict[str, int]] = {}
    for (kind, horizon), count in work.groupby(["kind", "horizon"]).size().items():
        counts.setdefault(kind, {})[horizon] = int(count)
    return counts


def horizon_balance(work: pd.DataFrame, horizons: tuple[Horizon, ...]) -> pd.DataFrame:
    """How many have each status on each horizon: BALANCE, horizons in order. One without any has a row with 0.

    `before` is how many stand before them in the bar and `order` their place there.
    """
    place = {str(status): order for order, status in enumerate(STACKED)}
    groups = {horizon.id: horizon.name for horizon in horizons} | (
        {"": NO_HORIZON} if (work["horizon"] == "").any() else {}
    )
    counted = work.groupby(["horizon", "status"]).size()
    rows = [
        {"group": group, "group_name": name, "status": status, "count": int(counted.get((group, status), 0))}
        for group, name in groups.items()
        for status in _statuses(work, group, place)
    ]
    table = pd.DataFrame(rows, columns=["group", "group_name", "status", "count"])
    table["before"] = table.groupby("group", sort=False)["count"].cumsum() - table["count"]
    return table.assign(status_name=table["status"].map(STATUS_WORDS), order=table["status"].map(place))[BALANCE]


def horizon_indicators(plan: Plan | None, horizon: Horizon) -> tuple[tuple[str, ...], bool]:
    """Ids of what tells whether the horizon's goals come nearer, and whether the plan says so itself. Otherwise they
    are the indicators of the focus areas that have most of their activities on the horizon."""
    if horizon.indicators or plan is None:
        return horizon.indicators, True
    own = [area for area in plan.focus_areas if horizon.id in _commonest(area)]
    named = [measure for area in own for indicator in area.indicators for measure in indicator.measures]
    return tuple(dict.fromkeys(named)), False


def _statuses(work: pd.DataFrame, group: str, place: dict[str, int]) -> list[str]:
    found = work.loc[work["horizon"] == group, "status"]
    return sorted(set(found if len(found) else work["status"].iloc[:1]), key=lambda status: place[status])


def _commonest(area: FocusArea) -> set[str]:
    counts = Counter(activity.horizon for activity in area.activities)
    return {code for code, count in counts.items() if count == max(counts.values())}


@kept(32)
def _work(workspace: Workspace, key: DataKey, areas: tuple[str, ...], role: Role) -> pd.DataFrame:
    plan = workspace.definitions.plan
    parts = [_activities(workspace, role), _agreed(plan), _measures(workspace, key, areas)]
    filled = [part for part in parts if len(part)]
    rows = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=WORK)
    names = {horizon.id: horizon.name for horizon in horizons_of(plan)}
    return rows.assign(
        horizon_name=rows["horizon"].map(names).fillna(NO_HORIZON), status_name=rows["status"].map(STATUS_WORDS)
    )[WORK]


def _activities(workspace: Workspace, role: Role) -> pd.DataFrame:
    rows = latest_activity_reports(workspace, None, role)
    return rows.assign(kind="activity", title=rows["activity"] + " " + rows["title"], owner=rows["lead_name"], place="")


def _agreed(plan: Plan | None) -> pd.DataFrame:
    agreed = plan.agreement.activities if plan and plan.agreement else ()
    return pd.DataFrame(
        [
            {"horizon": one.horizon or "", "kind": "agreement", "title": one.name, "owner": "", "place": "",
             "status": str(ActivityStatus.MISSING), "is_synthetic": False}
            for one in agreed
        ]
    )  # fmt: skip


def _measures(workspace: Workspace, key: DataKey, areas: tuple[str, ...]) -> pd.DataFrame:
    rows = measure_rows(key)
    if areas:
        rows = rows[rows["area_code"].isin(areas)]
    plan = workspace.definitions.plan
    boards = {board.id: board.name for board in plan.boards} if plan else {}
    names, whole = workspace.area_names, workspace.municipality.name
    return pd.DataFrame(
        {
            "horizon": rows["horizon"].fillna(""),
            "kind": "measure",
            "title": rows["title"],
            "owner": [boards.get(board, "") for board in rows["owner_board"]],
            "place": [names.get(code, whole) for code in rows["area_code"]],
            "status": rows["status"].map(OF_MEASURES).fillna(ActivityStatus.MISSING).astype(str),
            "is_synthetic": rows["is_synthetic"].astype(bool),
        }
    )

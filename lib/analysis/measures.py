"""Measures: what is done, by whom, how far it has come and what is late."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.earlier_rows import earlier_rows
from lib.analysis.kept import kept
from lib.analysis.plain_texts import plain_texts
from lib.analysis.rows import measure_rows, problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.by_content import kept_by_content
from lib.domain.codes import Role
from lib.domain.measure import (
    CLOSED,
    LEVELS,
    PREVENTION,
    STAGES,
    TEXTS,
    MeasureStatus,
    Stage,
    target_letters,
)
from lib.domain.measure_words import NO_OWNER, late_words
from lib.domain.words import MEASURE_STATUSES
from lib.privacy.roles import may_edit_measures, readable_classes, sees_points

DONE = frozenset({MeasureStatus.DONE}) | CLOSED
"""After these `due` has been kept."""
EMPTY_TEXTS = ("theme", "focus_area", "activity", "target_areas", "prevention", "level", "horizon", "indicator",
               "owner_board", *TEXTS)  # fmt: skip
READ_BY_ALL = frozenset({"title", "owner_board"})


@dataclass(frozen=True)
class Narrowing:
    """Which measures; an empty choice leaves all of them. `owner` is a board or an organisation, "-" for none."""

    owner: str = ""
    status: str = ""
    focus_area: str = ""
    horizon: str = ""
    target_area: str = ""
    prevention: str = ""
    level: str = ""
    areas: tuple[str, ...] = ()
    theme: str = ""
    only_late: bool = False


def measures_of(workspace: Workspace, role: Role = Role.PUBLIC, today: date | None = None) -> pd.DataFrame:
    """A row for each measure that the role may read: the table's columns with `MEASURES`, and stage, is_open, is_late,
    is_synthetic. A missing text is empty, a missing day None.

    `late` says in words what has passed its day by `today` (nothing without it). Roles outside get open rows without
    texts and positions.
    """
    workspace = workspace.seen_by(role)
    return _measures(workspace, workspace.data_key, role, today)


def quick_under_way(workspace: Workspace, role: Role, today: date) -> list[dict[str, Any]]:
    """The quick measures that are open, soonest first, for what is sent from the week."""
    measures = measures_of(workspace, role, today)
    if measures.empty:
        return []
    rows = measures[measures["is_quick"].astype(bool) & measures["is_open"]]
    in_order = rows.sort_values("due", na_position="last").to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in in_order]


def measure_key_of(workspace: Workspace, row_id: int) -> str:
    """The key of a measure that is there: what its address names it by."""
    rows = measure_rows(workspace.data_key)
    return str(rows["measure_key"][rows["id"] == row_id].iloc[0])


def writes_measures(role: Role) -> bool:
    return may_edit_measures(role)


def narrowed(measures: pd.DataFrame, wanted: Narrowing) -> pd.DataFrame:
    """The measures that fit every choice that is made."""
    fits = pd.Series(True, index=measures.index)
    for name in ("status", "focus_area", "horizon", "prevention", "level", "theme"):
        fits &= measures[name].eq(getattr(wanted, name)) | (not getattr(wanted, name))
    if wanted.owner:
        fits &= measures["owner_board"] == ("" if wanted.owner == "-" else wanted.owner)
    if wanted.areas:
        fits &= measures["area_code"].isin(wanted.areas)
    if wanted.target_area:
        fits &= measures["target_areas"].map(lambda text: wanted.target_area in target_letters(text))
    if wanted.only_late:
        fits &= measures["is_late"]
    return measures[fits].reset_index(drop=True)


@kept_by_content(50)
def kinds_of(measures: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """How many of the open measures are social or situational, at each level: PREVENTION by LEVELS, whole numbers, also
    where there are none. And how many lack one of the two."""
    open_ones = measures[measures["is_open"]]
    counted = pd.crosstab(open_ones["prevention"], open_ones["level"])
    table = counted.reindex(index=list(PREVENTION), columns=list(LEVELS), fill_value=0).astype(int)
    return table, len(open_ones) - int(table.to_numpy().sum())


def stage_counts(measures: pd.DataFrame) -> dict[str, int]:
    """How many measures stand in each column of the board."""
    counts = measures["stage"].value_counts()
    return {str(stage): int(counts.get(stage, 0)) for stage in Stage}


def measure_days(measures: pd.DataFrame) -> pd.DataFrame:
    """A row for each day to remember of the open measures, in order of time: day, what (due, follow_up_on, review_by,
    started), what_name, id, measure_key, title, owner, area_name and is_late. Only what is still to be done."""
    names = {"started": "Börjar", "due": "Klar senast", "follow_up_on": "Följs upp", "review_by": "Ses över"}
    rows = [
        {"day": row[what], "what": what, "what_name": name, "is_late": what in row["late_days"]}
        | {kept: row[kept] for kept in ("id", "measure_key", "title", "owner", "area_name")}
        for row in measures[measures["is_open"]].to_dict("records")
        for what, name in names.items()
        if row[what] is not None and _is_ahead(what, row)
    ]
    columns = ["day", "what", "what_name", "is_late", "id", "measure_key", "title", "owner", "area_name"]
    return pd.DataFrame(rows, columns=columns).sort_values(["day", "what", "title"], ignore_index=True)


def measure_history(workspace: Workspace, row_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """How a measure read before each edit, newest first, with `saved_at` (UTC) and the one who had written it; empty
    for roles that do not write measures."""
    rows = earlier_rows(workspace, "measures", row_id, role)
    return rows if may_edit_measures(role) else rows.iloc[:0]


@kept(16)
def _measures(workspace: Workspace, key: DataKey, role: Role, today: date | None) -> pd.DataFrame:
    rows = measure_rows(key)
    rows = rows[rows["secrecy"].isin(readable_classes(role))]
    rows = rows.assign(**{name: rows[name].astype(object).where(rows[name].notna(), "") for name in EMPTY_TEXTS})
    days = {name: _days(rows[name]) for name in ("started", "ended", "due", "status_date", "feedback_given",
                                                 "follow_up_on", "review_by")}  # fmt: skip
    rows = rows.assign(**days)
    if not may_edit_measures(role) and role is Role.PUBLIC:
        rows = rows.assign(**{name: "" for name in TEXTS if name not in READ_BY_ALL})
    if not sees_points(role) and role is Role.PUBLIC:
        rows = rows.assign(lon=float("nan"), lat=float("nan"), place_id=None)
    late = [_late(row, today) for row in rows.to_dict("records")]
    named = rows.assign(
        stage=[str(STAGES.get(status, Stage.TO_BEGIN)) for status in rows["status"]],
        status_name=[MEASURE_STATUSES.get(status, status) for status in rows["status"]],
        is_open=~rows["status"].isin(CLOSED),
        late_days=late,
        late=[late_words(one) for one in late],
        is_late=[bool(one) for one in late],
        **_names(workspace, key, rows),
    )
    return plain_texts(named.reset_index(drop=True))


def _names(workspace: Workspace, key: DataKey, rows: pd.DataFrame) -> dict[str, list[str]]:
    plan, indicators = workspace.definitions.plan, workspace.definitions.indicators
    themes = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
    focus_areas = {area.id: area.short_name for area in plan.focus_areas} if plan else {}
    boards, areas, whole = owner_names(workspace), workspace.area_names, workspace.municipality.name
    problems = problem_rows(key).set_index("id")["title"].to_dict()
    return {
        "owner": [boards.get(owner, owner) or NO_OWNER for owner in rows["owner_board"]],
        "area_name": [areas.get(code, whole) for code in rows["area_code"]],
        "theme_name": [themes.get(theme, "") for theme in rows["theme"]],
        "focus_area_name": [focus_areas.get(area, "") for area in rows["focus_area"]],
        "indicator_name": [indicators[name].name if name in indicators else "" for name in rows["indicator"]],
        "problem_title": [problems.get(problem, "") for problem in rows["problem_id"]],
    }


def owner_names(workspace: Workspace) -> dict[str, str]:
    """The plan's boards by id. Other owners are called what they are."""
    plan = workspace.definitions.plan
    return {board.id: board.name for board in plan.boards} if plan else {}


def _days(cells: pd.Series) -> pd.Series:
    """Days as Python's own or None, whatever the database gave."""
    return cells.astype(object).where(cells.notna(), None)


def _late(row: dict[object, object], today: date | None) -> dict[str, int]:
    """How many days ago each thing should have been done; only what has not been."""
    if today is None or row["status"] in CLOSED:
        return {}
    expected = {name: row[name] for name in ("due", "follow_up_on", "review_by") if _is_ahead(name, row)}
    return {name: (today - day).days for name, day in expected.items() if isinstance(day, date) and day < today}


def _is_ahead(what: str, row: dict[object, object]) -> bool:
    """Whether what the day is for is still to be done."""
    if what == "due":
        return row["status"] not in DONE
    if what == "started":
        return STAGES.get(str(row["status"])) is Stage.TO_BEGIN
    return row["status"] not in CLOSED

"""The problems that a meeting is shown: their number, why they are there and what is done, as far as the role may."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.figures import figures
from lib.analysis.measures import measures_of
from lib.analysis.problem_list import all_measures, records
from lib.analysis.problem_numbers import newest_period
from lib.analysis.rows import cause_rows, problem_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Status
from lib.domain.period import Period
from lib.domain.problem import IN_WORK, ProblemStatus
from lib.domain.selection import Selection
from lib.privacy.roles import readable_classes

MEASURES = ("title", "owner", "due", "status", "status_name", "is_late", "is_synthetic")
MOST_STRETCHES = 5
WHERE_AND_WHEN = {"place": "Var", "season": "Årstid", "weekdays": "Dagar", "hours": "Tider", "exposed": "Vem utsätts"}


@dataclass(frozen=True, eq=False)
class ProblemNumber:
    """The figure that the problem is followed by: one row of the answer table, and the same for each stretch of as many
    months up to it, oldest first, with `period` in words. By the month it would be chance that is seen."""

    indicator_name: str
    period: Period
    total: dict[Any, Any]
    series: pd.DataFrame


@dataclass(frozen=True, eq=False)
class MeetingProblem:
    """`facts` are label and text; `measures` has MEASURES. What the role may not read is empty."""

    id: int
    title: str
    area_name: str
    facts: tuple[tuple[str, str], ...] = ()
    causes: tuple[str, ...] = ()
    result: str = ""
    number: ProblemNumber | None = None
    measures: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(MEASURES)))
    status: str = ProblemStatus.NEW
    is_synthetic: bool = False


def problem_choices(workspace: Workspace, role: Role) -> dict[int, str]:
    """Titles by id of the problems whose class the role may read; those that are
    worked on first."""
    rows = _readable(workspace, role)
    rows = rows.assign(is_over=~rows["status"].isin(IN_WORK)).sort_values(["is_over", "id"])
    return {int(row["id"]): str(row["title"]) for row in rows.to_dict("records")}


def present_problems(
    workspace: Workspace, problem_ids: tuple[int, ...], role: Role, today: date
) -> tuple[MeetingProblem, ...]:
    """In the order that they were chosen; a problem that is gone, or not for the role, is left out."""
    found = {row["id"]: row for row in records(_readable(workspace, role))}
    return tuple(_problem(workspace, found[one], role, today) for one in problem_ids if one in found)


def shown_rows(rows: pd.DataFrame, role: Role) -> pd.DataFrame:
    """Rows of a class that the role may read; before the public only those that somebody has opened and saved."""
    is_read = rows["reviewed_by"].notna() | (role is not Role.PUBLIC)
    return rows[rows["secrecy"].isin(readable_classes(role)) & is_read]


def _readable(workspace: Workspace, role: Role) -> pd.DataFrame:
    return shown_rows(problem_rows(workspace.data_key), role)


def _problem(workspace: Workspace, row: dict[str, Any], role: Role, today: date) -> MeetingProblem:
    """The public is told of an open problem by its title, place and figures, not by its other texts."""
    is_public = role is Role.PUBLIC
    causes = cause_rows(workspace.data_key)
    causes = causes[(causes["problem_id"] == row["id"]) & causes["secrecy"].isin(readable_classes(role))]
    return MeetingProblem(
        id=int(row["id"]),
        title=str(row["title"]),
        area_name=workspace.area_names.get(str(row["area_code"]), workspace.municipality.name),
        facts=() if is_public else facts_of(row),
        causes=() if is_public else tuple(causes.loc[causes["parent_id"].isna(), "description"]),
        result="" if is_public else str(row["result"] or ""),
        number=_number(workspace, row, role),
        measures=_measures(workspace, int(row["id"]), role, today),
        status=str(row["status"]),
        is_synthetic=bool(row["is_synthetic"]),
    )


def facts_of(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(row[name])) for name, label in WHERE_AND_WHEN.items() if row.get(name))


def _number(workspace: Workspace, row: dict[str, Any], role: Role) -> ProblemNumber | None:
    """The same question as the problem's page asks, of as many months up to the newest."""
    question = row["question"]
    indicator = workspace.definitions.indicators.get(question["indicator"]) if isinstance(question, dict) else None
    if indicator is None:
        return None
    period = newest_period(workspace, Period.parse(question["period"]).months)
    if period is None:
        return None
    areas = (question["area"],) if question["area"] in workspace.area_names else ()
    asked = Selection(workspace.folder.slug, period, period.before, areas, themes=tuple(question["themes"]))
    total = figures(workspace, asked, indicator.id, "total", role)
    if total.empty:
        return None
    series = _stretches(workspace, asked, indicator.id, role)
    return ProblemNumber(indicator.name, period, total.to_dict("records")[0], series)


def _stretches(workspace: Workspace, asked: Selection, indicator_id: str, role: Role) -> pd.DataFrame:
    """As far back as there are figures, at most MOST_STRETCHES."""
    found, period = [], asked.period
    for _ in range(MOST_STRETCHES):
        one = figures(workspace, replace(asked, period=period, comparison=period.before), indicator_id, "total", role)
        if one.empty or (one["status"] == Status.MISSING).all():
            break
        found.append(one.assign(period=f"till {period.last.short_label}"))
        period = Period.ending(period.first.shift(-1), period.months)
    return pd.concat(found[::-1], ignore_index=True) if found else pd.DataFrame()


def _measures(workspace: Workspace, problem_id: int, role: Role, today: date) -> pd.DataFrame:
    """A measure belongs to the problem by itself or by its cause."""
    placed = all_measures(workspace, Role.COORDINATOR)
    its = set(shown_rows(placed[placed["problem_id"] == problem_id], role)["id"])
    rows = measures_of(workspace, role, today)
    return rows.loc[rows["id"].isin(its), list(MEASURES)].reset_index(drop=True)

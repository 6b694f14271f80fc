"""The number that a problem is followed by: as it was taken, as the same question is answered now, and the newest."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.choices import period_choices
from lib.analysis.figures import figures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Status, Unit
from lib.domain.period import Period
from lib.domain.row import FigureRow
from lib.domain.selection import Selection
from lib.domain.sentences import short_change
from lib.domain.words import UNITS, figure, interval, number
from lib.privacy.roles import works_on_the_picture

TAKEN, NOW, NEWEST = "När den togs", "Samma månader, i dag", "De senaste månaderna"
KEPT = ("value", "lower", "upper", "numerator", "unit", "status", "source", "data_date", "is_synthetic")


@dataclass(frozen=True)
class FollowedNumber:
    """`table` has `lib.domain.problem.NUMBER_COLUMNS`; `sentence` says how it has gone, empty when nobody can say;
    `has_moved` that the same question is answered otherwise than when it was taken."""

    indicator_name: str
    table: pd.DataFrame
    sentence: str
    has_moved: bool
    is_synthetic: bool


def followed_number(workspace: Workspace, problem: dict[Any, Any], role: Role = Role.PUBLIC) -> FollowedNumber | None:
    """None when no number is followed, or its indicator is gone, or the role may not see problems."""
    workspace = workspace.seen_by(role)
    question = problem.get("question")
    if not isinstance(question, dict) or not works_on_the_picture(role):
        return None
    indicator = workspace.definitions.indicators.get(question["indicator"])
    if indicator is None:
        return None
    period, taken = Period.parse(question["period"]), question["taken"]
    newest = newest_period(workspace, period.months)
    now = _answer(workspace, question, period, period.before, role)
    latest = _answer(workspace, question, newest, period, role) if newest and newest != period else None
    rows = [_row(TAKEN, taken, str(period), str(question["taken_on"]), question["data_version"])]
    version = workspace.data_key.versions.every_write
    rows += [_row(NOW, now, str(period), "i dag", version)] if now else []
    rows += [_row(NEWEST, latest, str(newest), "i dag", version)] if latest else []
    moved = now is not None and _written(now) != _written(taken)
    is_synthetic = any(bool(one.get("is_synthetic")) for one in (taken, now or {}, latest or {}))
    return FollowedNumber(indicator.name, pd.DataFrame(rows), _sentence(latest, newest, period), moved, is_synthetic)


def number_to_take(
    workspace: Workspace, indicator_id: str, themes: tuple[str, ...], area: str | None, period: Period, role: Role
) -> dict[str, Any] | None:
    """What a problem keeps of the number as it is now: plain values; None when there is none to keep."""
    workspace = workspace.seen_by(role)
    asked = {"indicator": indicator_id, "themes": list(themes), "area": area}
    answer = _answer(workspace, asked, period, period.before, role)
    if answer is None or answer["status"] not in (Status.VALUE, Status.ZERO, Status.NOT_APPLICABLE):
        return None
    return {name: _plain(answer[name]) for name in KEPT}


def newest_period(workspace: Workspace, months: int) -> Period | None:
    """As many months as asked, ending with the newest that there are events or reports for."""
    known = period_choices(workspace)
    return Period.ending(Period.parse(known[0]).last, months) if known else None


def _answer(
    workspace: Workspace, question: dict[str, Any], period: Period, compared: Period, role: Role
) -> dict[str, Any] | None:
    areas = (question["area"],) if question["area"] in workspace.area_names else ()
    asked = Selection(workspace.folder.slug, period, compared, areas, themes=tuple(question["themes"]))
    table = figures(workspace, asked, question["indicator"], "total", role)
    return None if table.empty else {str(name): value for name, value in table.to_dict("records")[0].items()}


def _row(what: str, answer: dict[str, Any], period: str, taken_on: str, version: int) -> dict[str, Any]:
    return {
        "what": what,
        "value": _written(answer),
        "count_text": number(answer["numerator"]),
        "period": Period.parse(period).label,
        "taken_on": taken_on,
        "data_version": float(version),
        "data_date": str(answer["data_date"] or ""),
        "source": answer["source"],
    }


def _written(answer: dict[str, Any]) -> str:
    unit = Unit(answer["unit"])
    limits = interval(answer["lower"], answer["upper"], unit)
    written = figure(answer["value"], unit, Status(answer["status"]))
    words = "" if unit in (Unit.PERCENT, Unit.COUNT) else f" {UNITS[unit]}"
    return f"{written}{words} {limits}".strip()


def _sentence(latest: dict[str, Any] | None, newest: Period | None, taken: Period) -> str:
    """How the newest months stand against those that the number was taken from, when they are other months."""
    if latest is None or newest is None:
        return ""
    if newest.first <= taken.last:
        new = newest.last.index - taken.last.index
        return f"Bara {new} av {newest.months} månader är nya sedan siffran togs: för tidigt att säga hur det har gått."
    words = short_change(FigureRow.read(latest))
    return f"Sedan {taken.label}: {words}." if words else ""


def _plain(value: Any) -> Any:
    """As JSON has it: nothing for missing, Python's own numbers and texts."""
    if value is None or value != value:
        return None
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, bool | int | float) else str(value)

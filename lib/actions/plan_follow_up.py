"""Reporting what a board has done with an activity in a half-year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from lib.actions.permission import refuse_unreadable
from lib.actions.written_texts import only
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.plan import Activity, Plan
from lib.domain.plan_follow_up import (
    NEEDS_REASON,
    REPORTABLE,
    TEXTS,
    ActivityStatus,
    half_years,
    reporting_boards,
)
from lib.domain.plan_follow_up_words import STATUSES, TEXT_LABELS
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.privacy.personal_data import explain, find_personal_data
from lib.store.activity_reports import find_report
from lib.store.database import open_database
from lib.store.editing import create, save

LONGEST_TEXT = 2_000
UNCHANGED = "Inget har sparats."


@dataclass(frozen=True)
class ReportKey:
    """What is reported: one activity of one plan, for a half-year, by a board."""

    activity: str
    half: HalfYear
    board: str


@dataclass(frozen=True)
class SavedReport:
    row_id: int
    version: int


def report_activity(
    settings: Settings,
    folder: MunicipalityFolder,
    plan: Plan,
    key: ReportKey,
    changes: Fields,
    seen: SavedReport | None,
    today: date,
    by: User,
) -> SavedReport:
    """Write the report, or change the one that was `seen`; `changes` are `status` and TEXTS that are new.

    Raises InputFault, with nothing saved, when the role may not, the key is not of the plan, a reason is missing or a
    text points out a person. Raises Conflict when somebody else saved the same report in the meantime.
    """
    changes = {name: _clean(value) for name, value in changes.items()}
    refuse_if([*_of_user(key, by), *_of_key(plan, key), *_of_changes(changes)])
    with open_database(settings.database_url).begin() as connection:
        found = find_report(connection, folder.slug, plan.id, key.activity, key.half, key.board)
        refuse_unreadable(found or {}, {}, by.role)
        if (seen.row_id if seen else None) != (found["id"] if found else None):
            raise Conflict(found)
        if seen is None:
            _refuse_without_reason(changes)
            return _create(connection, folder, plan, key, changes, today, by)
        version = save(connection, "activity_reports", seen.row_id, seen.version, changes, by.actor)
        _refuse_without_reason(
            (found or {}) | changes
        )  # undoes the save: only now the version is known to be the newest
        return SavedReport(seen.row_id, version)


def _create(
    connection: Connection,
    folder: MunicipalityFolder,
    plan: Plan,
    key: ReportKey,
    changes: Fields,
    today: date,
    by: User,
) -> SavedReport:
    of = {"plan": plan.id, "activity": key.activity, "year": key.half.year, "half": key.half.half, "board": key.board}
    fields = of | changes | {"reported_on": today}
    return SavedReport(create(connection, "activity_reports", folder.slug, fields, by.actor), 1)


def _clean(value: object) -> object:
    """An empty text is none."""
    return (value.strip() or None) if isinstance(value, str) else value


def _of_user(key: ReportKey, by: User) -> Iterator[Fault]:
    if by.role is Role.BOARD and by.board != key.board:
        yield Fault("Rapporten", "du får bara rapportera för din egen nämnd", key.board, UNCHANGED)
    elif by.role not in {Role.COORDINATOR, Role.BOARD}:
        yield Fault("Rapporten", "din roll får läsa men inte rapportera", remedy=f"Be samordnaren. {UNCHANGED}")


def _of_key(plan: Plan, key: ReportKey) -> Iterator[Fault]:
    activity = _activity(plan, key.activity)
    if activity is None:
        yield Fault(plan.name, "aktiviteten finns inte i planen", key.activity, UNCHANGED)
    elif key.board not in reporting_boards(plan, activity):
        remedy = f"Nämnden som leder eller en som deltar rapporterar. {UNCHANGED}"
        yield Fault(activity.title, "nämnden hör inte till aktiviteten", key.board, remedy)
    if key.half not in half_years(plan):
        yield Fault(plan.name, "halvåret ligger utanför planen", key.half.label, UNCHANGED)


def _of_changes(changes: Fields) -> Iterator[Fault]:
    only(changes, {"status", *TEXTS}, "a report")
    if "status" in changes and changes["status"] not in REPORTABLE:
        remedy = f"Välj en av: {', '.join(STATUSES[status] for status in REPORTABLE)}. {UNCHANGED}"
        yield Fault("Status", "statusen finns inte", str(changes["status"]), remedy)
    for name in TEXTS:
        yield from _of_text(TEXT_LABELS[name], changes.get(name) or "")


def _of_text(label: str, text: str) -> Iterator[Fault]:
    if len(text) > LONGEST_TEXT:
        remedy = f"Högst {LONGEST_TEXT} tecken. {UNCHANGED}"
        yield Fault(label, "texten är för lång", f"{len(text)} tecken", remedy)
    if told := explain(find_personal_data(text)):
        yield Fault(label, "texten pekar ut en person", remedy=" ".join((*told, UNCHANGED)))


def _refuse_without_reason(report: Fields) -> None:
    """Of the report as it would stand: the reason may have been written before."""
    if not report.get("status"):
        raise InputFault(Fault("Status", "statusen saknas", remedy=f"Välj hur långt aktiviteten kommit. {UNCHANGED}"))
    status = ActivityStatus(report["status"])
    if status in NEEDS_REASON and not any(character.isalnum() for character in report.get("reason") or ""):
        remedy = f"Skriv varför aktiviteten är {STATUSES[status]}. {UNCHANGED}"
        raise InputFault(Fault("Skäl", "skälet saknas", remedy=remedy))


def _activity(plan: Plan, activity_id: str) -> Activity | None:
    return next((activity for activity in plan.activities if activity.id == activity_id), None)

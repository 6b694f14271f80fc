"""Making and changing a measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from sqlalchemy import Connection, select

from lib.actions.permission import refuse_unreadable
from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.measure import EDITABLE, HORIZONS, LEVELS, NEEDS_REASON, PREVENTION, TEXTS, MeasureStatus
from lib.domain.measure_words import LABELS
from lib.domain.secrecy_change import CLASS_REASON, LONGEST_REASON
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.words import MEASURE_STATUSES
from lib.privacy.roles import may_edit_measures
from lib.store.database import open_database
from lib.store.editing import create, read_row, save
from lib.store.tables import causes, problems

LONGEST_TEXT = 2_000
LONGEST = {"title": 120, "contact_role": 120, "owner_board": 60, CLASS_REASON: LONGEST_REASON}
MOST_SEK = 2_000_000_000
CODES: dict[str, frozenset[str]] = {
    "status": frozenset(MeasureStatus),
    "prevention": frozenset(PREVENTION),
    "level": frozenset(LEVELS),
    "horizon": frozenset(HORIZONS),
    "secrecy": frozenset(Secrecy),
}


@dataclass(frozen=True)
class SavedMeasure:
    row_id: int
    version: int


def create_measure(
    settings: Settings, folder: MunicipalityFolder, fields: Fields, today: date, by: User
) -> SavedMeasure:
    """Write a measure made by hand, proposed unless its status says otherwise, and return its id.

    Raises InputFault, with nothing saved, when the role may not, the title is missing, a code is unknown, days come in
    the wrong order, a reason is missing, or a text points out a person.
    """
    with open_database(settings.database_url).begin() as connection:
        return add_measure(connection, folder.slug, fields, today, by)


def add_measure(connection: Connection, municipality: str, fields: Fields, today: date, by: User) -> SavedMeasure:
    """The same within the transaction of another action."""
    begin: Fields = {"status": str(MeasureStatus.PROPOSED), "status_date": today}
    begin |= {"owner_board": by.board} if by.role is Role.BOARD else {}
    fields = begin | _cleaned(fields)
    refuse_if([*_of_user(by, fields), *_of_fields(fields), *_of_whole(fields)])
    refuse_unreadable({}, fields, by.role)
    fields = _placed(connection, municipality, fields, fields)
    made = {"measure_key": f"egen-{token_hex(4)}"} | fields
    return SavedMeasure(create(connection, "measures", municipality, made, by.actor), 1)


def save_measure(
    settings: Settings,
    folder: MunicipalityFolder,
    row_id: int,
    version: int,
    changes: Fields,
    today: date,
    by: User,
) -> SavedMeasure:
    """Change the measure that was read as `version`. A new status is dated `today` unless a day is given.

    Raises InputFault as `create_measure` does, and Conflict when somebody else saved it in the meantime.
    """
    changes = _cleaned(changes)
    refuse_if([*_of_user(by, changes), *_of_fields(changes)])
    with open_database(settings.database_url).begin() as connection:
        row = read_row(connection, "measures", row_id) or {}
        if row and row["municipality"] != folder.slug:
            raise ValueError("the measure belongs to another municipality")
        refuse_if(_of_owner(by, row))
        refuse_unreadable(row, changes, by.role)
        if "status" in changes and changes["status"] != row.get("status"):
            changes.setdefault("status_date", today)
        changes = _placed(connection, folder.slug, row | changes, changes)
        saved = save(connection, "measures", row_id, version, changes, by.actor)
        refuse_if(_of_whole(row | changes))  # undoes the save: only now the version is known to be the newest
        return SavedMeasure(row_id, saved)


def _cleaned(fields: Fields) -> Fields:
    return cleaned(only(fields, EDITABLE, "a measure"))


def _placed(connection: Connection, municipality: str, row: Fields, changes: Fields) -> Fields:
    """The changes with the cause's own problem, when a cause is given. Raises InputFault when either is gone."""
    if row.get("cause_id") is not None:
        its = (causes.c.id == row["cause_id"], causes.c.municipality == municipality)
        problem = connection.execute(select(causes.c.problem_id).where(*its)).scalar()
        if "cause_id" not in changes:  # a measure that moves to another problem leaves its cause behind
            return changes | ({"cause_id": None} if changes.get("problem_id", problem) != problem else {})
        if problem is None:
            raise InputFault(Fault(LABELS["cause_id"], "orsaken finns inte längre", remedy=NOTHING_SAVED))
        if row.get("problem_id") not in (None, problem):
            remedy = f"Välj en orsak till det problem som åtgärden hör till. {NOTHING_SAVED}"
            raise InputFault(Fault(LABELS["cause_id"], "orsaken hör till ett annat problem", remedy=remedy))
        return changes | {"problem_id": problem}
    if changes.get("problem_id") is not None:
        mine = (problems.c.id == changes["problem_id"], problems.c.municipality == municipality)
        if connection.execute(select(problems.c.id).where(*mine)).scalar() is None:
            raise InputFault(Fault(LABELS["problem_id"], "problemet finns inte längre", remedy=NOTHING_SAVED))
    return changes


def _of_user(by: User, fields: Fields) -> Iterator[Fault]:
    if not may_edit_measures(by.role):
        remedy = f"Be ägaren eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Åtgärden", "din roll får läsa men inte ändra åtgärder", remedy=remedy)
    elif by.role is Role.BOARD and (not by.board or fields.get("owner_board", by.board) != by.board):
        yield Fault("Ägare", "du får bara skriva åtgärder som din egen nämnd äger", remedy=NOTHING_SAVED)


def _of_owner(by: User, row: Fields) -> Iterator[Fault]:
    if by.role is Role.BOARD and row and (by.board is None or row["owner_board"] != by.board):
        yield Fault("Ägare", "åtgärden ägs av någon annan", remedy=f"Be ägaren eller samordnaren. {NOTHING_SAVED}")


def _of_fields(fields: Fields) -> Iterator[Fault]:
    yield from text_faults({name: fields.get(name) for name in (*TEXTS, CLASS_REASON)}, LABELS, LONGEST, LONGEST_TEXT)
    for name, allowed in CODES.items():
        if fields.get(name) is not None and fields[name] not in allowed:
            told = f"Välj en av: {', '.join(MEASURE_STATUSES.values())}. " if name == "status" else ""
            yield Fault(LABELS[name], "valet finns inte", str(fields[name]), f"{told}{NOTHING_SAVED}")
    cost = fields.get("cost_sek")
    if cost is not None and not 0 <= cost <= MOST_SEK:
        yield Fault(LABELS["cost_sek"], "beloppet är orimligt", str(cost), f"Skriv hela kronor. {NOTHING_SAVED}")


def _of_whole(row: Fields) -> Iterator[Fault]:
    """Of the measure as it would stand: what it is held against may have been written before."""
    yield from missing_text(row, "title", LABELS["title"], "Skriv vad som ska göras.")
    if not row.get("status"):
        yield Fault(LABELS["status"], "statusen saknas", remedy=f"Välj hur långt åtgärden kommit. {NOTHING_SAVED}")
    elif row["status"] in NEEDS_REASON:
        why = f"Skriv varför åtgärden är {MEASURE_STATUSES[row['status']]}."
        yield from missing_text(row, "status_reason", LABELS["status_reason"], why)
    begin = row.get("started")
    for name in ("due", "ended", "follow_up_on"):
        if begin is not None and row.get(name) is not None and row[name] < begin:
            found = f"{LABELS[name]} {row[name]}, start {begin}"
            yield Fault(LABELS[name], "dagen ligger före starten", found, f"Rätta den ena dagen. {NOTHING_SAVED}")

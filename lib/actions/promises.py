"""Making and changing a promise to the citizens."""

from collections.abc import Iterator
from datetime import date
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, select

from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, only, text_faults
from lib.domain.codes import Secrecy
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.promise import EDITABLE, TEXTS, PromiseStatus
from lib.domain.promise_words import LABELS
from lib.domain.secrecy_change import CLASS_REASON, LONGEST_REASON
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.privacy.roles import may_edit_promises
from lib.store.database import open_database
from lib.store.editing import create, read_row, save
from lib.store.tables import problems

LONGEST_TEXT = 2_000
LONGEST_TITLE = 120
LONGEST_ACTION = 300
MOST_ACTIONS = 12
LONGEST = {"title": LONGEST_TITLE, CLASS_REASON: LONGEST_REASON}


def create_promise(settings: Settings, folder: MunicipalityFolder, fields: Fields, by: User) -> tuple[int, int]:
    """Write a promise, a draft unless its status says otherwise, and return its id and version.

    Raises InputFault, with nothing saved, when the role may not, title or period is missing, a text points out a
    person, an open promise has no public text, or a closed one says nothing of its effect.
    """
    fields = {"status": str(PromiseStatus.DRAFT)} | _cleaned(fields)
    refuse_if([*_of_user(by), *_of_fields(fields), *_of_whole(fields)])
    with open_database(settings.database_url).begin() as connection:
        refuse_if(_of_problem(connection, folder.slug, fields))
        made = {"promise_key": f"eget-{token_hex(4)}"} | fields
        return create(connection, "promises", folder.slug, made, by.actor), 1


def save_promise(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, by: User
) -> tuple[int, int]:
    """Change the promise that was read as `version`, and return its id and new version.

    Raises InputFault as `create_promise` does, and Conflict when somebody else saved it in the meantime.
    """
    changes = _cleaned(changes)
    refuse_if([*_of_user(by), *_of_fields(changes)])
    with open_database(settings.database_url).begin() as connection:
        row = read_row(connection, "promises", row_id) or {}
        if row and row["municipality"] != folder.slug:
            raise ValueError("the promise belongs to another municipality")
        refuse_if(_of_problem(connection, folder.slug, changes))
        saved = save(connection, "promises", row_id, version, changes, by.actor)
        refuse_if(_of_whole(row | changes))  # undoes the save: only now the version is known to be the newest
        return row_id, saved


def _cleaned(fields: Fields) -> Fields:
    only(fields, EDITABLE, "a promise")
    plain = cleaned(fields)
    if "actions" in plain:
        plain["actions"] = [_action(one) for one in plain["actions"] or () if one["text"].strip()]
    return plain


def _action(one: dict[str, Any]) -> dict[str, Any]:
    """As JSON keeps it: text, and the day it was done as 2026-05-01."""
    done_on = one.get("done_on")
    return {"text": one["text"].strip(), "done_on": done_on.isoformat() if isinstance(done_on, date) else done_on}


def _of_user(by: User) -> Iterator[Fault]:
    if not may_edit_promises(by.role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Löftet", "din roll får läsa men inte ändra medborgarlöften", remedy=remedy)


def _of_fields(fields: Fields) -> Iterator[Fault]:
    yield from text_faults({name: fields.get(name) for name in (*TEXTS, CLASS_REASON)}, LABELS, LONGEST, LONGEST_TEXT)
    actions = fields.get("actions") or []
    if len(actions) > MOST_ACTIONS:
        yield Fault(LABELS["actions"], "löftet har för många insatser", f"{len(actions)}", f"Högst {MOST_ACTIONS}.")
    for number, action in enumerate(actions, start=1):
        yield from text_faults({"text": action["text"]}, {"text": f"{LABELS['actions']} {number}"}, {}, LONGEST_ACTION)
    for name, allowed in (("status", frozenset(PromiseStatus)), ("secrecy", frozenset(Secrecy))):
        if fields.get(name) is not None and fields[name] not in allowed:
            yield Fault(LABELS[name], "valet finns inte", str(fields[name]), NOTHING_SAVED)


def _of_whole(row: Fields) -> Iterator[Fault]:
    """Of the promise as it would stand."""
    yield from missing_text(row, "title", LABELS["title"], "Skriv vad som lovas.")
    begin, end = row.get("period_from"), row.get("period_to")
    if begin is None or end is None:
        yield Fault(
            "Period", "perioden saknas", remedy=f"Välj från vilken dag och till vilken det gäller. {NOTHING_SAVED}"
        )
    elif end < begin:
        yield Fault(
            "Period", "löftet slutar innan det börjar", f"{begin}–{end}", f"Rätta den ena dagen. {NOTHING_SAVED}"
        )
    if row.get("secrecy") == Secrecy.OPEN:
        how = "Ett öppet löfte behöver texten som invånarna ska läsa. Skriv den, eller välj en annan klass."
        yield from missing_text(row, "public_text", LABELS["public_text"], how)
    if row.get("status") == PromiseStatus.CLOSED:
        how = "Ett avslutat löfte säger vad det gav. Skriv vad som blev annorlunda, eller att det inte går att säga."
        yield from missing_text(row, "effect", LABELS["effect"], how)


def _of_problem(connection: Connection, municipality: str, fields: Fields) -> Iterator[Fault]:
    if fields.get("problem_id") is not None:
        its = (problems.c.id == fields["problem_id"], problems.c.municipality == municipality)
        if connection.execute(select(problems.c.id).where(*its)).scalar() is None:
            yield Fault(LABELS["problem_id"], "problemet finns inte längre", remedy=NOTHING_SAVED)

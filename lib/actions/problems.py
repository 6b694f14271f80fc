"""Making a problem of something the picture shows, with the numbers as they stood."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from lib.domain.codes import Role
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.privacy.personal_data import explain, find_personal_data
from lib.privacy.roles import works_on_the_picture
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.editing import create
from lib.store.tables import problems

NEW = "nytt"
LONGEST_TITLE = 120
NOTHING_SAVED = "Inget har sparats."


@dataclass(frozen=True)
class ProblemDraft:
    """A problem before it is saved. `origin` is unique to what was seen, and `rows` are its numbers: plain values by
    column name. `source` and `is_synthetic` say where the numbers came from."""

    title: str
    description: str
    origin: str
    rows: tuple[dict[str, Any], ...]
    taken_on: date
    source: str = ""
    is_synthetic: bool = False
    area_code: str | None = None
    theme: str | None = None


def create_problem(settings: Settings, folder: MunicipalityFolder, draft: ProblemDraft, actor: str, role: Role) -> int:
    """Save the problem with its numbers, the day and the version of the data, and return its id.

    Raises InputFault, with nothing saved, when the role may not, a text is missing, too long or points out a person,
    or the same thing has been made a problem before.
    """
    refuse_draft(draft, role)
    with open_database(settings.database_url).begin() as connection:
        return add_problem(connection, folder.slug, draft, actor)


def refuse_draft(draft: ProblemDraft, role: Role) -> None:
    """Raise InputFault when the role may not make problems, or the draft does not hold."""
    refuse_if(_refusals(draft, role))


def add_problem(connection: Connection, municipality: str, draft: ProblemDraft, actor: str) -> int:
    """The same within the transaction of another action, which has called `refuse_draft`."""
    _refuse_twice(connection, municipality, draft.origin)
    fields = {
        "title": draft.title.strip(),
        "description": draft.description.strip(),
        "area_code": draft.area_code,
        "theme": draft.theme,
        "origin": draft.origin,
        "figures": _figures(draft, version_of(connection, municipality)),
        "status": NEW,
    }
    return create(connection, "problems", municipality, fields, actor)


def _figures(draft: ProblemDraft, data_version: int) -> dict[str, Any]:
    """The hash tells later whether the kept numbers are the ones that were taken."""
    rows = [dict(row) for row in draft.rows]
    written = json.dumps(rows, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return {
        "rows": rows,
        "sha256": sha256(written.encode()).hexdigest(),
        "data_version": data_version,
        "taken_on": draft.taken_on.isoformat(),
        "source": draft.source,
        "is_synthetic": draft.is_synthetic,
    }


def _refuse_twice(connection: Connection, municipality: str, origin: str) -> None:
    same = select(problems.c.title).where(problems.c.municipality == municipality, problems.c.origin == origin)
    title = connection.execute(same).scalar()
    if title is not None:
        raise InputFault(Fault("Problem", "det finns redan ett problem av samma sak", title, NOTHING_SAVED))


def _refusals(draft: ProblemDraft, role: Role) -> list[Fault]:
    found = []
    if not works_on_the_picture(role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        found.append(Fault("Problem", "din roll får inte skapa problem", remedy=remedy))
    if not any(character.isalnum() for character in draft.title):
        found.append(Fault("Rubrik", "rubriken saknas", remedy=f"Skriv vad problemet är. {NOTHING_SAVED}"))
    if len(draft.title.strip()) > LONGEST_TITLE:
        remedy = f"Högst {LONGEST_TITLE} tecken. {NOTHING_SAVED}"
        found.append(Fault("Rubrik", "rubriken är för lång", f"{len(draft.title)} tecken", remedy))
    for where, text in (("Rubrik", draft.title), ("Beskrivning", draft.description)):
        if told := explain(find_personal_data(text)):
            found.append(Fault(where, "texten pekar ut en person", remedy=" ".join((*told, NOTHING_SAVED))))
    return found

"""Writing an actor's picture, entry by entry, and saying that it is complete."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from lib.actions.written_texts import NOTHING_SAVED, cleaned, only, text_faults
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.picture_actors import PictureActors
from lib.domain.picture_words import ENTRY_LABELS, PICTURE_LABELS
from lib.domain.pictures import ENTRY_TEXTS, PICTURE_TEXTS, URGENCIES, Cell, Direction, PictureStatus
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.editing import create, save
from lib.store.tables import picture_entries, pictures

LONGEST_TEXT = 2_000
MOST_FIGURES = 20
ENTRY_FIELDS = frozenset({*ENTRY_TEXTS, "urgency", "direction", "figures"})
PICTURE_FIELDS = frozenset({*PICTURE_TEXTS, "status"})
Saved = tuple[int, int]
"""A row's id and version."""


@dataclass(frozen=True)
class PictureScope:
    """What pictures can be about here: the actors, the places (areas and the municipality's own code), the themes."""

    actors: PictureActors
    places: frozenset[str]
    themes: frozenset[str]


@dataclass(frozen=True)
class PictureKey:
    """One actor's picture of a half-year."""

    actor: str
    period: HalfYear


def save_entry(
    settings: Settings,
    folder: MunicipalityFolder,
    scope: PictureScope,
    key: PictureKey,
    cell: Cell,
    changes: Fields,
    seen: Saved | None,
    by: User,
) -> Saved:
    """Write what the actor says of one area and theme, or change the row that was `seen`; `changes` are ENTRY_FIELDS.

    Raises InputFault, with nothing saved, when the role does not write that picture, the picture is complete, a code
    is not known or a text points out a person. Raises Conflict when somebody else saved the same entry meanwhile.
    """
    changes = cleaned(only(changes, ENTRY_FIELDS, "a picture"))
    refuse_if([*of_writer(scope, key.actor, by), *_of_cell(scope, cell), *_of_entry(changes)])
    with open_database(settings.database_url).begin() as connection:
        picture = _find(connection, pictures, folder, key)
        if picture is not None and picture["status"] == PictureStatus.COMPLETE:
            remedy = f"Öppna bilden igen innan du ändrar i den. {NOTHING_SAVED}"
            raise InputFault(Fault("Bilden", "bilden är klar", remedy=remedy))
        of = {"area_code": cell.area_code, "theme": cell.theme}
        row = _find(connection, picture_entries, folder, key, **of)
        return write_row(connection, "picture_entries", folder, row, seen, _of(key) | of, changes, by)


def save_picture(
    settings: Settings,
    folder: MunicipalityFolder,
    scope: PictureScope,
    key: PictureKey,
    changes: Fields,
    seen: Saved | None,
    by: User,
    today: date,
) -> Saved:
    """Write what stands for the whole picture, or its status; `changes` are PICTURE_FIELDS.

    Complete is a picture only when every entry says how urgent it is, and there is at least one. Opened again it is a
    draft, which nobody else sees. Raises as `save_entry`.
    """
    changes = cleaned(only(changes, PICTURE_FIELDS, "a picture"))
    texts = text_faults(changes, PICTURE_LABELS, {}, LONGEST_TEXT)
    refuse_if([*of_writer(scope, key.actor, by), *texts, *_of_status(changes)])
    with open_database(settings.database_url).begin() as connection:
        row = _find(connection, pictures, folder, key)
        is_complete = row is not None and row["status"] == PictureStatus.COMPLETE
        if changes.get("status") == PictureStatus.COMPLETE:
            refuse_if(_unfinished(connection, folder, key))
            changes |= {"completed_on": today, "review_by": key.period.after.last_day}
        elif "status" in changes:
            changes |= {"completed_on": None}
        elif is_complete:
            remedy = f"Öppna bilden igen innan du ändrar i den. {NOTHING_SAVED}"
            raise InputFault(Fault("Bilden", "bilden är klar", remedy=remedy))
        begun = _of(key) | ({} if "status" in changes else {"status": str(PictureStatus.DRAFT)})
        return write_row(connection, "pictures", folder, row, seen, begun, changes, by)


def of_writer(scope: PictureScope, actor_id: str, by: User) -> Iterator[Fault]:
    """A fault unless the role writes the actor's picture."""
    actor = scope.actors.actor(actor_id)
    if actor is None:
        yield Fault("Bilden", "aktören finns inte", actor_id, f"Aktörerna står i filen actors.yaml. {NOTHING_SAVED}")
    elif by.role not in actor.written_by:
        yield Fault(actor.name, "din roll skriver inte den här aktörens bild", remedy=NOTHING_SAVED)


def write_row(
    connection: Connection,
    table: str,
    folder: MunicipalityFolder,
    row: Fields | None,
    seen: Saved | None,
    begun: Fields,
    changes: Fields,
    by: User,
) -> Saved:
    """Make the row from `begun` and `changes`, or change the one that is there and was seen. Raises Conflict."""
    if row is None and seen is None:
        return create(connection, table, folder.slug, begun | changes, by.actor), 1
    if row is None or seen is None or row["id"] != seen[0]:
        raise Conflict(row)
    return seen[0], save(connection, table, seen[0], seen[1], changes, by.actor)


def _of_cell(scope: PictureScope, cell: Cell) -> Iterator[Fault]:
    if cell.area_code not in scope.places:
        yield Fault("Område", "området finns inte", cell.area_code, NOTHING_SAVED)
    if cell.theme not in scope.themes:
        yield Fault("Tema", "temat finns inte", cell.theme, NOTHING_SAVED)


def _of_entry(changes: Fields) -> Iterator[Fault]:
    yield from text_faults(changes, ENTRY_LABELS, {}, LONGEST_TEXT)
    urgency, direction = changes.get("urgency"), changes.get("direction")
    if urgency is not None and urgency not in URGENCIES:
        yield Fault("Angeläget", "siffran finns inte", str(urgency), f"Välj 0, 1, 2 eller 3. {NOTHING_SAVED}")
    if direction is not None and direction not in set(Direction):
        yield Fault("Riktning", "riktningen finns inte", str(direction), NOTHING_SAVED)
    if len(changes.get("figures") or ()) > MOST_FIGURES:
        remedy = f"Högst {MOST_FIGURES} siffror. {NOTHING_SAVED}"
        yield Fault("Siffror", "för många siffror", str(len(changes["figures"])), remedy)


def _of_status(changes: Fields) -> Iterator[Fault]:
    if "status" in changes and changes["status"] not in {PictureStatus.DRAFT, PictureStatus.COMPLETE}:
        yield Fault("Läge", "läget finns inte", str(changes["status"]), NOTHING_SAVED)


def _unfinished(connection: Connection, folder: MunicipalityFolder, key: PictureKey) -> Iterator[Fault]:
    table = picture_entries.c
    its = (table.municipality == folder.slug, table.actor == key.actor, table.period == str(key.period))
    rows = [dict(row) for row in connection.execute(select(picture_entries).where(*its)).mappings()]
    if not any(row["urgency"] is not None for row in rows):
        remedy = f"Skriv minst en post och välj hur angelägen den är. {NOTHING_SAVED}"
        yield Fault("Bilden", "bilden är tom", remedy=remedy)
    without = sum(row["urgency"] is None and any(row[name] for name in ENTRY_TEXTS) for row in rows)
    if without:
        remedy = f"Välj 0, 1, 2 eller 3 i varje post, eller töm den. {NOTHING_SAVED}"
        yield Fault("Bilden", "det saknas hur angeläget det är", f"{without} poster", remedy)


def _find(
    connection: Connection, table: Table, folder: MunicipalityFolder, key: PictureKey, **more: str
) -> dict[str, Any] | None:
    of = {"municipality": folder.slug} | _of(key) | more
    query = select(table).where(*(table.c[name] == value for name, value in of.items()))
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def _of(key: PictureKey) -> Fields:
    return {"actor": key.actor, "period": str(key.period)}

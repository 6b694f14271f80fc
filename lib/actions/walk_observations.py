"""Writing what a group says during a walk, answer by answer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from lib.actions.permission import refuse_unless
from lib.actions.written_texts import NOTHING_SAVED, cleaned, only, text_faults
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.walk import PRIORITIES, Answer, Decision, Feeling
from lib.domain.walk_round import LABELS, LONGEST_LINES, LONGEST_TEXT, MOST_GROUPS, PERSPECTIVES, TEXTS
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save
from lib.store.tables import walk_observations, walk_stops, walks

ANSWERS = frozenset({"aspect", "item", "answer", "feeling", "perspective", "observation", "cause", "proposal", "owner",
                     "priority", "is_draft", "observed_at", "lon", "lat", "secrecy"})  # fmt: skip
CODES: Mapping[str, frozenset[object]] = {
    "answer": frozenset(str(one) for one in Answer),
    "feeling": frozenset(str(one) for one in Feeling),
    "priority": frozenset(PRIORITIES),
    "perspective": frozenset(PERSPECTIVES),
    "secrecy": frozenset({str(Secrecy.OPEN), str(Secrecy.INTERNAL)}),
}
Saved = tuple[int, int]
"""A row's id and version."""


@dataclass(frozen=True)
class Place:
    """Where something is said: the walk, the stop (None for what was seen elsewhere), and by which group."""

    walk_id: int
    stop_id: int | None
    group: int = 1


def save_observation(
    settings: Settings,
    folder: MunicipalityFolder,
    place: Place,
    client_key: str,
    changes: Fields,
    seen: Saved | None,
    now: datetime,
    role: Role,
    actor: str,
) -> Saved:
    """Write the row of that name, or change the one that was `seen`; `changes` are among ANSWERS, `now` is local.

    Sent twice it is one row: what already stands there is not written again. Raises InputFault, with nothing saved,
    when the role may not, a code is unknown, the stop is not the walk's, or a text points out a person. Raises Conflict
    when another telephone wrote something else under the same name.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    changes = cleaned(only(changes, ANSWERS, "an observation"))
    refuse_if([*_of_group(place), *field_faults(changes)])
    with open_database(settings.database_url).begin() as connection:
        refuse_if(_of_place(connection, folder.slug, place))
        row = _named(connection, folder.slug, client_key)
        if row is None and seen is None:
            made = _new(place, client_key) | {"observed_at": now} | changes
            return create(connection, "walk_observations", folder.slug, made, actor), 1
        if row is not None and all(row[name] == value for name, value in changes.items()):
            return row["id"], row["version"]
        if row is None or seen is None or row["id"] != seen[0]:
            raise Conflict(row)
        return seen[0], save(connection, "walk_observations", seen[0], seen[1], changes, actor)


def add_observations(
    settings: Settings,
    folder: MunicipalityFolder,
    walk_id: int,
    notes: Sequence[Fields],
    file_name: str,
    role: Role,
    actor: str,
) -> tuple[int, int]:
    """Write a list that was read from a file (`lib.intake.walk_notes`): how many are new, and how many were there.

    The same row of the same walk is written once, however often the file is read. Raises InputFault as
    `save_observation`, row by row, with nothing saved.
    """
    refuse_unless(role, Right.WRITE_WALKS)
    with open_database(settings.database_url).begin() as connection:
        faults, n_new = [], 0
        for note in notes:
            place = Place(walk_id, note["stop_id"], note["group_number"])
            fields = cleaned({name: value for name, value in note.items() if name in ANSWERS})
            found = [*_of_group(place), *field_faults(fields), *_of_place(connection, folder.slug, place)]
            at = f"{file_name}, rad {note['row']}"
            faults += [replace(fault, where=f"{at}, {fault.where.lower()}") for fault in found]
            key = _key_of(place, fields)
            if not faults and _named(connection, folder.slug, key) is None:
                create(connection, "walk_observations", folder.slug, _new(place, key) | fields, actor)
                n_new += 1
        refuse_if(faults)
        return n_new, len(notes) - n_new


def remove_observation(settings: Settings, folder: MunicipalityFolder, seen: Saved, role: Role, actor: str) -> None:
    """Take an observation out, with its photos. Raises InputFault when something is decided of it, Conflict when
    somebody has changed it since."""
    refuse_unless(role, Right.WRITE_WALKS)
    with open_database(settings.database_url).begin() as connection:
        row = own_observation(connection, folder.slug, seen[0])
        if row["decision"] not in (None, Decision.OPEN):
            remedy = f"Ångra beslutet först. {NOTHING_SAVED}"
            raise InputFault(Fault("Iakttagelsen", "något är redan beslutat om den", remedy=remedy))
        remove(connection, "walk_observations", *seen, actor)


def _new(place: Place, client_key: str) -> Fields:
    where = {"walk_id": place.walk_id, "stop_id": place.stop_id, "group_number": place.group}
    return {"client_key": client_key} | where


def _key_of(place: Place, fields: Fields) -> str:
    """The same for the same observation in another reading of the file."""
    told = [place.walk_id, place.stop_id, place.group, *(str(fields.get(name)) for name in (*TEXTS, "observed_at"))]
    return f"fil-{sha256(json.dumps(told).encode()).hexdigest()[:40]}"


def _of_group(place: Place) -> Iterator[Fault]:
    if not 1 <= place.group <= MOST_GROUPS:
        yield Fault(LABELS["group_number"], "gruppen finns inte", str(place.group), f"Välj 1–{MOST_GROUPS}.")


def field_faults(changes: Fields) -> Iterator[Fault]:
    """Of the texts and codes by themselves."""
    yield from text_faults({name: changes.get(name) for name in TEXTS}, LABELS, LONGEST_LINES, LONGEST_TEXT)
    for name, allowed in CODES.items():
        if changes.get(name) is not None and changes[name] not in allowed:
            yield Fault(LABELS[name], "valet finns inte", str(changes[name])[:60], NOTHING_SAVED)


def _of_place(connection: Connection, municipality: str, place: Place) -> Iterator[Fault]:
    its = (walks.c.id == place.walk_id, walks.c.municipality == municipality)
    if connection.execute(select(walks.c.id).where(*its)).scalar() is None:
        yield Fault("Vandringen", "vandringen finns inte längre", remedy=NOTHING_SAVED)
    elif place.stop_id is not None:
        of = (walk_stops.c.id == place.stop_id, walk_stops.c.walk_id == place.walk_id)
        if connection.execute(select(walk_stops.c.id).where(*of)).scalar() is None:
            remedy = f"Välj ett annat stopp. {NOTHING_SAVED}"
            yield Fault(LABELS["stop_id"], "stoppet finns inte längre på vandringen", remedy=remedy)


def _named(connection: Connection, municipality: str, client_key: str) -> dict[str, Any] | None:
    its = (walk_observations.c.municipality == municipality, walk_observations.c.client_key == client_key)
    row = connection.execute(select(walk_observations).where(*its)).mappings().one_or_none()
    return None if row is None else dict(row)


def own_observation(connection: Connection, municipality: str, row_id: int) -> Fields:
    """The row. Raises Conflict when it is gone."""
    row = read_row(connection, "walk_observations", row_id)
    if row is None:
        raise Conflict(None)
    if row["municipality"] != municipality:
        raise ValueError("the observation belongs to another municipality")
    return row

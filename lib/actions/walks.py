"""Planning a safety walk: making it, changing it, and the stops that it has."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, func, select

from lib.actions.problem_edits import refuse_another_place
from lib.actions.walk_faults import FEWEST_STOPS, WalkGround, placed_stops, stop_faults, walk_faults, whole_faults
from lib.actions.written_texts import NOTHING_SAVED, cleaned, only
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.walk import EDITABLE, LONGEST_LINES, WalkKind, WalkStatus
from lib.privacy.roles import may_edit_walks
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save
from lib.store.tables import problems, walk_observations, walk_stops, walks

REPEATED = ("title", "purpose", "area_code", "light", "minutes", "route_choice", "checklist", "leader_role",
            "secretary_role", "accessibility", "problem_id", "meeting_place", "secrecy")  # fmt: skip
"""What a walk on the same stops takes over from the first."""
STOP_NAMES = ("loop", "name", "lon", "lat", "area_code", "minutes", "reason", "aspects")


def create_walk(
    settings: Settings, folder: MunicipalityFolder, ground: WalkGround, fields: Fields, stops: Sequence[Fields],
    today: date, role: Role, actor: str,
) -> int:  # fmt: skip
    """Make a walk with its stops, a draft unless its status says otherwise, and return its id.

    `stops` are in the order they are walked, each with name, lon and lat, and what else `save_stops` takes. Raises
    InputFault, with nothing saved, when the role may not, title or time is missing, a walk to come has its time in the
    past, a stop lies in water or outside the municipality, there are too few or too many, or a text points out a
    person.
    """
    fields = {"status": str(WalkStatus.DRAFT), "kind": str(WalkKind.ORDINARY)} | _cleaned(fields)
    rows = placed_stops(stops, ground)
    refuse_if([*_of_role(role), *walk_faults(fields), *whole_faults(fields, today), *stop_faults(rows, ground)])
    with open_database(settings.database_url).begin() as connection:
        refuse_if(_of_others(connection, folder.slug, fields))
        row_id = create(connection, "walks", folder.slug, {"walk_key": _key()} | fields, actor)
        _write_stops(connection, folder.slug, row_id, rows, actor)
        return row_id


def save_walk(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, changes: Fields, today: date,
    role: Role, actor: str,
) -> int:  # fmt: skip
    """Change the walk that was read as `version`, and return its new version.

    Raises InputFault as `create_walk` does, and Conflict when somebody else saved it in the meantime.
    """
    changes = _cleaned(changes)
    refuse_if([*_of_role(role), *walk_faults(changes)])
    with open_database(settings.database_url).begin() as connection:
        refuse_another_place(connection, folder, "walks", row_id)
        refuse_if(_of_others(connection, folder.slug, changes))
        before = read_row(connection, "walks", row_id) or {}
        new = save(connection, "walks", row_id, version, changes, actor)
        is_same_time = before.get("starts_at") == changes.get("starts_at", before.get("starts_at"))
        refuse_if(whole_faults(before | changes, date.min if is_same_time else today))  # undoes the save
        return new


def save_stops(
    settings: Settings, folder: MunicipalityFolder, ground: WalkGround, walk_id: int, stops: Sequence[Fields],
    role: Role, actor: str,
) -> None:  # fmt: skip
    """Make these the walk's stops, numbered as they stand.

    A stop is a mapping of `name`, `lon`, `lat` and, when it has them, `id` (of the stop as it is), `loop`, `minutes`,
    `reason`, `aspects`, `same_as`. A stop that is not among them is removed, or left out when something has been said
    of it. Raises InputFault as `create_walk` does, and Conflict when the walk is gone.
    """
    rows = placed_stops(stops, ground)
    refuse_if([*_of_role(role), *stop_faults(rows, ground)])
    with open_database(settings.database_url).begin() as connection:
        _walk_there(connection, folder, walk_id)
        _write_stops(connection, folder.slug, walk_id, rows, actor)


def repeat_walk(
    settings: Settings, folder: MunicipalityFolder, walk_id: int, starts_at: datetime, today: date, role: Role,
    actor: str,
) -> int:  # fmt: skip
    """Plan a walk on the same stops as an earlier one, and return its id. Raises InputFault as `create_walk` does."""
    refuse_if(_of_role(role))
    with open_database(settings.database_url).begin() as connection:
        first = _walk_there(connection, folder, walk_id)
        told = {name: first[name] for name in REPEATED}
        fields = told | {"status": str(WalkStatus.DRAFT), "kind": str(WalkKind.REPEAT), "repeat_of": walk_id,
                         "starts_at": starts_at, "walk_key": _key()}  # fmt: skip
        refuse_if(whole_faults(fields, today))
        row_id = create(connection, "walks", folder.slug, fields, actor)
        names = ("number", *STOP_NAMES)
        for stop in _stops(connection, walk_id):
            if not stop["is_left_out"]:
                of = {"walk_id": row_id, "same_as": stop["id"], "stop_key": _key()}
                create(connection, "walk_stops", folder.slug, of | {name: stop[name] for name in names}, actor)
        return row_id


def part_loop(
    settings: Settings, folder: MunicipalityFolder, walk_id: int, loop: int, starts_at: datetime, today: date,
    role: Role, actor: str,
) -> int:  # fmt: skip
    """Make a loop of a walk that is to come a walk of its own, and return its id: its stops leave the first walk, whose
    later loops move up. Raises InputFault as `create_walk` does and when either walk would have fewer than two stops
    or something has been said at a stop, and Conflict when the walk is gone."""
    refuse_if(_of_role(role))
    with open_database(settings.database_url).begin() as connection:
        first = _walk_there(connection, folder, walk_id)
        stops = [stop for stop in _stops(connection, walk_id) if not stop["is_left_out"]]
        parted = [stop for stop in stops if stop["loop"] == loop]
        left = [stop | {"loop": stop["loop"] - (stop["loop"] > loop)} for stop in stops if stop["loop"] != loop]
        refuse_if(_of_parting(connection, parted, left))
        title = f"{first['title'][: LONGEST_LINES['title'] - 12]}, slinga {loop}"
        fields = {name: first[name] for name in REPEATED} | {
            "title": title, "status": str(WalkStatus.DRAFT), "kind": str(WalkKind.ORDINARY), "starts_at": starts_at,
            "walk_key": _key(),
        }  # fmt: skip
        refuse_if(whole_faults(fields, today))
        row_id = create(connection, "walks", folder.slug, fields, actor)
        kept = ("id", *STOP_NAMES, "same_as")
        _write_stops(connection, folder.slug, walk_id, [{name: stop[name] for name in kept} for stop in left], actor)
        new = [{name: stop[name] for name in kept[1:]} | {"loop": 1} for stop in parted]
        _write_stops(connection, folder.slug, row_id, new, actor)
        return row_id


def _write_stops(connection: Connection, municipality: str, walk_id: int, rows: Sequence[Fields], actor: str) -> None:
    there = {stop["id"]: stop for stop in _stops(connection, walk_id)}
    kept = {row["id"] for row in rows if row.get("id") in there}
    for stop in (stop for row_id, stop in there.items() if row_id not in kept):
        if _is_spoken_of(connection, stop["id"]):
            save(connection, "walk_stops", stop["id"], stop["version"], {"is_left_out": True}, actor)
        else:
            remove(connection, "walk_stops", stop["id"], stop["version"], actor)
    for number, row in enumerate(rows, start=1):
        fields = {name: value for name, value in row.items() if name != "id"} | {"number": number}
        if row.get("id") in kept:
            stop = there[row["id"]]
            save(connection, "walk_stops", stop["id"], stop["version"], fields | {"is_left_out": False}, actor)
        else:
            new = fields | {"walk_id": walk_id, "stop_key": _key()}
            create(connection, "walk_stops", municipality, new, actor)


def _walk_there(connection: Connection, folder: MunicipalityFolder, walk_id: int) -> Fields:
    """Raises InputFault when it is another municipality's, and Conflict when it is gone."""
    refuse_another_place(connection, folder, "walks", walk_id)
    walk = read_row(connection, "walks", walk_id)
    if walk is None:
        raise Conflict(None)
    return walk


def _stops(connection: Connection, walk_id: int) -> list[dict[str, Any]]:
    query = select(walk_stops).where(walk_stops.c.walk_id == walk_id).order_by(walk_stops.c.number, walk_stops.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def _is_spoken_of(connection: Connection, stop_id: int) -> bool:
    its = select(func.count()).select_from(walk_observations).where(walk_observations.c.stop_id == stop_id)
    again = select(func.count()).select_from(walk_stops).where(walk_stops.c.same_as == stop_id)
    return bool(connection.execute(its).scalar() or connection.execute(again).scalar())


def _of_parting(connection: Connection, parted: Sequence[Fields], left: Sequence[Fields]) -> Iterator[Fault]:
    if min(len(parted), len(left)) < FEWEST_STOPS:
        remedy = f"Flytta stopp mellan slingorna, eller lägg till fler. {NOTHING_SAVED}"
        yield Fault("Stopp", f"båda vandringarna behöver minst {FEWEST_STOPS} stopp", remedy=remedy)
    if any(_is_spoken_of(connection, stop["id"]) for stop in parted):
        yield Fault("Slingan", "det finns redan anteckningar från dess stopp", remedy=NOTHING_SAVED)


def _of_others(connection: Connection, municipality: str, fields: Fields) -> Iterator[Fault]:
    """The problem and the earlier walk that it names must be there."""
    for name, table, told in (
        ("problem_id", problems, "problemet finns inte längre"),
        ("repeat_of", walks, "den tidigare vandringen finns inte längre"),
    ):
        if fields.get(name) is not None:
            its = (table.c.id == fields[name], table.c.municipality == municipality)
            if connection.execute(select(table.c.id).where(*its)).scalar() is None:
                yield Fault("Vandringen", told, remedy=NOTHING_SAVED)


def _of_role(role: Role) -> Iterator[Fault]:
    if not may_edit_walks(role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Vandringen", "din roll får inte planera vandringar", remedy=remedy)


def _cleaned(fields: Fields) -> Fields:
    return cleaned(only(fields, EDITABLE, "a walk"))


def _key() -> str:
    return f"egen-{token_hex(6)}"

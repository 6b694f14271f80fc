"""Bring the safety walks of a municipality's own folder into the store: walks, stops and what was said at each.

The files name each other's rows by keys of their own (`w01`, `w01-3`, `w01-o02`); here the keys become ids. A row keeps
its id when its file changes, and one that somebody has edited keeps what was written.
"""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, update

from lib.actions.folder_batch import folder_batch
from lib.actions.folder_chain import FOLDER, Ids, bring, ids_of, read_texts
from lib.domain.actors import PROGRAM
from lib.domain.conflict import Fields
from lib.domain.folder import MunicipalityFolder
from lib.domain.walk import MOMENTS
from lib.store.tables import batches, walk_observations, walk_stops, walks
from lib.store.writing import find_batch, is_edited, remove_batches, start_batch

FILES = ("walks.csv", "walk_stops.csv", "walk_observations.csv")
DAYS = ("aim_due", "feedback_given", "review_by")
LISTS = ("route_choice", "checklist", "roles_invited", "aspects")
WHOLE = ("minutes", "number", "loop", "group_number", "priority")
PLACES = ("lon", "lat")


def load_walks(connection: Connection, folder: MunicipalityFolder) -> bool:
    """Load the three files when any of them is new or changed; False when there is nothing new."""
    digest = _digest(folder)
    if digest is None or find_batch(connection, folder.slug, digest) is not None:
        return False
    tables = [read_texts(folder.data / FOLDER / name) for name in FILES]
    batch = folder_batch(folder, f"{FOLDER}/{FILES[0]}", digest)
    batch_id = start_batch(connection, batch, sum(map(len, tables)), PROGRAM)
    owner = {"municipality": folder.slug, "batch_id": batch_id}
    of_problems = ids_of(connection, folder.slug, "problems", "problem_key")
    of_walks = bring(connection, walks, "walk_key", (_walk(row, of_problems) for row in tables[0]), owner)
    of_stops = bring(connection, walk_stops, "stop_key", (_stop(row, of_walks) for row in tables[1]), owner)
    said = (_observation(row, of_walks, of_stops) for row in tables[2])
    bring(connection, walk_observations, "client_key", said, owner)
    _follow(connection, tables[0], "walk_key", walks, "repeat_of", of_walks)
    _follow(connection, tables[1], "stop_key", walk_stops, "same_as", of_stops)
    is_earlier = (batches.c.file_name == batch.file_name) & (batches.c.id != batch_id)
    remove_batches(connection, folder.slug, is_earlier, PROGRAM)
    return True


def is_new_walks(connection: Connection, folder: MunicipalityFolder) -> bool:
    """Whether the folder has the three files, and any of them is new or changed."""
    digest = _digest(folder)
    return digest is not None and find_batch(connection, folder.slug, digest) is None


def _follow(connection: Connection, rows: list[Fields], key: str, table: Any, column: str, ids: Ids) -> None:
    """A walk and a stop may name another one of the same file."""
    for row in rows:
        its = (table.c.id == ids[row[key]]) & ~is_edited(table)
        connection.execute(update(table).where(its).values({column: ids.get(row[column])}))


def _walk(row: Fields, of_problems: Ids) -> Fields:
    fields = {name: value for name, value in row.items() if name not in ("problem_key", "repeat_of")}
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in MOMENTS}
    return _typed(fields) | moments | {"problem_id": of_problems.get(row["problem_key"])}


def _stop(row: Fields, of_walks: Ids) -> Fields:
    fields = {name: value for name, value in row.items() if name not in ("walk_key", "same_as", "minutes")}
    minutes = None if row["minutes"] is None else float(row["minutes"])
    return _typed(fields) | {"walk_id": of_walks[row["walk_key"]], "minutes": minutes}


def _observation(row: Fields, of_walks: Ids, of_stops: Ids) -> Fields:
    fields = {name: value for name, value in row.items() if name not in ("walk_key", "stop_key")}
    at = {"walk_id": of_walks[row["walk_key"]], "stop_id": of_stops[row["stop_key"]]}
    return _typed(fields) | at | {"observed_at": datetime.fromisoformat(row["observed_at"])}


def _typed(row: Fields) -> Fields:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS if name in row}
    lists = {name: json.loads(row[name] or "null") for name in LISTS if name in row}
    whole = {name: None if row[name] is None else int(row[name]) for name in WHOLE if name in row}
    places = {name: float(row[name]) for name in PLACES if name in row}
    return row | days | lists | whole | places


def _digest(folder: MunicipalityFolder) -> str | None:
    paths = [folder.data / FOLDER / name for name in FILES]
    if not all(path.exists() for path in paths):
        return None
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()

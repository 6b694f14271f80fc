"""Bring the chain of a municipality's own folder into the store: problems, causes, priorities and links.

The files name each other's rows by keys of their own (`p01`, `c03`, `m05`); here the keys become ids. A row keeps its
id when its file changes, and one that somebody has edited keeps what was written.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from lib.actions.folder_batch import folder_batch
from lib.actions.folder_texts import refuse_personal_texts
from lib.domain.actors import PROGRAM
from lib.domain.conflict import Fields
from lib.domain.folder import MunicipalityFolder
from lib.domain.links import ObjectKind
from lib.domain.priorities import CRITERIA
from lib.store.data_versions import count_the_write
from lib.store.tables import batches, causes, links, measures, metadata, priorities, problems
from lib.store.writing import find_batch, is_edited, remove_batches, start_batch

FOLDER = "demo"
FILES = ("problems.csv", "causes.csv", "priorities.csv", "links.csv")
KEYS = {
    ObjectKind.REPORT: ("reports", "report_key"),
    ObjectKind.PROBLEM: ("problems", "problem_key"),
    ObjectKind.CAUSE: ("causes", "cause_key"),
    ObjectKind.MEASURE: ("measures", "measure_key"),
    ObjectKind.PROMISE: ("promises", "promise_key"),
    ObjectKind.ENTRY: ("picture_entries", "entry_key"),
    ObjectKind.WALK: ("walks", "walk_key"),
}
"""What a file calls a row of each kind; other kinds are named by their own id."""
NAMED_BY_FILES = {"measures.csv": ("measures", "measure_id", "measure_key"),
                  "promises.csv": ("promises", "promise_id", "promise_key")}  # fmt: skip
"""Files whose rows name a problem or a cause: their table, and what the key is called in the file and in the table."""
DAYS = ("follow_up_on", "feedback_given", "review_by")
Ids = dict[str, int]


def is_new_chain(connection: Connection, folder: MunicipalityFolder) -> bool:
    """Whether the folder has the four files, and any of them is new or changed."""
    digest = _digest(folder)
    return digest is not None and find_batch(connection, folder.slug, digest) is None


def load_chain(connection: Connection, folder: MunicipalityFolder) -> bool:
    """Load the four files when any of them is new or changed; False when there is nothing new."""
    digest = _digest(folder)
    if digest is None or find_batch(connection, folder.slug, digest) is not None:
        return False
    paths = [folder.data / FOLDER / name for name in FILES]
    tables = [read_texts(path) for path in paths]
    batch = folder_batch(folder, f"{FOLDER}/{FILES[0]}", digest)
    batch_id = start_batch(connection, batch, sum(map(len, tables[:-1])), PROGRAM)
    owner = {"municipality": folder.slug, "batch_id": batch_id}
    of_problems = bring(connection, problems, "problem_key", map(_problem, tables[0]), owner)
    of_causes = bring(connection, causes, "cause_key", (_cause(row, of_problems) for row in tables[1]), owner)
    _place_under(connection, tables[1], of_causes)
    _bring_priorities(connection, tables[2], of_problems, owner)
    is_earlier = (batches.c.file_name == batch.file_name) & (batches.c.id != batch_id)
    remove_batches(connection, folder.slug, is_earlier, PROGRAM)
    return True


def join_keys(connection: Connection, folder: MunicipalityFolder) -> None:
    """Let rows of other files point at their problem and cause, and link what the files say hangs together. Done after
    every load: rows that came anew have new ids."""
    demo = folder.data / FOLDER
    its_batch = (batches.c.municipality == folder.slug) & (batches.c.file_name == f"{FOLDER}/{FILES[0]}")
    batch_id = connection.execute(select(batches.c.id).where(its_batch)).scalar()
    if batch_id is None:
        return
    of_problems = ids_of(connection, folder.slug, *KEYS[ObjectKind.PROBLEM])
    of_causes = ids_of(connection, folder.slug, *KEYS[ObjectKind.CAUSE])
    for name, (table, written, key) in NAMED_BY_FILES.items():
        its = metadata.tables[table]
        for row in read_texts(demo / name) if (demo / name).exists() else ():
            _point(
                connection, folder, its.c[key] == row[written], its.c.problem_id, of_problems.get(row["problem_key"])
            )
    for row in read_texts(demo / "causes.csv"):
        for measure in filter(None, (row["measures"] or "").split(";")):
            which = measures.c.measure_key == measure
            _point(connection, folder, which, measures.c.cause_id, of_causes.get(row["cause_key"]))
    _bring_links(connection, folder, batch_id)
    count_the_write(connection, folder.slug)


def _bring_links(connection: Connection, folder: MunicipalityFolder, batch_id: int) -> None:
    """The file's links anew; a pair that somebody has linked by hand stays theirs."""
    connection.execute(delete(links).where(links.c.batch_id == batch_id))
    names = ("from_kind", "from_id", "to_kind", "to_id")
    there = set(
        connection.execute(select(*(links.c[name] for name in names)).where(links.c.municipality == folder.slug)).all()
    )
    for ends, note in _ends(connection, folder, read_texts(folder.data / FOLDER / FILES[-1])):
        if ends not in there:
            owner = {"municipality": folder.slug, "batch_id": batch_id, "note": note}
            connection.execute(insert(links).values(**dict(zip(names, ends, strict=True)), **owner))
    counted = sum(
        connection.execute(select(func.count()).where(table.c.batch_id == batch_id)).scalar_one()
        for table in (problems, causes, priorities, links)
    )
    connection.execute(update(batches).where(batches.c.id == batch_id).values(n_rows=counted))


def bring(connection: Connection, table: Table, key: str, rows: Iterator[Fields], owner: Fields) -> Ids:
    """Write each row under the id that its key has already, and return the ids by key."""
    known = {
        row[key]: row
        for row in connection.execute(
            select(table.c.id, table.c[key], is_edited(table).label("edited")).where(
                table.c.municipality == owner["municipality"], table.c[key].is_not(None)
            )
        ).mappings()
    }
    ids = {}
    for row in rows:
        there = known.get(row[key])
        if there is None:
            ids[row[key]] = connection.execute(insert(table).values(**row, **owner).returning(table.c.id)).scalar_one()
        else:
            ids[row[key]] = there["id"]
            values = {"batch_id": owner["batch_id"]} | ({} if there["edited"] else row)
            connection.execute(update(table).where(table.c.id == there["id"]).values(**values))
    return ids


def _place_under(connection: Connection, rows: list[Fields], of_causes: Ids) -> None:
    for row in rows:
        its = (causes.c.id == of_causes[row["cause_key"]]) & ~is_edited(causes)
        connection.execute(update(causes).where(its).values(parent_id=of_causes.get(row["parent_key"])))


def _bring_priorities(connection: Connection, rows: list[Fields], of_problems: Ids, owner: Fields) -> None:
    for row in rows:
        answers = {one.id: int(row[one.id]) for one in CRITERIA if row[one.id] is not None}
        fields = {"answers": answers, "note": row["note"]} | owner
        its = (priorities.c.problem_id == of_problems[row["problem_key"]]) & (priorities.c.actor == row["actor"])
        there = connection.execute(select(priorities.c.id, is_edited(priorities).label("edited")).where(its)).first()
        if there is None:
            of = {"problem_id": of_problems[row["problem_key"]], "actor": row["actor"]}
            connection.execute(insert(priorities).values(**of, **fields))
        else:
            kept = {"batch_id": owner["batch_id"]} if there.edited else fields
            connection.execute(update(priorities).where(priorities.c.id == there.id).values(**kept))


def _point(connection: Connection, folder: MunicipalityFolder, which: Any, column: Column[Any], to: int | None) -> None:
    """Rows that somebody has edited point where they were made to point."""
    table: Any = column.table
    its = (table.c.municipality == folder.slug) & which & ~is_edited(table)
    if to is not None:
        connection.execute(update(table).where(its).values({column.name: to}))


def _ends(
    connection: Connection, folder: MunicipalityFolder, rows: list[Fields]
) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Each link as kind and id, kind and id; links whose ends are not there are passed over."""
    ids = {str(kind): ids_of(connection, folder.slug, *KEYS[kind]) for kind in KEYS}
    for row in rows:
        ends = []
        for end in ("from", "to"):
            kind, key = row[f"{end}_kind"], row[f"{end}_key"]
            ends += [kind, ids[kind].get(key) if kind in ids else key]
        if None not in ends:
            yield tuple(map(str, ends)), row["note"]


def ids_of(connection: Connection, municipality: str, table: str, key: str) -> Ids:
    """The ids of a table's rows by what a file calls them."""
    its = metadata.tables[table]
    rows = connection.execute(select(its.c[key], its.c.id).where(its.c.municipality == municipality))
    return {name: row_id for name, row_id in rows if name is not None}


def _digest(folder: MunicipalityFolder) -> str | None:
    paths = [folder.data / FOLDER / name for name in FILES]
    if not all(path.exists() for path in paths):
        return None
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def read_texts(path: Path) -> list[Fields]:
    """The rows as texts; what is empty is None. Raises InputFault for texts that point out a person."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    refuse_personal_texts(path.name, frame)
    return [{str(name): value or None for name, value in row.items()} for row in frame.to_dict("records")]


def _problem(row: Fields) -> Fields:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    told = {None: None, "ja": True, "nej": False}
    fields = {name: value for name, value in row.items() if name != "number"} | days
    return fields | {"is_signal_crime": told[row["is_signal_crime"]], "question": json.loads(row["number"] or "null")}


def _cause(row: Fields, of_problems: Ids) -> Fields:
    names = ("cause_key", "side", "description", "sources_used", "sources_rejected", "limits")
    layer = "root_cause" if row["parent_key"] else "cause"
    return {name: row[name] for name in names} | {"problem_id": of_problems[row["problem_key"]], "layer": layer}

"""Putting rows in and taking them out: always a whole batch, in the transaction of the caller."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select

from lib.domain.actors import PROGRAM
from lib.store.audit import write_audit
from lib.store.bulk import insert_frame
from lib.store.data_versions import count_the_write
from lib.store.duplicates import free_duplicates
from lib.store.tables import batches, earlier_versions, events, metadata, walk_observations, walk_stops, walks

EDITED_TABLES = tuple(
    table for table in metadata.sorted_tables if "batch_id" in table.columns and "version" in table.columns
)

Progress = Callable[[float], None]
"""Told how much is done, from 0 to 1."""


@dataclass(frozen=True)
class Batch:
    """One import of one file."""

    municipality: str
    kind: str
    file_name: str
    file_sha256: str
    source: str
    data_date: date | None
    created_at: datetime
    is_synthetic: bool


def add_batch(
    connection: Connection, batch: Batch, tables: Mapping[str, pd.DataFrame], actor: str = PROGRAM,
    progress: Progress | None = None,
) -> int:  # fmt: skip
    """Write the batch and its rows, and return its id. `tables` are frames by table name.

    Rows for `quarantine` are kept but do not count as the batch's rows.
    """
    n_rows = sum(len(frame) for name, frame in tables.items() if name != "quarantine")
    batch_id = start_batch(connection, batch, n_rows, actor)
    fill_batch(connection, batch, batch_id, tables, progress)
    return batch_id


def start_batch(connection: Connection, batch: Batch, n_rows: int, actor: str, n_kept: int = 0) -> int:
    """The batch without its rows, and what the audit log says of it."""
    row = vars(batch) | {"n_rows": n_rows}
    batch_id: int = connection.execute(insert(batches).values(**row).returning(batches.c.id)).scalar_one()
    details = {name: row[name] for name in ("municipality", "kind", "file_name", "file_sha256", "n_rows")}
    details |= {"n_kept": n_kept} if n_kept else {}
    write_audit(connection, actor, "import", f"batch {batch_id}", details)
    count_the_write(connection, batch.municipality)
    return batch_id


def fill_batch(
    connection: Connection, batch: Batch, batch_id: int, tables: Mapping[str, pd.DataFrame],
    progress: Progress | None = None,
) -> None:  # fmt: skip
    """The rows of a batch that was started."""
    owner = {"municipality": batch.municipality, "batch_id": batch_id}
    n_all, n_before = sum(map(len, tables.values())), 0
    for name, frame in tables.items():
        told = None if progress is None else partial(_tell, progress, n_before, n_all)
        insert_frame(connection, metadata.tables[name], frame, owner, told)
        n_before += len(frame)


def find_batch(connection: Connection, municipality: str, file_sha256: str) -> int | None:
    """The id of an earlier import of the very same file, if there is one."""
    query = select(batches.c.id).where(batches.c.municipality == municipality, batches.c.file_sha256 == file_sha256)
    return connection.execute(query.order_by(batches.c.id)).scalar()


def imports_of(connection: Connection, municipality: str) -> tuple[int, int]:
    """How many imports there are and the newest one's id: other numbers whenever one has come or gone."""
    query = select(func.count(), func.coalesce(func.max(batches.c.id), 0)).where(batches.c.municipality == municipality)
    n_imports, newest = connection.execute(query).one()
    return n_imports, newest


def remove_batch(connection: Connection, municipality: str, batch_id: int, actor: str) -> bool:
    """Take out one import with its rows; False when there is no such import in the municipality.

    Ask `count_edited` first: what people have changed in the rows since goes with them.
    """
    return remove_batches(connection, municipality, batches.c.id == batch_id, actor) == 1


def count_edited(connection: Connection, batch_id: int) -> int:
    """How many rows of a batch somebody has edited since it came, and what has been said on its walks."""
    queries = [select(func.count()).where(table.c.batch_id == batch_id, is_edited(table)) for table in EDITED_TABLES]
    its_walks = select(walks.c.id).where(walks.c.batch_id == batch_id)
    for table in (walk_stops, walk_observations):
        said = (table.c.walk_id.in_(its_walks), table.c.batch_id.is_(None), is_edited(table))
        queries.append(select(func.count()).where(*said))
    return sum(connection.execute(query).scalar_one() for query in queries)


def remove_batches(connection: Connection, municipality: str, which: ColumnElement[bool], actor: str) -> int:
    """Take out imports with their rows, edited or not, and return how many imports."""
    found = connection.execute(select(batches).where(which, batches.c.municipality == municipality)).all()
    for batch in found:
        _forget_history(connection, batch.id)
        free_duplicates(connection, municipality, batch.id)
        connection.execute(delete(events).where(events.c.batch_id == batch.id))  # has no key that would do it
        connection.execute(delete(batches).where(batches.c.id == batch.id))
        details = {"municipality": municipality, "file_name": batch.file_name, "n_rows": batch.n_rows}
        write_audit(connection, actor, "remove", f"batch {batch.id}", details)
    if found:
        count_the_write(connection, municipality)
    return len(found)


def is_edited(table: Table) -> ColumnElement[bool]:
    """By a person: the version also counts what retention has taken."""
    return table.c.reviewed_by.is_not(None)


def _tell(progress: Progress, n_before: int, n_all: int, n_rows: int) -> None:
    progress((n_before + n_rows) / n_all)


def _forget_history(connection: Connection, batch_id: int) -> None:
    for table in EDITED_TABLES:
        rows = select(table.c.id).where(table.c.batch_id == batch_id)
        its = (earlier_versions.c.table_name == table.name) & earlier_versions.c.row_id.in_(rows)
        connection.execute(delete(earlier_versions).where(its))

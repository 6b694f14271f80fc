"""Putting rows in and taking them out: always a whole batch, in the transaction of the caller."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from lib.domain.actors import PROGRAM
from lib.store.audit import write_audit
from lib.store.bulk import insert_frame
from lib.store.data_versions import count_the_write
from lib.store.tables import batches, earlier_versions, metadata

EDITED_TABLES = tuple(
    table for table in metadata.sorted_tables if "batch_id" in table.columns and "version" in table.columns
)


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


def add_batch(connection: Connection, batch: Batch, tables: dict[str, pd.DataFrame], actor: str = PROGRAM) -> int:
    """Write the batch and its rows, and return its id. `tables` are frames by table name.

    Rows for `quarantine` are kept but do not count as the batch's rows.
    """
    n_rows = sum(len(frame) for name, frame in tables.items() if name != "quarantine")
    row = vars(batch) | {"n_rows": n_rows}
    batch_id = connection.execute(insert(batches).values(**row).returning(batches.c.id)).scalar_one()
    for name, frame in tables.items():
        owned = frame.assign(municipality=batch.municipality, batch_id=batch_id)
        insert_frame(connection, metadata.tables[name], owned)
    kept = ("municipality", "kind", "file_name", "file_sha256", "n_rows")
    write_audit(connection, actor, "import", f"batch {batch_id}", {name: row[name] for name in kept})
    count_the_write(connection, batch.municipality)
    return batch_id


def find_batch(connection: Connection, municipality: str, file_sha256: str) -> int | None:
    """The id of an earlier import of the very same file, if there is one."""
    query = select(batches.c.id).where(batches.c.municipality == municipality, batches.c.file_sha256 == file_sha256)
    return connection.execute(query.order_by(batches.c.id)).scalar()


def remove_file_batches(connection: Connection, municipality: str, file_name: str, actor: str = PROGRAM) -> None:
    """Take out earlier imports of a file, with their rows."""
    _remove(connection, municipality, batches.c.file_name == file_name, actor)


def remove_batch(connection: Connection, municipality: str, batch_id: int, actor: str) -> bool:
    """Take out one import with its rows; False when there is no such import in the municipality.

    Ask `count_edited` first: what people have changed in the rows since goes with them.
    """
    return _remove(connection, municipality, batches.c.id == batch_id, actor) == 1


def count_edited(connection: Connection, batch_id: int) -> int:
    """How many rows of a batch somebody has edited since it came."""
    queries = (select(func.count()).where(table.c.batch_id == batch_id, table.c.version > 1) for table in EDITED_TABLES)
    return sum(connection.execute(query).scalar_one() for query in queries)


def _remove(connection: Connection, municipality: str, which: ColumnElement[bool], actor: str) -> int:
    found = connection.execute(select(batches).where(which, batches.c.municipality == municipality)).all()
    for batch in found:
        _forget_history(connection, batch.id)
        connection.execute(delete(batches).where(batches.c.id == batch.id))
        details = {"municipality": municipality, "file_name": batch.file_name, "n_rows": batch.n_rows}
        write_audit(connection, actor, "remove", f"batch {batch.id}", details)
    if found:
        count_the_write(connection, municipality)
    return len(found)


def _forget_history(connection: Connection, batch_id: int) -> None:
    for table in EDITED_TABLES:
        rows = select(table.c.id).where(table.c.batch_id == batch_id)
        its = (earlier_versions.c.table_name == table.name) & earlier_versions.c.row_id.in_(rows)
        connection.execute(delete(earlier_versions).where(its))

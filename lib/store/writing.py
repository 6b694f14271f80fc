"""Putting rows in: always a whole batch, in the transaction of the caller."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, delete, insert, select, update

from lib.store.tables import batches, metadata, versions

ROWS_A_TIME = 20_000


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


def add_batch(connection: Connection, batch: Batch, tables: dict[str, pd.DataFrame]) -> int:
    """Write the batch and its rows, and return its id. `tables` are frames by table name."""
    n_rows = sum(len(frame) for frame in tables.values())
    row = vars(batch) | {"n_rows": n_rows}
    batch_id = connection.execute(insert(batches).values(**row).returning(batches.c.id)).scalar_one()
    for name, frame in tables.items():
        _insert(connection, name, frame.assign(municipality=batch.municipality, batch_id=batch_id))
    _count_the_write(connection, batch.municipality)
    return batch_id


def find_batch(connection: Connection, municipality: str, file_sha256: str) -> int | None:
    """The id of an earlier import of the very same file, if there is one."""
    query = select(batches.c.id).where(batches.c.municipality == municipality, batches.c.file_sha256 == file_sha256)
    return connection.execute(query).scalar()


def remove_file_batches(connection: Connection, municipality: str, file_name: str) -> None:
    """Take out earlier imports of a file, with their rows."""
    theirs = (batches.c.municipality == municipality) & (batches.c.file_name == file_name)
    connection.execute(delete(batches).where(theirs))
    _count_the_write(connection, municipality)


def _insert(connection: Connection, name: str, frame: pd.DataFrame) -> None:
    table = metadata.tables[name]
    wanted = frame[[column.name for column in table.columns if column.name in frame.columns]]
    for start in range(0, len(wanted), ROWS_A_TIME):
        connection.execute(insert(table), _records(wanted.iloc[start : start + ROWS_A_TIME]))


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as plain Python values, every kind of missing as None."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        values = column.dt.to_pydatetime() if pd.api.types.is_datetime64_any_dtype(column) else column.tolist()
        columns[name] = [None if gone else value for value, gone in zip(values, column.isna(), strict=True)]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _count_the_write(connection: Connection, municipality: str) -> None:
    bump = update(versions).where(versions.c.municipality == municipality).values(version=versions.c.version + 1)
    if connection.execute(bump).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, version=1))

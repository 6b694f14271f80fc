"""What is in the store already, as far as a new file has to be compared with it."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, select

from lib.store.tables import batches, metadata


def read_stored(
    connection: Connection, municipality: str, table: str, columns: Sequence[str], without_batch: int | None,
    months: tuple[int, int] | None = None,
) -> pd.DataFrame:  # fmt: skip
    """The columns with batch_id and the batch's file_name, in the order that the rows came.

    `months` are the first and last that count, for tables that have months. Rows made by hand have no batch.
    """
    source = metadata.tables[table]
    query = (
        select(*(source.c[name] for name in columns), source.c.batch_id, batches.c.file_name)
        .join(batches, source.c.batch_id == batches.c.id, isouter=True)
        .where(source.c.municipality == municipality)
        .order_by(source.c.id)
    )
    if without_batch is not None:
        query = query.where((source.c.batch_id != without_batch) | source.c.batch_id.is_(None))
    if months is not None:
        query = query.where(source.c.month.between(*months))
    return pd.read_sql(query, connection)


def find_named_batches(connection: Connection, municipality: str, file_name: str, source: str) -> list[int]:
    """Imports of other files with the same name and source, oldest first."""
    same = (batches.c.file_name == file_name) & (batches.c.source == source)
    query = select(batches.c.id).where(batches.c.municipality == municipality, same).order_by(batches.c.id)
    return list(connection.execute(query).scalars())

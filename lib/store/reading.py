"""Taking rows out, as frames."""

import pandas as pd
from sqlalchemy import DateTime, Engine, false, func, select

from lib.store.tables import batches, events, metadata

MOMENT = "datetime64[us]"


def read_rows(engine: Engine, municipality: str, table: str, without: tuple[str, ...] = ()) -> pd.DataFrame:
    """All rows of a table with `is_synthetic` of their batch, less the columns named in `without`.

    A row made by hand has no batch and is not synthetic.
    """
    source = metadata.tables[table]
    columns = [column for column in source.columns if column.name not in {"municipality", *without}]
    query = (
        select(*columns, func.coalesce(batches.c.is_synthetic, false()).label("is_synthetic"))
        .join(batches, source.c.batch_id == batches.c.id, isouter=True)
        .where(source.c.municipality == municipality)
        .order_by(source.c.id)
    )
    moments = [column.name for column in columns if isinstance(column.type, DateTime)]
    frame = _frame(engine, query)
    return frame.astype(dict.fromkeys(moments, MOMENT))  # a column without any moment would be of objects


def read_monthly_events(engine: Engine, municipality: str) -> pd.DataFrame:
    """Events counted by area_code (None where unknown), category, month and batch_id: column `count`."""
    keys = [events.c.area_code, events.c.category, events.c.month, events.c.batch_id]
    query = select(*keys, func.count().label("count")).where(events.c.municipality == municipality).group_by(*keys)
    # Databases sort texts, and put missing ones, by rules of their own.
    return _frame(engine, query).sort_values([key.name for key in keys], na_position="first", ignore_index=True)


def read_batches(engine: Engine, municipality: str) -> pd.DataFrame:
    return _frame(engine, select(batches).where(batches.c.municipality == municipality).order_by(batches.c.id))


def _frame(engine: Engine, query: object) -> pd.DataFrame:
    with engine.connect().execution_options(reads_only=True) as connection:
        return pd.read_sql(query, connection)

"""Taking rows out, as frames."""

import pandas as pd
from sqlalchemy import DateTime, Engine, false, func, select

from lib.store.tables import batches, events, metadata, versions

MOMENT = "datetime64[us]"


def read_versions(engine: Engine, municipality: str) -> tuple[int, int]:
    """A number that grows with every write to the municipality's rows, and one that grows only when what files brought
    has changed; both 0 before the first."""
    query = select(versions.c.version, versions.c.imports).where(versions.c.municipality == municipality)
    with engine.connect().execution_options(reads_only=True) as connection:
        found = connection.execute(query).one_or_none()
    return (found.version, found.imports) if found else (0, 0)


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


def read_event_windows(engine: Engine, municipality: str, area_codes: tuple[str, ...], months: range) -> pd.DataFrame:
    """category, event_from and event_to of the events in some months; no area codes means every area."""
    query = select(events.c.category, events.c.event_from, events.c.event_to).where(
        events.c.municipality == municipality, events.c.month >= months.start, events.c.month < months.stop
    )
    if area_codes:
        query = query.where(events.c.area_code.in_(area_codes))
    return _frame(engine, query.order_by(events.c.id))


def read_batches(engine: Engine, municipality: str) -> pd.DataFrame:
    return _frame(engine, select(batches).where(batches.c.municipality == municipality).order_by(batches.c.id))


def _frame(engine: Engine, query: object) -> pd.DataFrame:
    with engine.connect().execution_options(reads_only=True) as connection:
        return pd.read_sql(query, connection)

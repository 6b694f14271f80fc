"""The rows of one database into another, whichever kinds they are."""

import pandas as pd
from sqlalchemy import Connection, exists, func, select

from lib.store.bulk import ROWS_A_TIME, insert_frame
from lib.store.tables import metadata, versions


def is_empty(connection: Connection) -> bool:
    tables = metadata.sorted_tables
    return not any(connection.execute(select(exists(select(table)))).scalar() for table in tables)


def count_rows(connection: Connection) -> dict[str, int]:
    """Rows by table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in metadata.sorted_tables
    }


def copy_rows(source: Connection, target: Connection) -> None:
    """Everything, with its ids, into an empty database. Both are of the newest revision."""
    for table in metadata.sorted_tables:
        query = select(table).execution_options(yield_per=ROWS_A_TIME)
        for part in source.execute(query).partitions():
            insert_frame(target, table, pd.DataFrame.from_records(part, columns=table.columns.keys()))
    if target.dialect.name == "postgresql":
        _count_on_from_the_highest_id(target)


def move_every_version(connection: Connection) -> None:
    """Let no cached answer pass for one from these rows."""
    more = {name: versions.c[name] + 1 for name in ("version", "imports")}
    connection.execute(versions.update().values(**more))


def _count_on_from_the_highest_id(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if "id" not in table.columns:
            continue
        sequence = connection.execute(select(func.pg_get_serial_sequence(table.name, "id"))).scalar()
        highest = connection.execute(select(func.max(table.c.id))).scalar()
        if sequence and highest:
            connection.execute(select(func.setval(sequence, highest)))

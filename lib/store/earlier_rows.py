"""What stood in rows before they were edited."""

import pandas as pd
from sqlalchemy import Engine, select

from lib.store.plain_rows import from_plain
from lib.store.tables import earlier_versions, metadata


def read_earlier(engine: Engine, municipality: str, table: str) -> pd.DataFrame:
    """Every row of a table as it stood before an edit: the table's columns, and `saved_at` (UTC), when it was written
    over. A column that the table did not have then is missing."""
    target = metadata.tables[table]
    query = select(earlier_versions.c.content, earlier_versions.c.saved_at).where(
        earlier_versions.c.municipality == municipality, earlier_versions.c.table_name == table
    )
    with engine.connect().execution_options(reads_only=True) as connection:
        kept = connection.execute(query.order_by(earlier_versions.c.id)).all()
    columns = [*target.columns.keys(), "saved_at"]
    rows = [from_plain(target, row.content) | {"saved_at": row.saved_at} for row in kept]
    return pd.DataFrame(rows, columns=columns, dtype=object)

"""A file that comes anew, in the place of its earlier versions: what people have changed in them stays."""

import pandas as pd
from sqlalchemy import Connection, Table, null, select, update

from lib.domain.actors import PROGRAM
from lib.store.tables import batches
from lib.store.writing import EDITED_TABLES, Batch, fill_batch, is_edited, remove_batches, start_batch

KEYS = {
    "reports": "report_key",
    "measures": "measure_key",
    "promises": "promise_key",
    "pictures": "picture_key",
    "picture_entries": "entry_key",
    "agreements": "agreement_key",
}
"""What a file calls its own rows, in tables that people edit."""

Edited = dict[int, str | None]
"""Key in the file by id; None where the file has none."""


def replace_file(
    connection: Connection, batch: Batch, table: str, rows: pd.DataFrame, actor: str = PROGRAM
) -> int:  # fmt: skip
    """Write the rows, take out earlier batches with the same file name, and return the id of the new batch.

    Rows that somebody has edited stay as they are and go over to the new batch; the file's own rows with the same key
    are left out. An edited row without a key stays too, beside what the file says.
    """
    edited = {edited_table: _edited_rows(connection, batch, edited_table) for edited_table in EDITED_TABLES}
    n_kept = sum(map(len, edited.values()))
    new = _without(rows, table, next((found for one, found in edited.items() if one.name == table), {}))
    batch_id = start_batch(connection, batch, len(new) + n_kept, actor, n_kept)
    for edited_table, found in edited.items():
        connection.execute(update(edited_table).where(edited_table.c.id.in_(found)).values(batch_id=batch_id))
    is_earlier = (batches.c.file_name == batch.file_name) & (batches.c.id != batch_id)
    remove_batches(connection, batch.municipality, is_earlier, actor)
    fill_batch(connection, batch, batch_id, {table: new})
    return batch_id


def _edited_rows(connection: Connection, batch: Batch, table: Table) -> Edited:
    key = table.c[KEYS[table.name]] if table.name in KEYS else null()
    its = (batches.c.municipality == batch.municipality) & (batches.c.file_name == batch.file_name)
    query = select(table.c.id, key).join(batches, table.c.batch_id == batches.c.id).where(its, is_edited(table))
    return {row[0]: row[1] for row in connection.execute(query)}


def _without(rows: pd.DataFrame, table: str, edited: Edited) -> pd.DataFrame:
    known = [key for key in edited.values() if key is not None]
    return rows[~rows[KEYS[table]].isin(known)] if known and KEYS[table] in rows else rows

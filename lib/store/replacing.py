"""A file that comes anew, in the place of its earlier versions: what people have changed in them stays."""

import pandas as pd
from sqlalchemy import Connection, Table, null, select, update

from lib.domain.actors import PROGRAM
from lib.domain.handover import TABLE_KINDS
from lib.store.tables import batches, links, metadata
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
    are left out. An edited row without a key stays too, beside what the file says. What is linked to a row with a key
    is linked to the row that comes in its place.
    """
    edited = {edited_table: _edited_rows(connection, batch, edited_table) for edited_table in EDITED_TABLES}
    n_kept = sum(map(len, edited.values()))
    linked = _linked_keys(connection, batch, table)
    new = _without(rows, table, next((found for one, found in edited.items() if one.name == table), {}))
    batch_id = start_batch(connection, batch, len(new) + n_kept, actor, n_kept)
    for edited_table, found in edited.items():
        connection.execute(update(edited_table).where(edited_table.c.id.in_(found)).values(batch_id=batch_id))
    is_earlier = (batches.c.file_name == batch.file_name) & (batches.c.id != batch_id)
    remove_batches(connection, batch.municipality, is_earlier, actor)
    fill_batch(connection, batch, batch_id, {table: new})
    _link_anew(connection, batch_id, table, linked)
    return batch_id


def _edited_rows(connection: Connection, batch: Batch, table: Table) -> Edited:
    key = table.c[KEYS[table.name]] if table.name in KEYS else null()
    its = (batches.c.municipality == batch.municipality) & (batches.c.file_name == batch.file_name)
    query = select(table.c.id, key).join(batches, table.c.batch_id == batches.c.id).where(its, is_edited(table))
    return {row[0]: row[1] for row in connection.execute(query)}


def _linked_keys(connection: Connection, batch: Batch, table: str) -> dict[int, str]:
    """Key in the file by id, of the earlier rows that a link names."""
    if table not in KEYS or table not in TABLE_KINDS:
        return {}
    ids: set[int] = set()
    for end in ("from", "to"):
        named = (links.c.municipality == batch.municipality) & (links.c[f"{end}_kind"] == str(TABLE_KINDS[table]))
        ids |= {int(name) for name in connection.execute(select(links.c[f"{end}_id"]).where(named)).scalars()}
    rows = metadata.tables[table]
    key = rows.c[KEYS[table]]
    its = (batches.c.municipality == batch.municipality) & (batches.c.file_name == batch.file_name)
    query = select(rows.c.id, key).join(batches, rows.c.batch_id == batches.c.id)
    found = connection.execute(query.where(its, rows.c.id.in_(ids), key.is_not(None)))
    return {row[0]: row[1] for row in found}


def _link_anew(connection: Connection, batch_id: int, table: str, linked: dict[int, str]) -> None:
    """A row that is read in anew has a new id."""
    if not linked:
        return
    rows = metadata.tables[table]
    key = rows.c[KEYS[table]]
    its = (rows.c.batch_id == batch_id) & key.in_(set(linked.values()))
    new_ids = {row[0]: row[1] for row in connection.execute(select(key, rows.c.id).where(its))}
    for old_id, name in linked.items():
        for end in ("from", "to"):
            there = (links.c[f"{end}_kind"] == str(TABLE_KINDS[table])) & (links.c[f"{end}_id"] == str(old_id))
            new_id = new_ids.get(name, old_id)
            connection.execute(update(links).where(there).values({links.c[f"{end}_id"]: str(new_id)}))


def _without(rows: pd.DataFrame, table: str, edited: Edited) -> pd.DataFrame:
    known = [key for key in edited.values() if key is not None]
    return rows[~rows[KEYS[table]].isin(known)] if known and KEYS[table] in rows else rows

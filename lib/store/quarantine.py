"""Rows that were held back, read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, update

from lib.store.tables import quarantine


@dataclass(frozen=True)
class HeldRow:
    """`content` is the row as the file had it, masked where it held personal data; `faults` are dicts of Fault."""

    row_number: int
    content: dict[str, Any]
    faults: list[dict[str, str]]


def read_held(connection: Connection, municipality: str, batch_id: int) -> list[HeldRow]:
    """Those that have not come back yet, in the order of the file."""
    columns = (quarantine.c.row_number, quarantine.c.content, quarantine.c.faults)
    its = (quarantine.c.municipality == municipality) & (quarantine.c.batch_id == batch_id)
    waiting = its & quarantine.c.resolved_by_batch.is_(None)
    rows = connection.execute(select(*columns).where(waiting).order_by(quarantine.c.row_number, quarantine.c.id))
    return [HeldRow(*row) for row in rows]


def count_held(connection: Connection, municipality: str) -> dict[int, int]:
    """How many rows of each batch have not come back yet."""
    waiting = (quarantine.c.municipality == municipality) & quarantine.c.resolved_by_batch.is_(None)
    query = select(quarantine.c.batch_id, func.count().label("n")).where(waiting).group_by(quarantine.c.batch_id)
    return {row.batch_id: row.n for row in connection.execute(query)}


def resolve_held(connection: Connection, municipality: str, rows: Sequence[tuple[int, int]], batch_id: int) -> None:
    """Rows (batch and row number) that came back with an import, whether it took them or held them back again.

    Undoing that import lets them wait again.
    """
    for earlier, number in rows:
        its = (quarantine.c.batch_id == earlier) & (quarantine.c.row_number == number)
        mine = its & (quarantine.c.municipality == municipality) & quarantine.c.resolved_by_batch.is_(None)
        connection.execute(update(quarantine).where(mine).values(resolved_by_batch=batch_id))

"""Rows that were held back, read again."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from lib.store.tables import quarantine


@dataclass(frozen=True)
class HeldRow:
    """`content` is the row as the file had it, masked where it held personal data; `faults` are dicts of Fault."""

    row_number: int
    content: dict[str, Any]
    faults: list[dict[str, str]]


def read_held(connection: Connection, municipality: str, batch_id: int) -> list[HeldRow]:
    """In the order of the file."""
    columns = (quarantine.c.row_number, quarantine.c.content, quarantine.c.faults)
    its = (quarantine.c.municipality == municipality) & (quarantine.c.batch_id == batch_id)
    rows = connection.execute(select(*columns).where(its).order_by(quarantine.c.row_number, quarantine.c.id))
    return [HeldRow(*row) for row in rows]

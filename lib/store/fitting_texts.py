"""Texts that a column cannot hold are refused alike whatever the database is: SQLite would take them all."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, String

from lib.domain.faults import Fault, InputFault


def refuse_misfits(column: Column[Any], values: Iterable[Any]) -> None:
    """Raises InputFault for a text that is too long or is no text."""
    if not isinstance(column.type, String):
        return
    texts = {value for value in values if value is not None}
    longest = max(map(len, texts), default=0)
    where = f"Databasen: tabellen {column.table.name}, kolumnen {column.name}"
    if column.type.length and longest > column.type.length:
        remedy = f"Korta till högst {column.type.length} tecken."
        raise InputFault(Fault(where, "en text är för lång", f"{longest} tecken", remedy))
    if not _can_be_written("".join(texts)):
        raise InputFault(Fault(where, "en text har ett tecken som inte går att lagra", remedy="Ta bort tecknet."))


def _can_be_written(text: str) -> bool:
    """PostgreSQL takes no NUL; half a surrogate pair, as JSON can write it, is no Unicode."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False

"""Half-written forms, one for each person and place. No audit row and no new data version: nothing is said yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select

from lib.store.tables import drafts

_finishing: ContextVar[tuple[str, str] | None] = ContextVar("finishing", default=None)


def keep_draft(
    connection: Connection, municipality: str, actor: str, place: str, content: dict[str, Any], now: datetime
) -> None:
    """Instead of what was kept there before. `now` is UTC."""
    drop_draft(connection, municipality, actor, place)
    row = {"municipality": municipality, "actor": actor, "place": place, "content": content, "saved_at": now}
    connection.execute(insert(drafts).values(**row))


def drop_draft(connection: Connection, municipality: str, actor: str, place: str) -> None:
    connection.execute(delete(drafts).where(*_its(municipality, actor, place)))


@contextmanager
def finishing(actor: str, place: str) -> Iterator[None]:
    """Within, the draft at the place is dropped with each row that is written. A variable of the thread, because every
    kind of row has a function of its own to write it, and none of them knows of forms."""
    token = _finishing.set((actor, place))
    try:
        yield
    finally:
        _finishing.reset(token)


def drop_finished(connection: Connection, municipality: str) -> None:
    """In the transaction of whoever writes a row by hand."""
    if (its := _finishing.get()) is not None:
        drop_draft(connection, municipality, *its)


def read_draft(engine: Engine, municipality: str, actor: str, place: str) -> tuple[dict[str, Any], datetime] | None:
    """What is kept, and when (UTC)."""
    query = select(drafts.c.content, drafts.c.saved_at).where(*_its(municipality, actor, place))
    with engine.connect().execution_options(reads_only=True) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else (row.content, row.saved_at)


def drop_old_drafts(connection: Connection, municipality: str, before: datetime) -> None:
    connection.execute(delete(drafts).where(drafts.c.municipality == municipality, drafts.c.saved_at < before))


def _its(municipality: str, actor: str, place: str) -> tuple[ColumnElement[bool], ...]:
    return drafts.c.municipality == municipality, drafts.c.actor == actor, drafts.c.place == place

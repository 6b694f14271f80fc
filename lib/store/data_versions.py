"""The numbers by which cached answers are kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, insert, select, update

from lib.store.tables import edits, versions


@dataclass(frozen=True)
class Versions:
    """Numbers that grow with what is written in a municipality's rows; 0 before the first."""

    every_write: int = 0
    files: int = 0
    """Only when what files brought has changed."""
    edits: Mapping[str, int] = field(default_factory=dict, hash=False)
    """By table: how often people have written in it."""


_known: ContextVar[dict[tuple[Engine, str], Versions] | None] = ContextVar("known", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Ask for the numbers once: all that is answered inside is of the same moment, until something is written there."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def read_versions(engine: Engine, municipality: str) -> Versions:
    """As of now, or as of the moment that is being answered about."""
    known = _known.get()
    if known is None:
        return _read(engine, municipality)
    if (engine, municipality) not in known:
        known[engine, municipality] = _read(engine, municipality)
    return known[engine, municipality]


def _read(engine: Engine, municipality: str) -> Versions:
    written, edited = select(versions.c.version, versions.c.imports), select(edits.c.table_name, edits.c.n)
    with engine.connect().execution_options(reads_only=True) as connection:
        by_table = connection.execute(edited.where(edits.c.municipality == municipality)).all()
        found = connection.execute(written.where(versions.c.municipality == municipality)).one_or_none()
    return Versions(found.version, found.imports, dict(map(tuple, by_table))) if found else Versions()


def count_the_write(connection: Connection, municipality: str) -> None:
    """Something that files brought has changed: no cached answer holds."""
    _count(connection, municipality, imports=1)


def count_the_edit(connection: Connection, municipality: str, table: str) -> None:
    """Somebody has written or judged something in a table: answers that are not made of it still hold."""
    _count(connection, municipality)
    bump = update(edits).where(edits.c.municipality == municipality, edits.c.table_name == table)
    if connection.execute(bump.values(n=edits.c.n + 1)).rowcount == 0:
        connection.execute(insert(edits).values(municipality=municipality, table_name=table, n=1))


def version_of(connection: Connection, municipality: str) -> int:
    """0 before the first write."""
    query = select(versions.c.version).where(versions.c.municipality == municipality)
    return connection.execute(query).scalar() or 0


def _count(connection: Connection, municipality: str, imports: int = 0) -> None:
    _known.set(None)
    bump = update(versions).where(versions.c.municipality == municipality)
    more = {"version": versions.c.version + 1, "imports": versions.c.imports + imports}
    if connection.execute(bump.values(more)).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, version=1, imports=imports))

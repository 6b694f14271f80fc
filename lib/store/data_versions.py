"""The numbers by which cached answers are kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, Engine, insert, select, update

from lib.store.tables import versions

Numbers = tuple[int, int, int]
_known: ContextVar[dict[tuple[Engine, str], Numbers] | None] = ContextVar("known", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """Ask for the numbers once: all that is answered inside is of the same moment, until something is written there."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def read_versions(engine: Engine, municipality: str) -> Numbers:
    """A number that grows with every write to the municipality's rows, one that grows only when what files brought has
    changed, and one that grows with every edit of a report; 0 before the first."""
    known = _known.get()
    if known is None:
        return _read(engine, municipality)
    if (engine, municipality) not in known:
        known[engine, municipality] = _read(engine, municipality)
    return known[engine, municipality]


def _read(engine: Engine, municipality: str) -> Numbers:
    query = select(versions.c.version, versions.c.imports, versions.c.reports)
    with engine.connect().execution_options(reads_only=True) as connection:
        found = connection.execute(query.where(versions.c.municipality == municipality)).one_or_none()
    return (found.version, found.imports, found.reports) if found else (0, 0, 0)


def count_the_write(connection: Connection, municipality: str) -> None:
    """Something that files brought has changed: no cached answer holds."""
    _count(connection, municipality, imports=1)


def count_the_edit(connection: Connection, municipality: str, table: str) -> None:
    """Somebody has written or judged something in a table: what files brought can stay in memory."""
    _count(connection, municipality, reports=int(table == "reports"))


def version_of(connection: Connection, municipality: str) -> int:
    """0 before the first write."""
    query = select(versions.c.version).where(versions.c.municipality == municipality)
    return connection.execute(query).scalar() or 0


def _count(connection: Connection, municipality: str, imports: int = 0, reports: int = 0) -> None:
    _known.set(None)
    more = {"version": 1, "imports": imports, "reports": reports}
    bump = update(versions).where(versions.c.municipality == municipality)
    if connection.execute(bump.values({name: versions.c[name] + n for name, n in more.items()})).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, **more))

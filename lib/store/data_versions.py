"""The numbers by which cached answers are kept."""

from sqlalchemy import Connection, insert, select, update

from lib.store.tables import versions


def count_the_write(connection: Connection, municipality: str) -> None:
    """Something that files brought has changed: no cached answer holds."""
    _count(connection, municipality, imports=1)


def count_the_edit(connection: Connection, municipality: str) -> None:
    """Somebody has written or judged something: what files brought can stay in memory."""
    _count(connection, municipality, imports=0)


def version_of(connection: Connection, municipality: str) -> int:
    """0 before the first write."""
    query = select(versions.c.version).where(versions.c.municipality == municipality)
    return connection.execute(query).scalar() or 0


def _count(connection: Connection, municipality: str, imports: int) -> None:
    more = {"version": versions.c.version + 1, "imports": versions.c.imports + imports}
    bump = update(versions).where(versions.c.municipality == municipality).values(**more)
    if connection.execute(bump).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, version=1, imports=imports))

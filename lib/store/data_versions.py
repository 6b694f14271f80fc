"""The number by which cached answers are kept."""

from sqlalchemy import Connection, insert, select, update

from lib.store.tables import versions


def count_the_write(connection: Connection, municipality: str) -> None:
    bump = update(versions).where(versions.c.municipality == municipality).values(version=versions.c.version + 1)
    if connection.execute(bump).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, version=1))


def version_of(connection: Connection, municipality: str) -> int:
    """0 before the first write."""
    query = select(versions.c.version).where(versions.c.municipality == municipality)
    return connection.execute(query).scalar() or 0

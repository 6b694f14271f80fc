"""The number by which cached answers are kept."""

from sqlalchemy import Connection, insert, update

from lib.store.tables import versions


def count_the_write(connection: Connection, municipality: str) -> None:
    bump = update(versions).where(versions.c.municipality == municipality).values(version=versions.c.version + 1)
    if connection.execute(bump).rowcount == 0:
        connection.execute(insert(versions).values(municipality=municipality, version=1))

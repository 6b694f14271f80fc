"""How far people have come in editing some tables: a cheap way to see whether anything there has changed."""

from sqlalchemy import Engine, func, select

from lib.store.tables import metadata


def edit_counts(engine: Engine, municipality: str, tables: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """For each edited table its rows, the sum of their versions and the highest id: an edit, a new row and a removed
    one each change it."""
    found = []
    with engine.connect().execution_options(reads_only=True) as connection:
        for name in tables:
            table = metadata.tables[name]
            counted = select(func.count(), func.sum(table.c.version), func.max(table.c.id))
            row = connection.execute(counted.where(table.c.municipality == municipality)).one()
            found.append((int(row[0]), int(row[1] or 0), int(row[2] or 0)))
    return tuple(found)

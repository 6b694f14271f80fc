"""Is the store whole: its pages, its links, its imports."""

from collections import Counter

from sqlalchemy import ColumnElement, Connection, Engine, Table, exists, func, select

from lib.store.duplicates import link_to
from lib.store.sqlite_driver import is_safe_sqlite
from lib.store.tables import batches, events, measures, metadata, reports, walk_observations

POSTGRESQL_UNSOUND = (
    "SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE NOT convalidated UNION ALL "
    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
)


def find_damage(connection: Connection) -> list[str]:
    """What the database itself says is wrong with its file, its indexes and its constraints."""
    is_sqlite = connection.dialect.name == "sqlite"
    asked = connection.exec_driver_sql("PRAGMA integrity_check(20)" if is_sqlite else POSTGRESQL_UNSOUND)
    return [said for said in asked.scalars() if said != "ok"]


def find_orphans(connection: Connection) -> dict[str, int]:
    """Rows that point at a row that is not there, though nothing should let them, by `table.column`."""
    links = [(link.parent, link.column) for table in metadata.sorted_tables for link in table.foreign_keys]
    found = {}
    for pointing, pointed in [*links, (events.c.batch_id, batches.c.id)]:
        target = pointed.table.alias()
        is_lost = pointing.is_not(None) & ~exists().where(target.c[pointed.name] == pointing)
        found[f"{pointing.table.name}.{pointing.name}"] = _count(connection, pointing.table, is_lost)
    return {name: n for name, n in found.items() if n}


def find_loose_links(connection: Connection) -> dict[str, int]:
    """Reports that name a measure or another report, and observations that name a measure, that has not been imported,
    by `table.column`."""
    named = (
        (reports, "measure_key", measures, "measure_key"),
        (reports, "duplicate_of", reports, "report_key"),
        (walk_observations, "measure_key", measures, "measure_key"),
    )
    return {
        f"{naming.name}.{name}": n
        for naming, name, table, key in named
        if (n := _count(connection, naming, _is_loose(naming, name, table, key)))
    }


def find_incomplete_batches(connection: Connection) -> list[int]:
    """Imports that do not have as many rows as came with them."""
    rows: Counter[int] = Counter()
    for table in metadata.sorted_tables:
        if "batch_id" in table.columns and table.name != "quarantine":
            counted = select(table.c.batch_id, func.count()).where(table.c.batch_id.is_not(None))
            for batch_id, n_rows in connection.execute(counted.group_by(table.c.batch_id)):
                rows[batch_id] += n_rows
    expected = connection.execute(select(batches.c.id, batches.c.n_rows).order_by(batches.c.id))
    return [batch_id for batch_id, n_rows in expected if rows[batch_id] != n_rows]


def warn_of_sqlite(engine: Engine) -> str | None:
    """A sentence when the SQLite in use is one that may corrupt a file; it runs in WAL mode here."""
    if engine.dialect.name != "sqlite" or is_safe_sqlite():
        return None
    return (
        "SQLite är äldre än 3.51.3 och kan i sällsynta fall skada filen: installera pysqlite3 eller uppgradera Python."
    )


def _is_loose(naming: Table, name: str, table: Table, key: str) -> ColumnElement[bool]:
    other = table.alias()
    is_named = other.c[key] == naming.c[name]
    if table is reports:
        is_named |= link_to(other) == naming.c[name]
    is_named &= other.c.municipality == naming.c.municipality
    return naming.c[name].is_not(None) & ~exists().where(is_named)


def _count(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(which)).scalar_one()

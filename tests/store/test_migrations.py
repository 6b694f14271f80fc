"""From any version of the tables to the newest, with the rows that are there."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, event, insert, text

from lib.domain.faults import InputFault
from lib.store.address import read_address
from lib.store.database import open_apart, open_database
from lib.store.migrating import migrate, newest_revision, revision_of
from lib.store.reading import read_rows
from lib.store.sqlite_driver import prepare
from lib.store.tables import batches, metadata
from lib.store.writing import remove_batch
from tests.store.rows_for_tests import batch

OLD_ROWS = (
    "INSERT INTO batches (id, municipality, kind, file_name, file_sha256, source, created_at, n_rows, is_synthetic) "
    "VALUES (7, '0001-prov', 'events', 'a.csv', 'f', 'Prov', '2026-01-02 03:04:00', 2, false)",
    "INSERT INTO versions (municipality, version) VALUES ('0001-prov', 3)",
    "INSERT INTO events (id, municipality, batch_id, category, event_from, month, precision) "
    "VALUES (1, '0001-prov', 7, 'ran', '2026-01-05 22:00:00.000000', 24312, 'area')",
    "INSERT INTO measures (id, municipality, batch_id, measure_key, title, status) "
    "VALUES (4, '0001-prov', 7, 'm1', 'Belysning', 'pagar')",
)


@pytest.fixture
def old_engine(empty_url):
    """A database as the first migration made it, with rows."""
    engine = create_engine(read_address(empty_url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    migrate(engine, "0001")
    with engine.begin() as connection:
        assert revision_of(connection) == "0001"
        for row in OLD_ROWS:
            connection.execute(text(row))
    engine.dispose()
    return engine


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_an_old_database_keeps_its_rows(old_engine, empty_url):
    engine = open_apart(empty_url)
    events, measures = read_rows(engine, "0001-prov", "events"), read_rows(engine, "0001-prov", "measures")
    assert (events["batch_id"].tolist(), measures["title"].tolist()) == ([7], ["Belysning"])
    assert (measures["version"].tolist(), measures["reviewed_by"].tolist()) == ([1], [None])
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        new = vars(batch()) | {"n_rows": 0}
        assert connection.execute(insert(batches).values(**new).returning(batches.c.id)).scalar_one() not in (None, 7)
    engine.dispose()


def test_old_rows_still_go_with_their_batch(old_engine, empty_url):
    engine = open_apart(empty_url)
    with engine.begin() as connection:
        assert remove_batch(connection, "0001-prov", 7, "Ada")
    assert read_rows(engine, "0001-prov", "events").empty and read_rows(engine, "0001-prov", "measures").empty
    engine.dispose()


def test_a_database_of_a_newer_program_is_left_alone(engine, database_url):
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(InputFault, match=r"nyare program.*version 9999"):
        open_apart(database_url)
    assert newest_revision() != "9999"


def test_the_same_address_gives_the_same_engine(database_url):
    assert open_database(database_url) is open_database(database_url)

"""A log that cannot be changed, and shows when it was."""

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from lib.store.audit import verify, write_audit
from lib.store.database import open_apart
from lib.store.writing import add_batch, remove_batch
from tests.store.rows_for_tests import PLACE, batch, three_events


@pytest.fixture
def ten_rows(engine):
    for n in range(10):
        with engine.begin() as connection:
            write_audit(connection, "Åsa", "view", f"reports {n}", {"n": n, "role": "polis"})
    return engine


def log(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT * FROM audit_log ORDER BY id")).all()


def tamper(engine, statement):
    """As somebody would who has the database but not the program."""
    off = ["DROP TRIGGER audit_log_refuses_update", "DROP TRIGGER audit_log_refuses_delete"]
    if engine.dialect.name == "postgresql":
        off = ["DROP TRIGGER audit_log_refuses_change ON audit_log"]
    with engine.begin() as connection:
        for line in (*off, statement):
            connection.execute(text(line))


def test_a_log_without_rows_is_whole(engine):
    check = verify(engine)
    assert check.is_whole and (check.n_rows, check.last_hash) == (0, "0" * 64)


def test_rows_are_numbered_and_linked(ten_rows):
    rows = log(ten_rows)
    assert [row.id for row in rows] == list(range(1, 11))
    assert [row.previous_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert len({row.hash for row in rows}) == 10
    check = verify(ten_rows)
    assert check.is_whole and (check.n_rows, check.last_hash) == (10, rows[-1].hash)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET actor = 'Bo' WHERE id = 4",
        "UPDATE audit_log SET actor = actor",
        "DELETE FROM audit_log WHERE id = 10",
        "DELETE FROM audit_log",
    ],
)
def test_the_database_refuses_changes(ten_rows, statement):
    before = log(ten_rows)
    with pytest.raises(DatabaseError, match="append-only"), ten_rows.begin() as connection:
        connection.execute(text(statement))
    assert log(ten_rows) == before


def test_there_is_no_way_around_the_refusal(ten_rows):
    way = "TRUNCATE audit_log"
    if ten_rows.dialect.name == "sqlite":
        way = "INSERT OR REPLACE INTO audit_log SELECT 4, at, 'Bo', action, object, details, previous_hash, hash "
        way += "FROM audit_log WHERE id = 4"
    with pytest.raises(DatabaseError, match="append-only"), ten_rows.begin() as connection:
        connection.execute(text(way))


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit_log SET actor = 'Bo' WHERE id = 4", 4),
        ("UPDATE audit_log SET details = replace(details, '3', '8') WHERE id = 4", 4),
        ("UPDATE audit_log SET at = '2020-01-01T00:00:00.000000' WHERE id = 1", 1),
        ("UPDATE audit_log SET hash = previous_hash WHERE id = 7", 7),
        ("DELETE FROM audit_log WHERE id = 5", 5),
        ("DELETE FROM audit_log WHERE id = 10", 10),
        ("DELETE FROM audit_log", 1),
        ("INSERT INTO audit_log SELECT 11, at, actor, action, object, details, previous_hash, hash "
         "FROM audit_log WHERE id = 10", 11),
    ],
)  # fmt: skip
def test_one_row_tampered_with_is_found_and_named(ten_rows, statement, broken_at):
    tamper(ten_rows, statement)
    assert verify(ten_rows).broken_at == broken_at


def test_an_undone_transaction_leaves_no_row(ten_rows):
    with ten_rows.connect() as connection, connection.begin() as transaction:
        write_audit(connection, "Åsa", "view", "x", {})
        transaction.rollback()
    assert verify(ten_rows).n_rows == 10 and verify(ten_rows).is_whole


def test_imports_and_removals_are_logged_with_them(engine):
    with engine.begin() as connection:
        number = add_batch(connection, batch(), {"events": three_events()}, "Ada")
        remove_batch(connection, PLACE, number, "Bo")
        remove_batch(connection, PLACE, number + 1, "Bo")
    told = [(row.actor, row.action, row.object) for row in log(engine)]
    assert told == [("Ada", "import", f"batch {number}"), ("Bo", "remove", f"batch {number}")]


def test_writers_at_once_make_one_chain(engine, database_url):
    own = open_apart(database_url)

    def work(name):
        for n in range(20):
            with own.begin() as connection:
                write_audit(connection, name, "view", str(n), {})

    threads = [threading.Thread(target=work, args=(f"nr {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check = verify(own)
    own.dispose()
    assert check.is_whole and check.n_rows == 160

"""A database that is not as it should be: said in Swedish, without passwords, with the way back."""

import logging
import os
import threading
import time

import pytest
from sqlalchemy import text

from lib.domain.faults import InputFault
from lib.store import sqlite_driver
from lib.store.address import read_address
from lib.store.database import open_apart, open_database
from lib.store.reading import read_rows
from lib.store.writing import add_batch
from tests.databases import fresh_url, postgresql_server
from tests.store.rows_for_tests import PLACE, batch, three_events

SECRET = "hemligt"


def fault_of_opening(url):
    with pytest.raises(InputFault) as caught:
        open_database(url)
    shown = caught.value
    while shown is not None:  # what a log would write: the exception and what it was raised from
        assert SECRET not in str(shown)
        shown = shown.__cause__
    assert len(caught.value.faults) == 1 and caught.value.faults[0].remedy
    return caught.value.faults[0]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (SECRET, "går inte att tolka"),
        (f"postgresql:/{SECRET}", "går inte att tolka"),
        (f"postgresql://u:{SECRET}@host:port/x", "går inte att tolka"),
        (f"mysql://u:{SECRET}@host/x", "slag som inte stöds"),
        (f"postgresql://u:del@{SECRET}@host/x", "för många @"),
        (f"postgresql://u:{SECRET}@127.0.0.1:1/x", "svarar inte"),
        (f"postgres://u:{SECRET}@127.0.0.1:1/x?connect_timeout=2", "svarar inte"),
    ],
)
def test_an_address_that_leads_nowhere(url, message):
    assert message in fault_of_opening(url).message


def test_a_server_that_is_there_without_the_database():
    url = postgresql_server().replace("/postgres?", "/finns_inte?").replace("postgres:@", f"postgres:{SECRET}@")
    fault = fault_of_opening(url)
    assert fault.message == "databasen finns inte" and "finns_inte" in fault.found


def test_a_server_without_the_user():
    url = postgresql_server().replace("postgres:@", f"ingen:{SECRET}@")
    assert fault_of_opening(url).message in {"servern godtar inte användaren eller lösenordet", "databasen finns inte"}


def test_options_of_the_address_are_not_told():
    assert "connect_timeout" not in str(fault_of_opening(f"postgresql://127.0.0.1:1/x?password={SECRET}"))


def test_short_addresses_use_the_driver_that_is_installed():
    drivers = {
        read_address(url).drivername for url in ("postgresql://h/x", "postgres://h/x", "postgresql+psycopg://h/x")
    }
    assert drivers == {"postgresql+psycopg"}


def test_a_server_that_loses_the_connection_is_told_of_and_comes_back(tmp_path):
    url = fresh_url("postgresql", tmp_path)
    engine = open_apart(url)
    other = open_apart(url)
    with engine.connect() as connection:
        add_batch(connection, batch(), {"events": three_events()})
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with other.connect().execution_options(reads_only=True) as killer:
            killer.execute(text(f"SELECT pg_terminate_backend({own})"))
        with pytest.raises(InputFault, match="servern"):
            connection.execute(text("SELECT 1"))
    other.dispose()
    assert read_rows(engine, PLACE, "events").empty
    with engine.begin() as connection:
        add_batch(connection, batch(), {"events": three_events()})
    assert len(read_rows(engine, PLACE, "events")) == 3
    engine.dispose()


@pytest.fixture
def file(tmp_path):
    """A database with rows in it, closed."""
    path = tmp_path / "lagesbild.db"
    engine = open_apart(f"sqlite:///{path}")
    for n in range(40):
        with engine.begin() as connection:
            add_batch(connection, batch(file_sha256=str(n)), {"events": three_events()})
    engine.dispose()
    return path


def overwrite(path, start, content):
    with path.open("r+b") as opened:
        opened.seek(start)
        opened.write(content)


def test_a_whole_file_opens(file):
    engine = open_apart(f"sqlite:///{file}")
    assert len(read_rows(engine, PLACE, "events")) == 120
    engine.dispose()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: overwrite(path, 0, b"skrap" * 20),
        lambda path: os.truncate(path, path.stat().st_size // 2),
        lambda path: os.truncate(path, 4096 * 3),
        lambda path: os.truncate(path, 50),
        lambda path: overwrite(path, 4096 * 3, os.urandom(4096 * 4)),
        lambda path: path.write_bytes(b"id;namn\n1;a\n" * 500),
    ],
    ids=["header", "half", "three pages", "fifty bytes", "garbage inside", "another file"],
)
def test_a_damaged_file_is_found_at_once_and_the_way_back_is_shown(file, damage):
    damage(file)
    before = file.read_bytes()
    fault = fault_of_opening(f"sqlite:///{file}")
    assert fault.message == "databasfilen är skadad" and str(file) in fault.found
    assert "python -m lib restore" in fault.remedy
    assert file.read_bytes() == before, "what may still be saved is not written to"


def test_damage_that_comes_while_the_program_runs_is_told_of_too(file):
    engine = open_apart(f"sqlite:///{file}")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'events'").scalar_one()
    engine.dispose()
    overwrite(file, (pages - 1) * 4096, b"\xff" * 4096)
    with pytest.raises(InputFault, match="databasfilen är skadad"):
        read_rows(engine, PLACE, "events")
    engine.dispose()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "fil").write_text("x")
    assert fault_of_opening(f"sqlite:///{tmp_path / 'fil' / 'mapp' / 'x.db'}").message == "mappen går inte att skapa"


def test_a_folder_in_the_place_of_the_file(tmp_path):
    assert fault_of_opening(f"sqlite:///{tmp_path}").message == "databasfilen går inte att öppna"


def test_a_lock_that_is_never_let_go_is_a_fault_and_not_a_crash(file, monkeypatch):
    monkeypatch.setattr(sqlite_driver, "PATIENCE", 0.1)
    engine = open_apart(f"sqlite:///{file}")
    other = sqlite_driver.sqlite_module.connect(str(file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(InputFault, match="upptagen"), engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    other.execute("ROLLBACK")
    other.close()
    engine.dispose()


def test_opening_does_not_wait_for_a_writer(engine, database_url):
    with engine.begin() as writer:
        add_batch(writer, batch(), {"events": three_events()})
        start = time.monotonic()
        open_apart(database_url).dispose()
        assert time.monotonic() - start < 5


def test_readers_do_not_wait_for_a_writer_and_see_one_moment(engine):
    with engine.begin() as writer:
        add_batch(writer, batch(), {"events": three_events()})
        assert read_rows(engine, PLACE, "events").empty
    with engine.connect().execution_options(reads_only=True) as reader:
        count = text("SELECT count(*) FROM events")
        first = reader.execute(count).scalar()
        with engine.begin() as writer:
            add_batch(writer, batch(file_sha256="e"), {"events": three_events()})
        assert reader.execute(count).scalar() == first == 3


def test_a_second_writer_waits_for_the_first(engine):
    order = []

    def second():
        with engine.begin():
            order.append("second")

    with engine.begin():
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(timeout=0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_sqlite_runs_with_the_safe_settings(file):
    engine = open_apart(f"sqlite:///{file}")
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
    with engine.connect() as connection:
        read = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    engine.dispose()
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10000,
        "secure_delete": 1,
    }


def test_an_old_sqlite_is_warned_of(file, monkeypatch, caplog):
    monkeypatch.setattr(sqlite_driver.sqlite_module, "sqlite_version_info", (3, 40, 1))
    with caplog.at_level(logging.WARNING):
        open_apart(f"sqlite:///{file}").dispose()
    assert "äldre än 3.51.3" in caplog.text

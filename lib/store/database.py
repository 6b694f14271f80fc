"""Opening the database: safe settings, one writer at a time, migrations up to date."""

import logging
from functools import lru_cache
from threading import Lock

from sqlalchemy import URL, Connection, Engine, create_engine, event

from lib.domain.faults import Fault, InputFault
from lib.store.address import SET_IN, read_address, sqlite_file
from lib.store.database_faults import WHERE, damaged, tell_faults
from lib.store.migrating import migrate
from lib.store.sqlite_driver import PATIENCE, begin_writing, is_safe_sqlite, no_waiting, prepare, sqlite_module

SECONDS_TO_CONNECT = 10
POOL = {"pool_size": 10, "max_overflow": 40, "pool_timeout": PATIENCE}
"""Room for fifty at once. Whoever waits for a connection waits as long as a writer waits for the lock."""
ONE_WRITER = "SET LOCAL lock_timeout = '{:.0f}s'; SELECT pg_advisory_xact_lock(19800207)"
HURRY = 1.0
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

_opening = Lock()
_log = logging.getLogger(__name__)


def open_database(url: str) -> Engine:
    """The engine for `url`, with every migration applied. The same engine for the same address.

    A transaction writes unless its connection has the execution option `reads_only`; writers wait for each other.
    Raises InputFault, then and later, when the address, the server or the file is at fault.
    """
    with _opening:
        return _remembered(url)


def open_apart(url: str) -> Engine:
    """An engine of its own, for a database that is looked at once; dispose of it."""
    address = read_address(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    engine = _sqlite_engine(address) if is_sqlite else _postgresql_engine(address)
    tell_faults(engine)
    if is_sqlite:
        _look_for_damage(engine)
    migrate(engine)
    return engine


def in_a_hurry(engine: Engine) -> Engine:
    """The same database for a write that can be done later as well: it waits a second for other writers, then raises
    InputFault. For what is written while somebody only looks or types."""
    return engine.execution_options(patience=HURRY)


@lru_cache(maxsize=8)
def _remembered(url: str) -> Engine:
    return open_apart(url)


def _sqlite_engine(url: URL) -> Engine:
    file = sqlite_file(url)
    if file:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise InputFault(Fault(WHERE, "mappen går inte att skapa", str(file.parent), SET_IN)) from None
    if not is_safe_sqlite():
        _log.warning("SQLite %s är äldre än 3.51.3; se README om säker drift.", sqlite_module.sqlite_version)
    engine = create_engine(url, module=sqlite_module, **POOL)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql_engine(url: URL) -> Engine:
    wait = {} if "connect_timeout" in url.query else {"connect_timeout": SECONDS_TO_CONNECT}
    engine = create_engine(url, pool_pre_ping=True, connect_args=wait, **POOL)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _look_for_damage(engine: Engine) -> None:
    """About 0.15 s for each 100 MB; a file that is damaged is not written to."""
    with engine.connect().execution_options(reads_only=True) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise damaged(engine.url)


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a deferred lock fails under two writers instead of waiting."""
    if _reads_only(connection):
        connection.exec_driver_sql("BEGIN")
        return
    with no_waiting(connection.connection.driver_connection) as driver:
        if not begin_writing(driver, _patience(connection)):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # the last try, whose fault is told like any other


def _begin_postgresql(connection: Connection) -> None:
    """The same as in SQLite: one writer at a time, and a reader sees one moment. Nothing to deadlock on, no
    serialisation failure to try again after, and an audit log without forks."""
    connection.exec_driver_sql(
        ONE_MOMENT if _reads_only(connection) else ONE_WRITER.format(_patience(connection) or PATIENCE)
    )


def _patience(connection: Connection) -> float | None:
    patience: float | None = connection.get_execution_options().get("patience")
    return patience


def _reads_only(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("reads_only", False))

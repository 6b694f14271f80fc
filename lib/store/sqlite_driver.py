"""The SQLite that is used, how each connection to it is set, and how its writers wait in line."""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

try:  # carries a newer SQLite than most Pythons; see DECISIONS.md
    from pysqlite3 import dbapi2 as sqlite_module
except ImportError:
    sqlite_module = sqlite3

__all__ = ["begin_writing", "is_safe_sqlite", "no_waiting", "prepare", "sqlite_module"]

SAFE_SQLITE = (3, 51, 3)
"""Older versions may corrupt a file in WAL mode when several connections checkpoint at once."""

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "recursive_triggers=ON",  # else INSERT OR REPLACE gets past the audit log's triggers
    "secure_delete=ON",  # what has been purged must not be left in the file
)

PATIENCE = 300.0
"""Seconds that a writer waits for the others, on both databases: longer than the biggest import takes, so that whoever
saves meanwhile waits and is not turned away."""


def is_safe_sqlite() -> bool:
    return sqlite_module.sqlite_version_info >= SAFE_SQLITE


def prepare(connection: Any, _record: Any) -> None:
    """Called by SQLAlchemy for every new connection."""
    connection.isolation_level = None  # BEGIN is ours, not the driver's
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def no_waiting(connection: Any) -> Iterator[Any]:
    """SQLite answers at once in here when somebody else has the lock."""
    connection.execute("PRAGMA busy_timeout=0")
    try:
        yield connection
    finally:
        connection.execute("PRAGMA busy_timeout=10000")


def begin_writing(connection: Any, patience: float | None = None) -> bool:
    """Take the lock of the one writer; False when it cannot be had in `patience` seconds, PATIENCE
    when none are given.

    SQLite itself looks every tenth of a second, and a writer that writes again and again is then hardly ever seen
    between two transactions: others waited for 8 s beside one, now for 1 s. So look often, and not in step.
    """
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    while time.monotonic() < until:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite_module.OperationalError as error:
            if "locked" not in str(error):
                return False
            time.sleep(random.uniform(0.001, 0.008))  # noqa: S311  # nosec B311
        else:
            return True
    return False

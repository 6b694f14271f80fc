"""The SQLite that is used, and how each connection to it is set."""

import sqlite3
from typing import Any

try:  # carries a newer SQLite than most Pythons; see DECISIONS.md
    from pysqlite3 import dbapi2 as sqlite_module
except ImportError:
    sqlite_module = sqlite3

__all__ = ["is_safe_sqlite", "prepare", "sqlite_module"]

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


def is_safe_sqlite() -> bool:
    return sqlite_module.sqlite_version_info >= SAFE_SQLITE


def prepare(connection: Any, _record: Any) -> None:
    """Called by SQLAlchemy for every new connection."""
    connection.isolation_level = None  # BEGIN is ours, not the driver's
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")

"""Opening the database: safe SQLite settings, migrations up to date."""

import logging
import sqlite3
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url

try:  # carries a newer SQLite than most Pythons; see DECISIONS.md
    from pysqlite3 import dbapi2 as sqlite_module
except ImportError:
    sqlite_module = sqlite3

SAFE_SQLITE = (3, 51, 3)
"""Older versions may corrupt a file in WAL mode when several connections checkpoint at once."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_opening = Lock()
_log = logging.getLogger(__name__)


def open_database(url: str) -> Engine:
    """The engine for `url`, with every migration applied. The same engine for the same address."""
    with _opening:
        return _open(url)


def migration_config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


@lru_cache(maxsize=8)
def _open(url: str) -> Engine:
    engine = _sqlite_engine(url) if make_url(url).get_backend_name() == "sqlite" else create_engine(url)
    with engine.begin() as connection:
        config = migration_config(url)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return engine


def _sqlite_engine(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    if sqlite_module.sqlite_version_info < SAFE_SQLITE:
        _log.warning("SQLite %s är äldre än 3.51.3; se README om säker drift.", sqlite_module.sqlite_version)
    engine = create_engine(url, module=sqlite_module)
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_connection(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours, not the driver's
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    """A writer takes its lock at once: a deferred lock fails under two writers instead of waiting."""
    writes = not connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

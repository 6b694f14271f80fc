"""The whole store as of one moment, in an SQLite file of its own: it opens anywhere and goes back into either kind."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from lib.domain.faults import InputFault
from lib.store.copying import copy_rows
from lib.store.database import open_apart
from lib.store.database_faults import damaged, fault_of
from lib.store.sqlite_driver import sqlite_module


def take_snapshot(engine: Engine, file: Path) -> None:
    """Write to `file`, which is not there yet; others may read and write meanwhile.

    Raises InputFault when the copy is not sound.
    """
    if engine.dialect.name == "sqlite":
        _copy_pages(engine, file)
    else:
        _copy_rows(engine, file)


def _copy_pages(engine: Engine, file: Path) -> None:
    copy = sqlite_module.connect(str(file))
    try:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.backup(copy)
        is_sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    except sqlite_module.Error as error:
        fault = fault_of(error, engine.url)
        if fault is None:
            raise
        raise InputFault(fault) from None
    finally:
        copy.close()
    if not is_sound:
        raise damaged(engine.url)


def _copy_rows(engine: Engine, file: Path) -> None:
    copy = open_apart(f"sqlite:///{file}")
    try:
        with engine.connect().execution_options(reads_only=True) as source, copy.begin() as target:
            copy_rows(source, target)
    finally:
        copy.dispose()

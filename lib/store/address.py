"""The database's address: what kinds there are, and how one is told of without its password."""

from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from lib.domain.faults import Fault, InputFault

WHERE = "Databasens adress"
SET_IN = "Adressen står i LAGESBILD_DATABASE_URL eller i .streamlit/secrets.toml (database_url)."
_EXAMPLE = "Skriv den som postgresql://användare:lösenord@server/databas eller sqlite:////mapp/lagesbild.db."
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def read_address(text: str) -> URL:
    """Raises InputFault that quotes nothing: a mistyped address may show its password anywhere."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise InputFault(Fault(WHERE, "adressen går inte att tolka", remedy=f"{_EXAMPLE} {SET_IN}")) from None
    kind = url.drivername.split("+")[0]
    if kind not in _DRIVERS:
        remedy = f"Välj sqlite eller postgresql. {SET_IN}"
        raise InputFault(Fault(WHERE, "databasen är av ett slag som inte stöds", kind[:20], remedy))
    if "@" in (url.host or "") or "@" in (url.database or ""):
        remedy = f"Skriv @ i lösenordet som %40, / som %2F och : som %3A. {SET_IN}"
        raise InputFault(Fault(WHERE, "adressen har för många @", remedy=remedy))
    return url.set(drivername=_DRIVERS[kind])


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite address; None for PostgreSQL and for a database in memory."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def spoken(url: URL) -> str:
    """Where the database is, as a fault may tell it: no user, no password, no options."""
    if url.get_backend_name() == "sqlite":
        return url.database or "minnet"
    host = url.host or url.query.get("host", "den här datorn")
    return f"databasen {url.database} på {host}{f':{url.port}' if url.port else ''}"

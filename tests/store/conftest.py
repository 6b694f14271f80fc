"""The databases for every test here."""

from tests.databases import database_url, empty_url, engine

__all__ = ["database_url", "empty_url", "engine"]

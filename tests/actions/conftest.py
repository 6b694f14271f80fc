"""The whole store is tried on both databases."""

from tests.databases import database_url, engine, store_url

__all__ = ["database_url", "engine", "store_url"]

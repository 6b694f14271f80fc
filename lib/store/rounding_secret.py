"""The secret that decides which way counts are rounded outside: made once for each municipality, then kept."""

import secrets

from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError

from lib.store.municipal_settings import read_setting
from lib.store.tables import settings

KEY = "rounding_secret"


def rounding_secret(engine: Engine, municipality: str) -> bytes:
    """32 bytes that nobody outside knows. It follows the store in a backup, so that restored figures are the same."""
    found = _read(engine, municipality)
    if found is None:
        row = {"municipality": municipality, "key": KEY, "value": secrets.token_hex(32)}
        try:
            with engine.begin() as connection:
                connection.execute(insert(settings).values(row))
        except IntegrityError:  # somebody else asked at the same time
            pass
        found = _read(engine, municipality)
    return bytes.fromhex(str(found))


def _read(engine: Engine, municipality: str) -> object:
    with engine.connect().execution_options(reads_only=True) as connection:
        return read_setting(connection, municipality, KEY)

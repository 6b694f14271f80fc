"""What a municipality has decided in the app. Changed with `editing.save`, like any other row."""

from typing import Any

from sqlalchemy import Connection, select

from lib.store.tables import settings


def read_setting(connection: Connection, municipality: str, key: str) -> Any:
    """The value as JSON has it; None when nothing was decided."""
    its = (settings.c.municipality == municipality) & (settings.c.key == key)
    return connection.execute(select(settings.c.value).where(its)).scalar()


def read_setting_row(connection: Connection, municipality: str, key: str) -> dict[str, Any] | None:
    """The same with its id and version, to edit from."""
    its = (settings.c.municipality == municipality) & (settings.c.key == key)
    row = connection.execute(select(settings).where(its)).mappings().one_or_none()
    return None if row is None else dict(row)

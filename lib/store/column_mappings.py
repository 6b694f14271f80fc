"""How files of a certain shape were read, for the next one of the same shape."""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lib.domain.moment import utc_now
from lib.store.tables import column_mappings


def read_mapping(connection: Connection, municipality: str, shape_sha256: str) -> dict[str, Any] | None:
    its = (column_mappings.c.municipality == municipality) & (column_mappings.c.shape_sha256 == shape_sha256)
    mapping: dict[str, Any] | None = connection.execute(select(column_mappings.c.mapping).where(its)).scalar()
    return mapping


def remember_mapping(connection: Connection, municipality: str, shape_sha256: str, mapping: dict[str, Any]) -> None:
    """The latest one counts."""
    its = (column_mappings.c.municipality == municipality) & (column_mappings.c.shape_sha256 == shape_sha256)
    connection.execute(delete(column_mappings).where(its))
    row = {"municipality": municipality, "shape_sha256": shape_sha256, "mapping": mapping, "used_at": utc_now()}
    connection.execute(insert(column_mappings).values(**row))

"""How files of a certain shape were read, for the next one of the same shape."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from lib.domain.moment import utc_now
from lib.store.tables import column_mappings

FILE_NAME = "file_name"
"""Kept beside the mapping itself, to tell people where it comes from."""


@dataclass(frozen=True)
class RememberedFile:
    """The last file of a shape, and when it was read; `used_at` is in UTC."""

    file_name: str
    used_at: datetime


def read_mapping(connection: Connection, municipality: str, shape_sha256: str) -> dict[str, Any] | None:
    found = _find(connection, municipality, shape_sha256)
    return None if found is None else {name: part for name, part in found.mapping.items() if name != FILE_NAME}


def read_remembered_file(connection: Connection, municipality: str, shape_sha256: str) -> RememberedFile | None:
    found = _find(connection, municipality, shape_sha256)
    name = found.mapping.get(FILE_NAME) if found is not None else None
    return None if found is None or name is None else RememberedFile(name, found.used_at)


def read_mappings(connection: Connection, municipality: str) -> dict[str, dict[str, Any]]:
    """Every mapping that counts now, by the name of the last file that was read so."""
    query = select(column_mappings.c.mapping).where(column_mappings.c.municipality == municipality)
    found = connection.execute(query.order_by(column_mappings.c.used_at)).scalars()
    return {mapping[FILE_NAME]: mapping for mapping in found if FILE_NAME in mapping}


def remember_mapping(
    connection: Connection, municipality: str, shape_sha256: str, mapping: dict[str, Any], file_name: str
) -> None:
    """The latest one counts."""
    its = (column_mappings.c.municipality == municipality) & (column_mappings.c.shape_sha256 == shape_sha256)
    connection.execute(delete(column_mappings).where(its))
    row = {"municipality": municipality, "shape_sha256": shape_sha256, "used_at": utc_now()}
    connection.execute(insert(column_mappings).values(**row, mapping=mapping | {FILE_NAME: file_name}))


def _find(connection: Connection, municipality: str, shape_sha256: str) -> Any:
    its = (column_mappings.c.municipality == municipality) & (column_mappings.c.shape_sha256 == shape_sha256)
    return connection.execute(select(column_mappings.c.mapping, column_mappings.c.used_at).where(its)).first()

"""Which borders a municipality has had, and from when to when each of them counted."""

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, Engine, func, insert, select

from lib.store.audit import write_audit
from lib.store.bulk import insert_frame
from lib.store.data_versions import count_the_write
from lib.store.tables import area_versions, areas


@dataclass(frozen=True)
class NewAreaVersion:
    """`areas` are area_code, name and geometry (GeoJSON in EPSG:4326) of each; `loaded_at` is in UTC."""

    municipality: str
    kind: str
    source: str
    file_sha256: str
    loaded_at: datetime
    areas: list[tuple[str, str, str]]


@dataclass(frozen=True)
class AreaVersion:
    """Counted from `loaded_at` until the next was read in; `until` is None for the one that counts now. In UTC."""

    id: int
    kind: str
    source: str
    file_sha256: str
    loaded_at: datetime
    until: datetime | None
    n_areas: int


def add_area_version(connection: Connection, version: NewAreaVersion, actor: str) -> int:
    """Write the version with its areas and its audit row, and return its id."""
    row = {name: value for name, value in vars(version).items() if name != "areas"}
    version_id: int = connection.execute(insert(area_versions).values(**row).returning(area_versions.c.id)).scalar_one()
    frame = pd.DataFrame(version.areas, columns=["area_code", "name", "geometry"]).assign(version_id=version_id)
    insert_frame(connection, areas, frame)
    details = {"municipality": version.municipality, "kind": version.kind, "file_sha256": version.file_sha256,
               "n_areas": len(version.areas)}  # fmt: skip
    write_audit(connection, actor, "areas", f"area version {version_id}", details)
    count_the_write(connection, version.municipality)
    return version_id


def read_area_versions(engine: Engine, municipality: str) -> tuple[AreaVersion, ...]:
    """Newest first."""
    columns = [area_versions.c[name] for name in ("id", "kind", "source", "file_sha256", "loaded_at")]
    n_areas = select(func.count()).where(areas.c.version_id == area_versions.c.id).scalar_subquery()
    query = select(*columns, n_areas).where(area_versions.c.municipality == municipality)
    with engine.connect().execution_options(reads_only=True) as connection:
        rows = connection.execute(query.order_by(area_versions.c.id.desc())).all()
    untils = [None, *(row.loaded_at for row in rows)]
    return tuple(AreaVersion(*row[:5], until, row[5]) for row, until in zip(rows, untils, strict=False))

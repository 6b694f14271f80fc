"""Versions of the situation picture that lie frozen in a municipality's own folder, as the demo's do."""

import hashlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from lib.actions.folder_batch import folder_batch
from lib.domain.actors import PROGRAM
from lib.domain.conflict import Fields
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.version import EDITABLE
from lib.store.database import open_database
from lib.store.frozen import pack, put_away, unpack_file
from lib.store.tables import picture_versions
from lib.store.writing import find_batch, start_batch

FILE = "demo/picture_versions.csv"
DAYS = ("next_revision", "decided_on", "frozen_on", "published_on")
STORED = ("number", "status", "decided_on", "decision_note", "published_on", *EDITABLE)


def load_folder_versions(settings: Settings, folder: MunicipalityFolder) -> int:
    """Put the folder's versions in the store, once; those whose number is taken are left out. Returns how many."""
    path = folder.data / FILE
    if not path.exists():
        return 0
    rows = read_folder_versions(folder)
    files = [frozen_file(folder, row["number"]) for row in rows]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in (path, *files) if file.exists())).hexdigest()
    engine = open_database(settings.database_url)
    with engine.connect().execution_options(reads_only=True) as connection:
        if find_batch(connection, folder.slug, digest) is not None:
            return 0
    with engine.begin() as connection:
        if find_batch(connection, folder.slug, digest) is not None:  # another session was faster
            return 0
        return _load(connection, folder, rows, digest)


def read_folder_versions(folder: MunicipalityFolder) -> list[Fields]:
    """What stands about each version in the folder's file, with days; an empty cell is None."""
    table = pd.read_csv(folder.data / FILE, dtype=str, keep_default_na=False)
    return [_typed({str(name): text for name, text in row.items()}) for row in table.to_dict("records")]


def frozen_file(folder: MunicipalityFolder, number: int) -> Path:
    return folder.data / "demo" / "frozen" / f"{number}.zip"


def write_frozen_file(folder: MunicipalityFolder, number: int, content: bytes) -> Path:
    """The canonical content of a version as a file of the folder."""
    path = frozen_file(folder, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack(content))
    return path


def _load(connection: Connection, folder: MunicipalityFolder, rows: list[Fields], digest: str) -> int:
    its = picture_versions.c.municipality == folder.slug
    taken = set(connection.execute(select(picture_versions.c.number).where(its)).scalars())
    new = [row for row in rows if row["number"] not in taken]
    batch_id = start_batch(connection, folder_batch(folder, FILE, digest), len(new), PROGRAM)
    ids: dict[int, int] = {}
    for row in sorted(new, key=lambda row: row["number"]):
        content = unpack_file(frozen_file(folder, row["number"]))
        if content is None:
            where = frozen_file(folder, row["number"]).relative_to(folder.root).as_posix()
            remedy = "Skapa den igen: python -m lib demo freeze"
            raise InputFault(Fault(where, "filen går inte att läsa", remedy=remedy))
        values = {name: row.get(name) for name in STORED} | {
            "municipality": folder.slug,
            "batch_id": batch_id,
            "previous_id": ids.get(row["number"] - 1),
            "frozen_at": datetime.combine(row["frozen_on"], time(12)),
            "frozen_by": PROGRAM,
        }
        added = insert(picture_versions).values(**values).returning(picture_versions.c.id)
        row_id: int = connection.execute(added).scalar_one()
        seal = put_away(connection, folder.slug, row_id, content, PROGRAM)
        sealed = picture_versions.update().where(picture_versions.c.id == row_id).values(sha256=seal)
        connection.execute(sealed)
        ids[row["number"]] = row_id
    return len(new)


def _typed(row: dict[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {name: text.strip() or None for name, text in row.items()}
    days = {name: date.fromisoformat(given[name]) if given.get(name) else None for name in DAYS}
    return given | days | {"number": int(row["number"])}

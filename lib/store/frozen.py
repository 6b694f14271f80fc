"""What a version held when it was frozen: put away once, taken out only when it still is what was put away."""

import base64
import io
import json
import zlib
from binascii import Error as Base64Error
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Connection, insert, select

from lib.domain.canonical import seal_of
from lib.store.audit import write_audit
from lib.store.tables import audit_log, frozen_contents, picture_versions

FILE, MADE = "lagesbild.json", (1980, 1, 1, 0, 0, 0)
FREEZE = "freeze"


@dataclass(frozen=True)
class BrokenVersion:
    """A frozen version that is not what was frozen: `what` is content, row or log."""

    version_id: int
    municipality: str
    number: int
    what: str


def put_away(connection: Connection, municipality: str, version_id: int, content: bytes, actor: str) -> str:
    """Keep the content of a version and return its seal, which the audit log's own chain seals too."""
    packed = base64.b64encode(pack(content)).decode("ascii")
    row = {"municipality": municipality, "version_id": version_id, "content": packed}
    connection.execute(insert(frozen_contents).values(**row))
    seal = seal_of(content)
    details = {"municipality": municipality, "sha256": seal, "n_bytes": len(content)}
    write_audit(connection, actor, FREEZE, _object(version_id), details)
    return seal


def take_out(connection: Connection, version_id: int) -> bytes | None:
    """The content as it was frozen; None when it has been changed since, or was never there."""
    query = select(frozen_contents.c.content).where(frozen_contents.c.version_id == version_id)
    packed = connection.execute(query).scalar()
    content = None if packed is None else unpack(packed)
    its = select(picture_versions.c.sha256).where(picture_versions.c.id == version_id)
    seal = connection.execute(its).scalar()
    is_whole = content is not None and seal_of(content) == seal == _logged_seal(connection, version_id)
    return content if is_whole else None


def find_broken(connection: Connection) -> list[BrokenVersion]:
    """Every frozen version whose content, row or log entry no longer agree."""
    query = select(picture_versions).where(picture_versions.c.frozen_at.is_not(None)).order_by(picture_versions.c.id)
    return [
        BrokenVersion(row["id"], row["municipality"], row["number"], what)
        for row in connection.execute(query).mappings().all()
        for what in _faults(connection, dict(row))
    ]


def pack(content: bytes) -> bytes:
    """A zip that is the same for the same content."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        entry = ZipInfo(FILE, MADE)
        entry.compress_type = ZIP_DEFLATED
        archive.writestr(entry, content)
    return file.getvalue()


def unpack(packed: str) -> bytes | None:
    """The content of a zip in base64; None when it is not one any more."""
    try:
        return _content(base64.b64decode(packed, validate=True))
    except (Base64Error, ValueError):
        return None


def unpack_file(file: Path) -> bytes | None:
    """The same from a file; None when it is not there either."""
    return _content(file.read_bytes()) if file.exists() else None


def _content(zipped: bytes) -> bytes | None:
    try:
        with ZipFile(io.BytesIO(zipped)) as archive:
            return archive.read(FILE)
    except (BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError):
        return None


def _faults(connection: Connection, row: dict[str, Any]) -> Iterator[str]:
    packed = connection.execute(
        select(frozen_contents.c.content).where(frozen_contents.c.version_id == row["id"])
    ).scalar()
    content = None if packed is None else unpack(packed)
    logged = _logged_seal(connection, row["id"])
    if content is None or seal_of(content) != (logged or row["sha256"]):
        yield "content"
    if logged is None:
        yield "log"
    elif row["sha256"] != logged:
        yield "row"


def _logged_seal(connection: Connection, version_id: int) -> str | None:
    """What the audit log says was frozen: changed in there, its chain breaks."""
    its = (audit_log.c.action == FREEZE) & (audit_log.c.object == _object(version_id))
    details = connection.execute(select(audit_log.c.details).where(its).order_by(audit_log.c.id)).scalars().all()
    return str(json.loads(details[-1])["sha256"]) if details else None


def _object(version_id: int) -> str:
    return f"picture_versions {version_id}"

"""A backup: a zip with a snapshot of the store and a manifest that says what it is and how to know that it is whole."""

import shutil
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from pydantic import BaseModel, ConfigDict, ValidationError

from lib.domain.faults import Fault, InputFault

FORMAT = 1
SNAPSHOT, MANIFEST = "lagesbild.db", "manifest.json"
OTHER_COPY = "Ta en annan säkerhetskopia."


class Manifest(BaseModel):
    """`counts` is rows by table; `audit_hash` the seal of the last row of the audit log."""

    model_config = ConfigDict(frozen=True)

    format: int
    revision: str
    made_at: datetime
    sha256: str
    counts: dict[str, int]
    audit_hash: str
    audit_is_whole: bool


def pack(snapshot: Path, manifest: Manifest, file: Path) -> None:
    """Write the zip under another name first, so that `file` is whole or not there."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.touch(mode=0o600)  # before anything is in it
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
            archive.write(snapshot, SNAPSHOT)
        part.replace(file)
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise InputFault(
            Fault(str(file), "säkerhetskopian går inte att skriva", found, "Välj en annan plats.")
        ) from None
    finally:
        part.unlink(missing_ok=True)


def unpack(file: Path, snapshot: Path) -> Manifest:
    """Write the snapshot of a backup to `snapshot`. Raises InputFault unless it is exactly what was packed."""
    try:
        with ZipFile(file) as archive:
            manifest = _read_manifest(file, archive)
            with archive.open(SNAPSHOT) as packed, snapshot.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked, 1 << 20)
    except FileNotFoundError:
        raise InputFault(Fault(str(file), "filen finns inte", remedy="Se efter hur den heter.")) from None
    except (BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        found = type(error).__name__
        raise InputFault(Fault(str(file), "filen är ingen hel säkerhetskopia", found, OTHER_COPY)) from None
    except OSError as error:
        found = error.strerror or type(error).__name__
        raise InputFault(Fault(str(file), "filen går inte att läsa", found, OTHER_COPY)) from None
    if digest(snapshot) != manifest.sha256:
        raise InputFault(Fault(str(file), "innehållet stämmer inte med sin kontrollsumma", "", OTHER_COPY))
    return manifest


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _read_manifest(file: Path, archive: ZipFile) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except ValidationError:
        raise InputFault(Fault(f"{file}: {MANIFEST}", "går inte att tolka", remedy=OTHER_COPY)) from None
    if manifest.format != FORMAT:
        remedy = "Läs tillbaka den med samma version av programmet som gjorde den."
        raise InputFault(Fault(str(file), "säkerhetskopian har en annan form", str(manifest.format), remedy))
    return manifest

"""The way of a version: drafted, reviewed, frozen, decided, published, revised."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from lib.actions.version_faults import check_faults, decision_faults, field_faults
from lib.actions.written_texts import NOTHING_SAVED, cleaned, only
from lib.domain.canonical import canonical_bytes
from lib.domain.codes import Secrecy
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault, refuse_if
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.secrecy_change import CLASS_REASON, PUBLISHED
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.version import (
    EDITABLE,
    OPEN_STATUSES,
    SavedVersion,
    VersionStatus,
)
from lib.domain.version_words import STATUSES
from lib.privacy.roles import may_edit_versions
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save
from lib.store.frozen import put_away, take_out
from lib.store.tables import picture_versions

TABLE = "picture_versions"


def create_version(
    settings: Settings, folder: MunicipalityFolder, fields: Fields, today: date, by: User
) -> SavedVersion:
    """Begin a draft with the next free number. `title`, `period` and `comparison` are needed.

    Raises InputFault, with nothing saved, when the role may not, a field does not hold or a text points out a person.
    """
    return _begin(settings, folder, fields, today, by, previous_id=None)


def revise_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, fields: Fields, today: date, by: User
) -> SavedVersion:
    """Begin a draft from a frozen version: its texts go along, and `fields` are written over them.

    Raises InputFault when the version is not frozen, and as `create_version`.
    """
    refuse_if(_of_user(by))
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        row = _row_of(connection, folder, row_id)
    if VersionStatus(row["status"]) in OPEN_STATUSES:
        raise InputFault(Fault("Versionen", "den är inte fryst och går att ändra som den är", remedy=NOTHING_SAVED))
    kept = {name: row[name] for name in EDITABLE if name != "next_revision"}
    return _begin(settings, folder, kept | fields, today, by, previous_id=row_id)


def save_version(
    settings: Settings,
    folder: MunicipalityFolder,
    row_id: int,
    version: int,
    changes: Fields,
    today: date,
    by: User,
) -> SavedVersion:
    """Change a draft that was read as `version`.

    Raises InputFault as `create_version`, and when it is frozen; Conflict when somebody else saved it meanwhile.
    """
    changes = _cleaned(changes)
    refuse_if([*_of_user(by), *field_faults(changes, today)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "ändras")
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, by.actor))


def hand_over(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, status: VersionStatus,
    by: User,
) -> SavedVersion:  # fmt: skip
    """From draft to review, or back."""
    refuse_if(_of_user(by))
    if status not in OPEN_STATUSES:
        raise ValueError(f"{status} is reached by freezing, deciding or publishing")
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "lämnas")
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, {"status": str(status)}, by.actor))


def discard_draft(settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, by: User) -> None:
    """Take a draft out; what is frozen stays for good."""
    refuse_if(_of_user(by))
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "tas bort")
        remove(connection, TABLE, row_id, version, by.actor)


def freeze_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, content: dict[str, Any], by: User
) -> SavedVersion:
    """Put the content away under its seal: row, copy and audit row in one transaction.

    `content` is what `lib.analysis.frozen_content` made of the version. Raises InputFault when somebody has written
    anything since it was made, so that no copy is of two moments.
    """
    refuse_if(_of_user(by))
    written = canonical_bytes(content)
    with open_database(settings.database_url).begin() as connection:
        row = _row_of(connection, folder, row_id)
        _refuse_unless(row, OPEN_STATUSES, "frysas")
        if version_of(connection, folder.slug) != content["data_version"]:
            remedy = f"Frys en gång till. {NOTHING_SAVED}"
            raise InputFault(Fault("Frysningen", "någon sparade något medan kopian gjordes", remedy=remedy))
        seal = put_away(connection, folder.slug, row_id, written, by.actor)
        changes = {
            "status": str(VersionStatus.FROZEN),
            "frozen_at": utc_now(),
            "frozen_by": by.actor,
            "data_version": content["data_version"],
            "sha256": seal,
        }
        return SavedVersion(row_id, save(connection, TABLE, row_id, row["version"], changes, by.actor))


def decide_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, fields: Fields, today: date,
    by: User,
) -> SavedVersion:  # fmt: skip
    """Say who decided a frozen version and when: `deciding_body`, `decided_on`, `next_revision`, `decision_note`."""
    fields = _cleaned(fields)
    refuse_if([*_of_user(by), *decision_faults(fields, today)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), (VersionStatus.FROZEN,), "beslutas")
        changes = fields | {"status": str(VersionStatus.DECIDED)}
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, by.actor))


def publish_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, checked: tuple[str, ...], today: date,
    by: User,
) -> SavedVersion:  # fmt: skip
    """Make the open extract of a decided version public. Every one of PUBLICATION_CHECKS must have been looked at.

    Raises InputFault too when the frozen copy no longer is what was frozen.
    """
    refuse_if([*_of_user(by), *check_faults(checked)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), (VersionStatus.DECIDED,), "publiceras")
        if take_out(connection, row_id) is None:
            remedy = f"Kör python -m lib check och läs tillbaka en säkerhetskopia. {NOTHING_SAVED}"
            raise InputFault(Fault("Versionen", "innehållet är inte det som frystes", remedy=remedy))
        changes = {
            "status": str(VersionStatus.PUBLISHED),
            "published_on": today,
            "publication_check": sorted(checked),
            "secrecy": str(Secrecy.OPEN),
            CLASS_REASON: PUBLISHED,
        }
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, by.actor))


def _begin(
    settings: Settings, folder: MunicipalityFolder, fields: Fields, today: date, by: User,
    previous_id: int | None,
) -> SavedVersion:  # fmt: skip
    fields = _cleaned(fields)
    missing = {name: None for name in ("title", "period", "comparison") if name not in fields}
    refuse_if([*_of_user(by), *field_faults(missing | fields, today)])
    with open_database(settings.database_url).begin() as connection:
        its = picture_versions.c.municipality == folder.slug
        highest = connection.execute(select(func.max(picture_versions.c.number)).where(its)).scalar() or 0
        made = fields | {"number": highest + 1, "status": str(VersionStatus.DRAFT), "previous_id": previous_id}
        return SavedVersion(create(connection, TABLE, folder.slug, made, by.actor), 1)


def _row_of(connection: Connection, folder: MunicipalityFolder, row_id: int) -> Fields:
    """Raises Conflict when it is gone."""
    row = read_row(connection, TABLE, row_id)
    if row is None:
        raise Conflict(None)
    if row["municipality"] != folder.slug:
        raise ValueError("the version belongs to another municipality")
    return row


def _cleaned(fields: Fields) -> Fields:
    return cleaned(only(fields, {*EDITABLE, "decided_on", "decision_note"}, "a version"))


def _refuse_unless(row: Fields, wanted: tuple[VersionStatus, ...], verb: str) -> None:
    if VersionStatus(row["status"]) not in wanted:
        remedy = f"Gör en ny version av den om något ska ändras. {NOTHING_SAVED}"
        found = STATUSES[VersionStatus(row["status"])]
        raise InputFault(Fault("Versionen", f"den kan inte {verb} som den är nu", found, remedy))


def _of_user(by: User) -> Iterator[Fault]:
    if not may_edit_versions(by.role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Lägesbilden", "din roll får inte ändra lägesbilder", remedy=remedy)

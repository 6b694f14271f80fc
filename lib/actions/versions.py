"""The way of a version: drafted, reviewed, frozen, decided, published, revised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from lib.actions.written_texts import NOTHING_SAVED, cleaned, missing_text, text_faults
from lib.domain.canonical import canonical_bytes
from lib.domain.codes import Role, Secrecy
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.period import Period
from lib.domain.secrecy_change import CLASS_REASON, PUBLISHED
from lib.domain.settings import Settings
from lib.domain.version import (
    EDITABLE,
    LONGEST_BODY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    OPEN_STATUSES,
    PUBLICATION_CHECKS,
    TEXTS,
    SavedVersion,
    VersionStatus,
    latest_revision,
)
from lib.domain.version_words import CHECKS, LABELS, STATUSES
from lib.privacy.roles import may_edit_versions
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.editing import create, read_row, remove, save
from lib.store.frozen import put_away, take_out
from lib.store.tables import picture_versions

TABLE = "picture_versions"
LONGEST = {"title": LONGEST_TITLE, "deciding_body": LONGEST_BODY}
WRITTEN = {name: LABELS[name] for name in ("title", "organisations", "deciding_body", "decision_note", *TEXTS)}


@dataclass(frozen=True)
class VersionEditor:
    actor: str
    role: Role


def create_version(
    settings: Settings, folder: MunicipalityFolder, fields: Fields, today: date, editor: VersionEditor
) -> SavedVersion:
    """Begin a draft with the next free number. `title`, `period` and `comparison` are needed.

    Raises InputFault, with nothing saved, when the role may not, a field does not hold or a text points out a person.
    """
    return _begin(settings, folder, fields, today, editor, previous_id=None)


def revise_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, fields: Fields, today: date, editor: VersionEditor
) -> SavedVersion:
    """Begin a draft from a frozen version: its texts go along, and `fields` are written over them.

    Raises InputFault when the version is not frozen, and as `create_version`.
    """
    _refuse([*_of_editor(editor)])
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        row = _row_of(connection, folder, row_id)
    if VersionStatus(row["status"]) in OPEN_STATUSES:
        raise InputFault(Fault("Versionen", "den är inte fryst och går att ändra som den är", remedy=NOTHING_SAVED))
    kept = {name: row[name] for name in EDITABLE if name != "next_revision"}
    return _begin(settings, folder, kept | fields, today, editor, previous_id=row_id)


def save_version(
    settings: Settings,
    folder: MunicipalityFolder,
    row_id: int,
    version: int,
    changes: Fields,
    today: date,
    editor: VersionEditor,
) -> SavedVersion:
    """Change a draft that was read as `version`.

    Raises InputFault as `create_version`, and when it is frozen; Conflict when somebody else saved it meanwhile.
    """
    changes = _cleaned(changes)
    _refuse([*_of_editor(editor), *_of_fields(changes, today)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "ändras")
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, editor.actor))


def hand_over(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, status: VersionStatus,
    editor: VersionEditor,
) -> SavedVersion:  # fmt: skip
    """From draft to review, or back."""
    _refuse([*_of_editor(editor)])
    if status not in OPEN_STATUSES:
        raise ValueError(f"{status} is reached by freezing, deciding or publishing")
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "lämnas")
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, {"status": str(status)}, editor.actor))


def discard_draft(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, editor: VersionEditor
) -> None:
    """Take a draft out; what is frozen stays for good."""
    _refuse([*_of_editor(editor)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), OPEN_STATUSES, "tas bort")
        remove(connection, TABLE, row_id, version, editor.actor)


def freeze_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, content: dict[str, Any], editor: VersionEditor
) -> SavedVersion:
    """Put the content away under its seal: row, copy and audit row in one transaction.

    `content` is what `lib.analysis.frozen_content` made of the version. Raises InputFault when somebody has written
    anything since it was made, so that no copy is of two moments.
    """
    _refuse([*_of_editor(editor)])
    written = canonical_bytes(content)
    with open_database(settings.database_url).begin() as connection:
        row = _row_of(connection, folder, row_id)
        _refuse_unless(row, OPEN_STATUSES, "frysas")
        if version_of(connection, folder.slug) != content["data_version"]:
            remedy = f"Frys en gång till. {NOTHING_SAVED}"
            raise InputFault(Fault("Frysningen", "någon sparade något medan kopian gjordes", remedy=remedy))
        seal = put_away(connection, folder.slug, row_id, written, editor.actor)
        changes = {
            "status": str(VersionStatus.FROZEN),
            "frozen_at": utc_now(),
            "frozen_by": editor.actor,
            "data_version": content["data_version"],
            "sha256": seal,
        }
        return SavedVersion(row_id, save(connection, TABLE, row_id, row["version"], changes, editor.actor))


def decide_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, fields: Fields, today: date,
    editor: VersionEditor,
) -> SavedVersion:  # fmt: skip
    """Say who decided a frozen version and when: `deciding_body`, `decided_on`, `next_revision`, `decision_note`."""
    fields = _cleaned(fields)
    _refuse([*_of_editor(editor), *_of_decision(fields, today)])
    with open_database(settings.database_url).begin() as connection:
        _refuse_unless(_row_of(connection, folder, row_id), (VersionStatus.FROZEN,), "beslutas")
        changes = fields | {"status": str(VersionStatus.DECIDED)}
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, editor.actor))


def publish_version(
    settings: Settings, folder: MunicipalityFolder, row_id: int, version: int, checked: tuple[str, ...], today: date,
    editor: VersionEditor,
) -> SavedVersion:  # fmt: skip
    """Make the open extract of a decided version public. Every one of PUBLICATION_CHECKS must have been looked at.

    Raises InputFault too when the frozen copy no longer is what was frozen.
    """
    _refuse([*_of_editor(editor), *_of_checks(checked)])
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
        return SavedVersion(row_id, save(connection, TABLE, row_id, version, changes, editor.actor))


def _begin(
    settings: Settings, folder: MunicipalityFolder, fields: Fields, today: date, editor: VersionEditor,
    previous_id: int | None,
) -> SavedVersion:  # fmt: skip
    fields = _cleaned(fields)
    missing = {name: None for name in ("title", "period", "comparison") if name not in fields}
    _refuse([*_of_editor(editor), *_of_fields(missing | fields, today)])
    with open_database(settings.database_url).begin() as connection:
        its = picture_versions.c.municipality == folder.slug
        highest = connection.execute(select(func.max(picture_versions.c.number)).where(its)).scalar() or 0
        made = fields | {"number": highest + 1, "status": str(VersionStatus.DRAFT), "previous_id": previous_id}
        return SavedVersion(create(connection, TABLE, folder.slug, made, editor.actor), 1)


def _row_of(connection: Connection, folder: MunicipalityFolder, row_id: int) -> Fields:
    """Raises Conflict when it is gone."""
    row = read_row(connection, TABLE, row_id)
    if row is None:
        raise Conflict(None, {}, None)
    if row["municipality"] != folder.slug:
        raise ValueError("the version belongs to another municipality")
    return row


def _cleaned(fields: Fields) -> Fields:
    unknown = fields.keys() - {*EDITABLE, "decided_on", "decision_note"}
    if unknown:
        raise ValueError(f"a version has no {sorted(unknown)}")
    return cleaned(fields)


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise InputFault(*faults)


def _refuse_unless(row: Fields, wanted: tuple[VersionStatus, ...], verb: str) -> None:
    if VersionStatus(row["status"]) not in wanted:
        remedy = f"Gör en ny version av den om något ska ändras. {NOTHING_SAVED}"
        found = STATUSES[VersionStatus(row["status"])]
        raise InputFault(Fault("Versionen", f"den kan inte {verb} som den är nu", found, remedy))


def _of_editor(editor: VersionEditor) -> Iterator[Fault]:
    if not may_edit_versions(editor.role):
        remedy = f"Be polisen eller samordnaren. {NOTHING_SAVED}"
        yield Fault("Lägesbilden", "din roll får inte ändra lägesbilder", remedy=remedy)


def _of_fields(fields: Fields, today: date) -> Iterator[Fault]:
    if "title" in fields:
        yield from missing_text(fields, "title", LABELS["title"], "Skriv vad lägesbilden heter.")
    yield from text_faults(fields, WRITTEN, LONGEST, LONGEST_TEXT)
    for name in ("period", "comparison"):
        if name in fields and not _is_period(fields[name]):
            yield Fault(
                LABELS[name], "perioden går inte att läsa", str(fields[name]), f"Välj en period. {NOTHING_SAVED}"
            )
    yield from _of_revision(fields.get("next_revision"), today)


def _of_decision(fields: Fields, today: date) -> Iterator[Fault]:
    yield from missing_text(fields, "deciding_body", LABELS["deciding_body"], "Skriv vem som har beslutat.")
    yield from text_faults(fields, WRITTEN, LONGEST, LONGEST_TEXT)
    decided = fields.get("decided_on")
    if decided is None or decided > today:
        found = "" if decided is None else str(decided)
        yield Fault(LABELS["decided_on"], "dagen saknas eller ligger framåt", found, NOTHING_SAVED)
    if fields.get("next_revision") is None:
        remedy = f"Välj en dag inom 24 månader. {NOTHING_SAVED}"
        yield Fault(LABELS["next_revision"], "nästa revidering saknas", remedy=remedy)
    yield from _of_revision(fields.get("next_revision"), decided or today)


def _of_revision(day: date | None, start: date) -> Iterator[Fault]:
    if day is not None and not start <= day <= latest_revision(start):
        remedy = f"Välj en dag mellan {start} och {latest_revision(start)}: minst vartannat år. {NOTHING_SAVED}"
        yield Fault(LABELS["next_revision"], "dagen går inte att välja", str(day), remedy)


def _of_checks(checked: tuple[str, ...]) -> Iterator[Fault]:
    left = [CHECKS[name].rstrip(".") for name in PUBLICATION_CHECKS if name not in checked]
    if left:
        remedy = f"Gå igenom dem och kryssa i rutorna. {NOTHING_SAVED}"
        yield Fault("Kontroll före publicering", "alla punkter är inte genomgångna", "; ".join(left), remedy)


def _is_period(text: object) -> bool:
    try:
        Period.parse(str(text))
    except ValueError:
        return False
    return True

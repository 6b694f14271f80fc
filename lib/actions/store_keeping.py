"""Keeping the store: copying it, putting a copy back, looking it over, deleting what has had its time."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, Engine

from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault
from lib.domain.moment import utc_now
from lib.domain.retention import SETTING, Limits, Retention
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import AuditCheck, verify, write_audit
from lib.store.backup_file import FORMAT, SNAPSHOT, Manifest, digest, pack, unpack
from lib.store.copying import copy_rows, count_rows, is_empty, move_every_version
from lib.store.database import open_apart, open_database
from lib.store.frozen import BrokenVersion, find_broken
from lib.store.health import find_damage, find_incomplete_batches, find_loose_links, find_orphans, warn_of_sqlite
from lib.store.migrating import newest_revision
from lib.store.municipal_settings import read_setting
from lib.store.retention import Due, count_due, known_municipalities, purge, wipe_traces
from lib.store.sign_ins import revoke
from lib.store.snapshot import take_snapshot


@dataclass(frozen=True)
class Health:
    """What a look at the store found. `orphans` and `loose_links` are numbers of rows by `table.column`."""

    database: str
    revision: str
    counts: dict[str, int]
    damage: tuple[str, ...]
    orphans: dict[str, int]
    incomplete_batches: tuple[int, ...]
    audit: AuditCheck
    loose_links: dict[str, int]
    warnings: tuple[str, ...]
    broken_versions: tuple[BrokenVersion, ...] = ()

    @property
    def is_sound(self) -> bool:
        found = self.damage or self.orphans or self.incomplete_batches or self.broken_versions
        return self.audit.is_whole and not found


@dataclass(frozen=True)
class Restored:
    """What came back, and whether the copy's audit log held."""

    made_at: datetime
    counts: dict[str, int]
    audit: AuditCheck


def back_up(settings: Settings, file: Path, by: User) -> Manifest:
    """Write the whole store to one new file, while others go on working. The same file whatever the database is."""
    refuse_unless(by.role, Right.KEEP_STORE)
    if file.exists():
        raise InputFault(Fault(str(file), "filen finns redan", remedy="Välj ett annat namn."))
    engine = open_database(settings.database_url)
    with _workplace_beside(file) as folder:
        snapshot = Path(folder) / SNAPSHOT
        take_snapshot(engine, snapshot)
        manifest = _manifest(snapshot)
        pack(snapshot, manifest, file)
    with engine.begin() as connection:
        write_audit(connection, by.actor, "backup", file.name, {"sha256": manifest.sha256})
    return manifest


def restore(settings: Settings, file: Path, by: User) -> Restored:
    """Put a backup into the empty store that the settings name, all of it or nothing.

    Raises InputFault when the store has rows, or when the file is not a whole backup of this or an older program.
    Whoever was signed in when the copy was made is not any more.
    """
    refuse_unless(by.role, Right.KEEP_STORE)
    engine = open_database(settings.database_url)
    with engine.connect().execution_options(reads_only=True) as connection:
        _refuse_unless_empty(connection)
    with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder:
        snapshot = Path(folder) / SNAPSHOT
        manifest = unpack(file, snapshot)
        copy = open_apart(f"sqlite:///{snapshot}")
        try:
            return _put_back(copy, engine, manifest, by.actor)
        finally:
            copy.dispose()


def check_store(settings: Settings, *, by: User) -> Health:
    """Look everything over. Raises InputFault when the store cannot even be opened."""
    refuse_unless(by.role, Right.KEEP_STORE)
    engine = open_database(settings.database_url)
    audit = verify(engine)
    warning = warn_of_sqlite(engine)
    with engine.connect().execution_options(reads_only=True) as connection:
        return Health(
            database=engine.dialect.name,
            revision=newest_revision(),
            counts=count_rows(connection),
            damage=tuple(find_damage(connection)),
            orphans=find_orphans(connection),
            incomplete_batches=tuple(find_incomplete_batches(connection)),
            audit=audit,
            loose_links=find_loose_links(connection),
            warnings=(warning,) if warning else (),
            broken_versions=tuple(find_broken(connection)),
        )


def broken_versions(settings: Settings, *, by: User) -> tuple[BrokenVersion, ...]:
    """The frozen versions that are no longer what was frozen."""
    refuse_unless(by.role, Right.READ_WHOLE_VERSIONS)
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return tuple(find_broken(connection))


def purge_store(settings: Settings, now: datetime, by: User, is_dry_run: bool) -> dict[str, Due]:
    """Delete what has had its time as of `now` (UTC), or only count it. By municipality; all of them or none."""
    refuse_unless(by.role, Right.KEEP_STORE)
    engine = open_database(settings.database_url)
    if is_dry_run:
        with engine.connect().execution_options(reads_only=True) as connection:
            found = known_municipalities(connection)
            return {slug: count_due(connection, slug, _limits(connection, slug, now)) for slug in found}
    with engine.begin() as connection:
        purged = {slug: _purge(connection, slug, now, by.actor) for slug in known_municipalities(connection)}
    wipe_traces(engine)
    return purged


def _purge(connection: Connection, municipality: str, now: datetime, actor: str) -> Due:
    limits = _limits(connection, municipality, now)
    due = purge(connection, municipality, limits)
    if not due.is_nothing:
        write_audit(connection, actor, "purge", municipality, vars(due) | {"older_than": vars(limits)})
    return due


def _limits(connection: Connection, municipality: str, now: datetime) -> Limits:
    chosen = read_setting(connection, municipality, SETTING) or {}
    try:
        return Retention.model_validate(chosen).limits(now)
    except ValidationError:
        where = f"Inställningen {SETTING} för {municipality}"
        allowed = ", ".join(Retention.model_fields)
        raise InputFault(Fault(where, "gallringstiderna går inte att tolka", str(chosen)[:100], allowed)) from None


def _manifest(snapshot: Path) -> Manifest:
    """Counted in the snapshot itself: the store has moved on meanwhile."""
    copy = open_apart(f"sqlite:///{snapshot}")
    try:
        audit = verify(copy)
        with copy.connect().execution_options(reads_only=True) as connection:
            counts = count_rows(connection)
    finally:
        copy.dispose()
    return Manifest(
        format=FORMAT,
        revision=newest_revision(),
        made_at=datetime.now(UTC),
        sha256=digest(snapshot),  # last: an open database writes to its file
        counts=counts,
        audit_hash=audit.last_hash,
        audit_is_whole=audit.is_whole,
    )


def _put_back(copy: Engine, engine: Engine, manifest: Manifest, actor: str) -> Restored:
    audit = verify(copy)
    with copy.connect().execution_options(reads_only=True) as source, engine.begin() as target:
        _refuse_unless_empty(target)
        copy_rows(source, target)
        counts = count_rows(target)
        if counts != count_rows(source):
            raise RuntimeError("the copy has other rows than the backup")
        move_every_version(target)
        revoke(target, utc_now())
        write_audit(target, actor, "restore", manifest.sha256, {"made_at": manifest.made_at})
    return Restored(manifest.made_at, counts, audit)


def _refuse_unless_empty(connection: Connection) -> None:
    if not is_empty(connection):
        remedy = "Flytta undan databasfilen, eller ange en tom databas i LAGESBILD_DATABASE_URL, och försök igen."
        raise InputFault(Fault("Databasen", "det finns redan rader här", remedy=remedy))


def _workplace_beside(file: Path) -> tempfile.TemporaryDirectory[str]:
    """Where there is to be room for the backup there must be room to make it."""
    try:
        return tempfile.TemporaryDirectory(dir=file.parent, prefix=".lagesbild-")
    except OSError as error:
        found = f"{file.parent} ({error.strerror})"
        remedy = "Välj en mapp som finns och får skrivas i."
        raise InputFault(Fault(str(file), "mappen går inte att skriva i", found, remedy)) from None

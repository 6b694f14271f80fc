"""Importing a file: as one batch in one transaction, or not at all."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from sqlalchemy import Connection

from lib.actions.import_merges import merge_reports
from lib.actions.import_plan import ImportPlan, ImportReport, Vocabulary, Wishes
from lib.actions.permission import refuse_unless
from lib.actions.planning import plan_import
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.intake.map_file import ImportMap
from lib.store.column_mappings import read_mapping, remember_mapping
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.quarantine import resolve_held
from lib.store.walk_stops import bring_stops
from lib.store.writing import (
    EDITED_TABLES,
    Progress,
    add_batch,
    count_edited,
    find_batch,
    imports_of,
    remove_batch,
)


def import_file(
    settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes, *, by: User
) -> ImportReport:
    """Plan and carry out, unless it is a dry run. Raises InputFault, with nothing written, also when `by` may not."""
    plan = plan_import(settings, folder, path, wishes, by=by)
    return plan.report if wishes.is_dry_run else carry_out(plan, by=by)


def carry_out(plan: ImportPlan, progress: Progress | None = None, *, by: User) -> ImportReport:
    """Write what was planned. `progress` is told how much is written, from 0 to 1.

    When the store has changed since in what the plan builds on, it is made anew first, with the lock of the one writer
    held: nothing can change again, however many others are waiting to write.
    """
    refuse_unless(by.role, Right.IMPORT_FILES)
    if not _has_something(plan):
        return plan.report
    with open_database(plan.settings.database_url).begin() as connection:
        if _is_stale(connection, plan):
            plan = plan_import(plan.settings, plan.folder, plan.path, plan.wishes, by=by)
        return _write(connection, plan, by.actor, progress)


def _is_stale(connection: Connection, plan: ImportPlan) -> bool:
    """Rows that nobody edits change only with an import; other edits leave the plan as good as it was."""
    if any(table.name in plan.tables for table in EDITED_TABLES):
        return version_of(connection, plan.folder.slug) != plan.data_version
    return imports_of(connection, plan.folder.slug) != plan.imports


def _has_something(plan: ImportPlan) -> bool:
    return plan.batch is not None and bool(plan.report.n_stored) and not plan.report.is_known


def _write(connection: Connection, plan: ImportPlan, actor: str, progress: Progress | None) -> ImportReport:
    report = plan.report
    if plan.batch is None or not _has_something(plan):
        return report
    if report.is_replacing and report.earlier_batch is not None:
        _remove_earlier(connection, plan, report.earlier_batch, actor)
    known = find_batch(connection, plan.folder.slug, plan.file_sha256)
    if known is not None:
        return replace(report, batch_id=known, is_known=True)
    batch_id = add_batch(connection, plan.batch, plan.tables, actor, progress)
    merge_reports(connection, plan, batch_id)
    bring_stops(connection, plan.folder.slug, batch_id)
    resolve_held(connection, plan.folder.slug, plan.mended, batch_id)
    _remember(connection, plan)
    return replace(report, batch_id=batch_id)


def _remember(connection: Connection, plan: ImportPlan) -> None:
    """How the file was read, for the next one of the same shape; also when our guess was taken as it was. Words of
    earlier files that this one did not have are kept."""
    if plan.mended and plan.wishes.translations is None:
        return  # the file that it comes from has been remembered
    columns = {} if plan.mended else plan.report.columns or {}
    said = plan.wishes.translations or plan.translations
    before = ImportMap.model_validate(read_mapping(connection, plan.folder.slug, plan.shape_sha256) or {})
    gone = {(name, word.strip().casefold()) for name, word in plan.wishes.forgotten}
    words = {
        name: {word: ours for word, ours in (getattr(before, name) | getattr(said, name)).items()
               if (name, word.strip().casefold()) not in gone}
        for name in get_args(Vocabulary)
    }  # fmt: skip
    kind = plan.report.kind if columns else said.kind
    meant = ImportMap(kind=kind, columns=columns or said.columns, **words)
    if not (meant.is_empty and before.is_empty):
        name = plan.report.file_name
        remember_mapping(connection, plan.folder.slug, plan.shape_sha256, meant.model_dump(), name)


def _remove_earlier(connection: Connection, plan: ImportPlan, batch_id: int, actor: str) -> None:
    if n_edited := count_edited(connection, batch_id):
        remedy = f"Ta bort omgången med python -m lib undo {batch_id} --with-edits om ändringarna inte behövs."
        message = f"Omgång {batch_id} har rader som någon har ändrat, och de skulle försvinna."
        raise InputFault(Fault(plan.path.name, message, f"{n_edited} rader", remedy))
    remove_batch(connection, plan.folder.slug, batch_id, actor)

"""Importing a file: as one batch in one transaction, or not at all."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from lib.actions.import_plan import ImportPlan, ImportReport, Wishes
from lib.actions.planning import plan_import
from lib.domain.actors import LOCAL_USER
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.store.column_mappings import remember_mapping
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.writing import add_batch, count_edited, find_batch, remove_batch

TRIES = 3


def import_file(
    settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes, actor: str = LOCAL_USER
) -> ImportReport:
    """Plan and carry out, unless it is a dry run. Raises InputFault, with nothing written."""
    plan = plan_import(settings, folder, path, wishes)
    return plan.report if wishes.is_dry_run else carry_out(plan, actor)


def carry_out(plan: ImportPlan, actor: str = LOCAL_USER) -> ImportReport:
    """Write what was planned. When the store has changed since, the plan is made anew first."""
    for _ in range(TRIES):
        done = _try(plan, actor)
        if done is not None:
            return done
        plan = plan_import(plan.settings, plan.folder, plan.path, plan.wishes)
    remedy = "Vänta en stund och försök igen."
    raise InputFault(Fault(plan.path.name, "Andra läser in filer samtidigt.", remedy=remedy))


def _try(plan: ImportPlan, actor: str) -> ImportReport | None:
    """None when the store is another than the one that was planned for."""
    report = plan.report
    if report.is_known or plan.batch is None or not report.n_stored:
        return report
    with open_database(plan.settings.database_url).begin() as connection:
        if version_of(connection, plan.folder.slug) != plan.data_version:
            return None
        if report.is_replacing and report.earlier_batch is not None:
            _remove_earlier(connection, plan, report.earlier_batch, actor)
        known = find_batch(connection, plan.folder.slug, plan.file_sha256)
        if known is not None:
            return replace(report, batch_id=known, is_known=True)
        batch_id = add_batch(connection, plan.batch, plan.tables, actor)
        translations = plan.wishes.translations
        if translations is not None and not translations.is_empty:
            remember_mapping(connection, plan.folder.slug, plan.shape_sha256, translations.model_dump())
    return replace(report, batch_id=batch_id)


def _remove_earlier(connection: Connection, plan: ImportPlan, batch_id: int, actor: str) -> None:
    if n_edited := count_edited(connection, batch_id):
        remedy = f"Ta bort omgången med python -m lib undo {batch_id} --with-edits om ändringarna inte behövs."
        message = f"Omgång {batch_id} har rader som någon har ändrat, och de skulle försvinna."
        raise InputFault(Fault(plan.path.name, message, f"{n_edited} rader", remedy))
    remove_batch(connection, plan.folder.slug, batch_id, actor)

"""What has been imported, how to take it out again, and the rows that were held back."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection

from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.intake.mended_file import write_rejected
from lib.store.column_mappings import read_mappings
from lib.store.database import open_database
from lib.store.quarantine import HeldRow, count_held, read_held
from lib.store.reading import read_batches
from lib.store.writing import count_edited, remove_batch


@dataclass(frozen=True)
class ImportedBatch:
    """One import of one file; `created_at` is in UTC."""

    id: int
    kind: str
    file_name: str
    source: str
    data_date: date | None
    created_at: datetime
    n_rows: int
    is_synthetic: bool


@dataclass(frozen=True)
class UndoneBatch:
    batch: ImportedBatch
    n_edited: int


@dataclass(frozen=True)
class Remembered:
    """How many columns and words of a file will be used for the next one with the same headings."""

    n_columns: int
    n_words: int


class BatchEdited(InputFault):
    """The batch is still there: undoing it would take somebody's edits with it."""


def list_batches(settings: Settings, folder: MunicipalityFolder, *, by: User) -> tuple[ImportedBatch, ...]:
    """Oldest first. Raises InputFault when `by` may not see them."""
    refuse_unless(by.role, Right.READ_IMPORTS)
    batches = read_batches(open_database(settings.database_url), folder.slug)
    wanted = batches[list(ImportedBatch.__dataclass_fields__)]
    return tuple(ImportedBatch(*row) for row in wanted.itertuples(index=False, name=None))


def count_rejected(settings: Settings, folder: MunicipalityFolder, *, by: User) -> dict[int, int]:
    """How many rows of each batch are still to be mended; batches without any are left out."""
    refuse_unless(by.role, Right.READ_IMPORTS)
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return count_held(connection, folder.slug)


def remembered_files(settings: Settings, folder: MunicipalityFolder, *, by: User) -> dict[str, Remembered]:
    """What is remembered, by the name of the last file of each shape."""
    refuse_unless(by.role, Right.READ_IMPORTS)
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        found = read_mappings(connection, folder.slug)
    return {
        name: Remembered(
            sum(1 for heading in mapping["columns"].values() if heading),
            sum(len(mapping[words]) for words in ("categories", "indicators", "areas")),
        )
        for name, mapping in found.items()
    }


def undo_batch(
    settings: Settings, folder: MunicipalityFolder, batch_id: int, with_edits: bool = False, *, by: User
) -> UndoneBatch:
    """Take out exactly the rows that an import brought, in one transaction; the audit log keeps both.

    Raises InputFault when `by` may not or there is no such batch, and BatchEdited when somebody has edited its rows
    and `with_edits` is not set.
    """
    refuse_unless(by.role, Right.UNDO_IMPORTS)
    batch = _find(settings, folder, batch_id, by)
    with open_database(settings.database_url).begin() as connection:
        n_edited = count_edited(connection, batch_id)
        if n_edited and not with_edits:
            raise BatchEdited(_edited(batch_id, n_edited))
        _remove(connection, folder, batch_id, by.actor)
    return UndoneBatch(batch, n_edited)


def rejected_rows_csv(settings: Settings, folder: MunicipalityFolder, batch_id: int, *, by: User) -> bytes:
    """The rows that were held back, to mend and import again. No cell starts a formula, and personal data is masked."""
    _find(settings, folder, batch_id, by)
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        held = read_held(connection, folder.slug, batch_id)
    if not held:
        raise InputFault(Fault(f"Omgång {batch_id}", "Inga rader hölls tillbaka.", remedy="Inget behöver rättas."))
    places = [(batch_id, row.row_number) for row in held]
    rows = pd.DataFrame([row.content for row in held], dtype=object)
    return write_rejected(rows, places, [_told(row) for row in held])


def _find(settings: Settings, folder: MunicipalityFolder, batch_id: int, by: User) -> ImportedBatch:
    found = next((batch for batch in list_batches(settings, folder, by=by) if batch.id == batch_id), None)
    if found is None:
        remedy = "Se vilka som finns: python -m lib batches"
        raise InputFault(Fault("Omgång", "Kommunen har ingen sådan omgång.", str(batch_id), remedy))
    return found


def _remove(connection: Connection, folder: MunicipalityFolder, batch_id: int, actor: str) -> None:
    if not remove_batch(connection, folder.slug, batch_id, actor):
        remedy = "Se vilka som finns: python -m lib batches"
        raise InputFault(Fault("Omgång", "Någon annan har redan ångrat omgången.", str(batch_id), remedy))


def _edited(batch_id: int, n_edited: int) -> Fault:
    message = "Någon har ändrat i omgångens rader, och ändringarna skulle försvinna."
    remedy = "Lägg till --with-edits om de inte behövs."
    return Fault(f"Omgång {batch_id}", message, f"{n_edited} rader", remedy)


def _told(row: HeldRow) -> str:
    return " ".join(str(Fault(**fault)) for fault in row.faults)

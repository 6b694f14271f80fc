"""Bring the tables of a municipality's own folder into the store, once for each version of a file."""

import hashlib
from datetime import date

import pandas as pd

from lib.actions.folder_batch import folder_batch
from lib.actions.folder_chain import is_new_chain, join_keys, load_chain
from lib.actions.folder_texts import refuse_personal_texts
from lib.actions.folder_versions import load_folder_versions
from lib.actions.folder_walks import is_new_walks, load_walks
from lib.domain.est_period import EstPeriod
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.intake.folder_tables import FolderTable, folder_tables, read_folder_table
from lib.store.database import open_database
from lib.store.replacing import replace_file
from lib.store.writing import find_batch


def load_folder_tables(settings: Settings, folder: MunicipalityFolder, with_versions: bool = True) -> int:
    """Load what is new or changed, and return the number of files that were loaded. `with_versions` is false when the
    frozen versions are what is about to be made from the tables."""
    n_loaded = sum(_load(settings, folder, table) for table in folder_tables(folder))
    n_loaded += load_folder_versions(settings, folder) if with_versions else 0
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        if not n_loaded and not is_new_chain(connection, folder) and not is_new_walks(connection, folder):
            return 0
    with open_database(settings.database_url).begin() as connection:
        n_loaded += load_chain(connection, folder)
        n_loaded += load_walks(connection, folder)
        join_keys(connection, folder)
    return n_loaded


def _load(settings: Settings, folder: MunicipalityFolder, table: FolderTable) -> bool:
    digest = hashlib.sha256(table.path.read_bytes()).hexdigest()
    engine = open_database(settings.database_url)
    with engine.connect().execution_options(reads_only=True) as connection:
        if find_batch(connection, folder.slug, digest) is not None:
            return False
    rows = read_folder_table(table)
    refuse_personal_texts(table.path.name, rows)
    with engine.begin() as connection:
        if find_batch(connection, folder.slug, digest) is not None:  # another session was faster
            return False
        name = table.path.relative_to(folder.data).as_posix()
        batch = folder_batch(folder, name, digest, table.source, _newest_day(rows), table.is_synthetic)
        replace_file(connection, batch, table.table, rows)
    return True


def _newest_day(rows: pd.DataFrame) -> date | None:
    """The day that the rows reach to, by what they say themselves."""
    for column in ("reported_at", "event_from"):
        if column in rows:
            return rows[column].max().date()
    if "year" in rows:
        return date(int(rows["year"].max()), 12, 31)
    if "period_key" in rows:
        return max(EstPeriod.parse(key).last for key in rows["period_key"])
    dated = next((column for column in ("data_date", "started", "completed_on", "agreed_on") if column in rows), None)
    return max(rows[dated].dropna(), default=None) if dated else None

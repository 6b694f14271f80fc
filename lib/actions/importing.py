"""Importing a file: read, check and place its rows, and write them as one batch."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd
from sqlalchemy import Engine

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.words import number
from lib.geography.areas import read_areas
from lib.intake.event_places import Ground
from lib.intake.event_rows import CheckedEvents, Setting, check_events
from lib.intake.table_file import TableFile, read_table_file
from lib.store.database import open_database
from lib.store.folders import read_definitions
from lib.store.writing import Batch, add_batch, find_batch

FAULTS_SHOWN = 20
LONGEST_SOURCE = 255


@dataclass(frozen=True)
class Wishes:
    """What the user adds to the file: `category` for all its rows, how positions are written, what to call it."""

    category: str | None = None
    crs: str | None = None
    source: str | None = None
    is_dry_run: bool = False


@dataclass(frozen=True)
class AreaCount:
    area_code: str
    name: str
    count: int


@dataclass(frozen=True)
class ImportReport:
    """What happened. `is_known`: the very same file was imported before, as `batch_id`, and nothing was added.

    `n_rows` is n_accepted + n_rejected. Of the accepted rows, `n_without_position` have no coordinates and
    `n_outside` lie in no area; `n_municipality_level` are of kinds that are never placed. `faults` are the first of
    `n_faults`. `columns` is what was recognised: meaning and the file's own name.
    """

    municipality: str
    file_name: str
    batch_id: int | None
    is_known: bool
    is_dry_run: bool
    n_rows: int
    n_accepted: int = 0
    n_rejected: int = 0
    n_without_position: int = 0
    n_outside: int = 0
    n_municipality_level: int = 0
    areas: tuple[AreaCount, ...] = ()
    columns: dict[str, str] | None = None
    notes: tuple[str, ...] = ()
    n_faults: int = 0
    faults: tuple[Fault, ...] = ()


def import_events(settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes) -> ImportReport:
    """Import reported crimes from a table file, in one transaction.

    Rows with faults are left out and told of. Raises InputFault, with nothing written, when the file or every row of
    it is at fault.
    """
    file = read_table_file(path)
    engine = open_database(settings.database_url)
    earlier = _earlier_batch(engine, folder, file)
    if earlier is not None:
        return _known(folder, file, earlier, wishes)
    definitions, areas = read_definitions(folder), read_areas(folder)
    ground = Ground(areas, definitions.municipality.projected_crs)
    setting = Setting(ground, definitions.crime_categories, definitions.municipality.time_zone, date.today())
    checked = check_events(file, setting, wishes.category, wishes.crs)
    if checked.rows.empty:
        raise InputFault(_nothing_left(file), *checked.faults.first(FAULTS_SHOWN))
    if wishes.is_dry_run:
        return _report(folder, file, checked, areas, None, wishes)
    with engine.begin() as connection:
        earlier = find_batch(connection, folder.slug, file.sha256)
        if earlier is not None:  # somebody else was faster
            return _known(folder, file, earlier, wishes)
        batch_id = add_batch(connection, _batch(folder, file, checked.rows, wishes), {"events": checked.rows})
    return _report(folder, file, checked, areas, batch_id, wishes)


def _earlier_batch(engine: Engine, folder: MunicipalityFolder, file: TableFile) -> int | None:
    with engine.connect().execution_options(reads_only=True) as connection:
        return find_batch(connection, folder.slug, file.sha256)


def _known(folder: MunicipalityFolder, file: TableFile, batch_id: int, wishes: Wishes) -> ImportReport:
    return ImportReport(folder.slug, file.name, batch_id, True, wishes.is_dry_run, len(file.rows))


def _nothing_left(file: TableFile) -> Fault:
    found = f"{number(len(file.rows))} rader med fel"
    return Fault(file.name, "Ingen rad gick att läsa in.", found, "De första felen följer.")


def _batch(folder: MunicipalityFolder, file: TableFile, rows: pd.DataFrame, wishes: Wishes) -> Batch:
    return Batch(
        municipality=folder.slug,
        kind="events",
        file_name=_storable(file.name),
        file_sha256=file.sha256,
        source=_storable(wishes.source or file.name)[:LONGEST_SOURCE],
        data_date=rows["event_from"].max().date(),
        created_at=datetime.now(UTC).replace(tzinfo=None),
        is_synthetic=False,
    )


def _storable(text: str) -> str:
    """A name from the command line may hold bytes that are not text."""
    return text.encode("utf-8", "replace").decode()


def _report(
    folder: MunicipalityFolder,
    file: TableFile,
    checked: CheckedEvents,
    areas: gpd.GeoDataFrame,
    batch_id: int | None,
    wishes: Wishes,
) -> ImportReport:
    return ImportReport(
        municipality=folder.slug,
        file_name=file.name,
        batch_id=batch_id,
        is_known=False,
        is_dry_run=wishes.is_dry_run,
        n_rows=len(file.rows),
        n_accepted=len(checked.rows),
        n_rejected=int(checked.faults.is_rejected.sum()),
        n_without_position=int(checked.is_without_position.sum()),
        n_outside=int(checked.is_outside.sum()),
        n_municipality_level=int(checked.is_municipality_level.sum()),
        areas=_area_counts(checked.rows, areas),
        columns=checked.columns.used,
        notes=checked.notes,
        n_faults=checked.faults.n_faults,
        faults=checked.faults.first(FAULTS_SHOWN),
    )


def _area_counts(rows: pd.DataFrame, areas: gpd.GeoDataFrame) -> tuple[AreaCount, ...]:
    """Every area, also those without events, in the order of their codes."""
    counts = rows["area_code"].value_counts().reindex(areas["area_code"], fill_value=0)
    triples = zip(areas["area_code"], areas["name"], counts, strict=True)
    return tuple(AreaCount(code, name, int(count)) for code, name, count in triples)

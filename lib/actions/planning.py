"""Looking at a file before it is imported: what it is, what would go in and what would not. Nothing is changed."""

import hashlib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from lib.actions.import_plan import ImportPlan, ImportReport, NothingLeft, Say, Wishes
from lib.actions.import_summary import nothing_left, remarks, row_numbers, summary
from lib.actions.permission import refuse_unless
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.geography.areas import read_areas
from lib.geography.layers import read_aliases
from lib.intake.already_there import leave_out_known
from lib.intake.file_words import file_words
from lib.intake.incoming import Incoming, read_and_match
from lib.intake.map_file import ImportMap
from lib.intake.matching.matched import Matched
from lib.intake.matching.surroundings import Surroundings
from lib.intake.mended_file import as_it_was, mended_rows
from lib.intake.near_duplicates import NearDuplicate, find_near_duplicates
from lib.intake.personal_rows import masked_fault, masked_name
from lib.intake.placing import Ground
from lib.intake.quarantined import quarantined_rows
from lib.intake.reader import Kind
from lib.intake.recognising import reader_by_id, recognise
from lib.intake.table_shape import shape_of
from lib.store.column_mappings import read_mapping
from lib.store.comparing import find_named_batches, read_stored
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.folders import read_definitions
from lib.store.writing import Batch, find_batch, imports_of

LONGEST_NAME = 255
NEWEST = {"events": "event_from", "reports": "reported_at", "news": "published_at", "walks": "starts_at"}
WITH_SOURCE = {"indicator_values", "survey_results"}


def _unheard(_step: str) -> None:
    """For programs, which do not wait to be told."""


def plan_import(
    settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes, say: Say = _unheard, *, by: User
) -> ImportPlan:
    """Read and check a file against the municipality and its store.

    Raises InputFault when `by` may not or the file is at fault, and NothingLeft when every row of it is.
    """
    refuse_unless(by.role, Right.IMPORT_FILES)
    try:
        return _plan(settings, folder, path, wishes, say)
    except NothingLeft as fault:
        raise NothingLeft(*map(masked_fault, fault.faults), words=fault.words) from fault.__cause__
    except InputFault as fault:  # of single readers, which quote what the file holds
        raise InputFault(*map(masked_fault, fault.faults)) from fault.__cause__


def _plan(settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes, say: Say) -> ImportPlan:
    say("Känner igen filen")
    with as_it_was(path) as file:
        reader = reader_by_id(wishes.format) if wishes.format else recognise(file)
        definitions = read_definitions(folder)
        areas = read_areas(folder)
        digest, shape = _digest(path), shape_of(file, reader.id)
        engine = open_database(settings.database_url)
        with engine.connect().execution_options(reads_only=True) as connection:
            version = version_of(connection, folder.slug)
            start = ImportPlan(_empty(folder, path, wishes), settings, folder, path, wishes, version, digest,
                               shape_sha256=shape, mended=mended_rows(path),
                               imports=imports_of(connection, folder.slug))  # fmt: skip
            known = find_batch(connection, folder.slug, digest)
            if known is not None and not wishes.replaces:
                return replace(start, report=replace(start.report, batch_id=known, is_known=True))
            translations = wishes.translations or _remembered(connection, folder.slug, shape, wishes.kind)
            ground = Ground(areas, definitions.municipality.projected_crs)
            surroundings = Surroundings(definitions, ground, read_aliases(folder), date.today(), translations,
                                        wishes.category, wishes.crs)  # fmt: skip
            say("Läser och kontrollerar raderna")
            incoming = read_and_match(file, reader, wishes.kind, surroundings)
            say("Jämför med det som redan är inläst")
            return _planned(connection, start, incoming, surroundings, known, file)


def _planned(
    connection: Connection, start: ImportPlan, incoming: Incoming, surroundings: Surroundings, known: int | None,
    file: Path,
) -> ImportPlan:  # fmt: skip
    folder, wishes = start.folder, start.wishes
    file_name = start.report.file_name
    source = _storable(wishes.source or incoming.read.source or file_name)
    named = find_named_batches(connection, folder.slug, file_name, source)
    earlier = known if known is not None else (named[-1] if named else None)
    is_replacing = wishes.replaces and earlier is not None
    stored = partial(_stored, connection, folder.slug, earlier if is_replacing else None)
    n_faults = incoming.n_faults
    compared = [leave_out_known(part, file_name, stored) for part in incoming.parts]
    n_duplicates = sum(n for _, n in compared)
    incoming = replace(incoming, parts=tuple(_complete(part, source) for part, _ in compared))
    matched, is_contradicted = incoming.matched, incoming.n_faults > n_faults
    if all(part.rows.empty for part in incoming.parts) and (is_contradicted or not n_duplicates):
        raise NothingLeft(
            *nothing_left(start.path.name, incoming),
            words=file_words(incoming.parts, incoming.read.attributes, surroundings),
        )
    near = _near(matched, stored, surroundings) if matched.table == "reports" else ()
    report = replace(
        summary(start.report, incoming, n_duplicates, surroundings),
        source=source, earlier_batch=earlier, is_replacing=is_replacing, near_duplicates=near,
        notes=tuple(remarks(incoming, earlier, is_replacing, wishes, surroundings)),
    )  # fmt: skip
    held = quarantined_rows(file, incoming, utc_now())
    batch = Batch(
        municipality=folder.slug, kind=incoming.read.kind, file_name=file_name, file_sha256=start.file_sha256,
        source=source, data_date=_newest_day(incoming), created_at=utc_now(), is_synthetic=False,
    )  # fmt: skip
    tables = {part.table: part.rows for part in incoming.parts} | ({"quarantine": held} if len(held) else {})
    numbers = row_numbers(matched, matched.rows.index) if matched.table == "reports" else ()
    return replace(
        start, report=report, batch=batch, tables=tables, row_numbers=numbers, translations=surroundings.translations
    )


def _empty(folder: MunicipalityFolder, path: Path, wishes: Wishes) -> ImportReport:
    return ImportReport(folder.slug, _storable(masked_name(path.name)), None, False, wishes.is_dry_run, 0)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remembered(connection: Connection, municipality: str, shape: str, kind: Kind | None) -> ImportMap:
    """How the last file of the same shape was read; its columns mean nothing for another kind of rows."""
    known = ImportMap.model_validate(read_mapping(connection, municipality, shape) or {})
    return known if kind in (None, known.kind) else known.model_copy(update={"columns": {}, "kind": None})


def _stored(
    connection: Connection, municipality: str, without: int | None, table: str, columns: list[str],
    months: tuple[int, int] | None,
) -> pd.DataFrame:  # fmt: skip
    return read_stored(connection, municipality, table, columns, without, months)


def _storable(text: str) -> str:
    """A name from the command line may hold bytes that are not text."""
    return text.encode("utf-8", "replace").decode()[:LONGEST_NAME]


def _near(matched: Matched, stored: Any, surroundings: Surroundings) -> tuple[NearDuplicate, ...]:
    if matched.rows.empty:
        return ()
    months = int(matched.rows["month"].min()) - 1, int(matched.rows["month"].max()) + 1
    others = stored("reports", ["id", "category", "event_from", "lon", "lat"], months)
    return find_near_duplicates(matched.rows, others, matched.source["row"], surroundings.ground.projected_crs)


def _complete(matched: Matched, source: str) -> Matched:
    """Every row with its secrecy class, and figures with their source."""
    rows = matched.rows if "secrecy" in matched.rows else matched.rows.assign(secrecy="internal")
    return replace(matched, rows=rows.assign(source=source) if matched.table in WITH_SOURCE else rows)


def _newest_day(incoming: Incoming) -> date | None:
    """The day that the rows reach to, by what they say themselves."""
    return max(filter(None, map(_newest_in, incoming.parts)), default=None)


def _newest_in(matched: Matched) -> date | None:
    rows = matched.rows
    if rows.empty:
        return None
    if matched.table in NEWEST:
        newest: date = pd.to_datetime(rows[NEWEST[matched.table]]).max().date()
        return newest
    if matched.table == "populations":
        return date(int(rows["year"].max()), 12, 31)
    return max(rows["data_date"].dropna(), default=None) if "data_date" in rows else None

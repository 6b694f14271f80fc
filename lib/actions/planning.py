"""Looking at a file before it is imported: what it is, what would go in and what would not. Nothing is changed."""

import hashlib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from lib.actions.import_plan import AreaCount, ImportPlan, ImportReport, Wishes
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.words import listing, number
from lib.geography.areas import read_areas
from lib.geography.layers import read_aliases
from lib.intake.already_there import leave_out_known
from lib.intake.formats.heading import heading_of
from lib.intake.incoming import Incoming, read_and_match
from lib.intake.map_file import ImportMap
from lib.intake.matching.matched import Matched
from lib.intake.matching.surroundings import Surroundings
from lib.intake.mended_file import as_it_was
from lib.intake.near_duplicates import NearDuplicate, find_near_duplicates
from lib.intake.personal_rows import masked
from lib.intake.placing import Ground
from lib.intake.quarantined import MOST_HELD, masked_fault, quarantined_rows
from lib.intake.reader import take_sample
from lib.intake.recognising import EVENT_TABLE, reader_by_id, recognise
from lib.store.column_mappings import read_mapping
from lib.store.comparing import find_named_batches, read_stored
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.folders import read_definitions
from lib.store.writing import Batch, find_batch

FAULTS_SHOWN = 20
ROWS_SHOWN = 20
LONGEST_NAME = 255
NEWEST = {"events": "event_from", "reports": "reported_at", "news": "published_at", "walks": "starts_at"}
HIDDEN_IN_PREVIEW = {"month", "secrecy", "version", "precision"}


def plan_import(settings: Settings, folder: MunicipalityFolder, path: Path, wishes: Wishes) -> ImportPlan:
    """Read and check a file against the municipality and its store.

    Raises InputFault when the file, or every row of it, is at fault.
    """
    with as_it_was(path) as file:
        reader = reader_by_id(wishes.format) if wishes.format else recognise(file)
        definitions = read_definitions(folder)
        areas = read_areas(folder)
        digest, shape = _digest(path), _shape(file, reader.id if reader else EVENT_TABLE)
        engine = open_database(settings.database_url)
        with engine.connect().execution_options(reads_only=True) as connection:
            version = version_of(connection, folder.slug)
            start = ImportPlan(_empty(folder, path, wishes), settings, folder, path, wishes, version, digest,
                               shape_sha256=shape)  # fmt: skip
            known = find_batch(connection, folder.slug, digest)
            if known is not None and not wishes.replaces:
                return replace(start, report=replace(start.report, batch_id=known, is_known=True))
            translations = wishes.translations or _remembered(connection, folder.slug, shape)
            ground = Ground(areas, definitions.municipality.projected_crs)
            surroundings = Surroundings(definitions, ground, read_aliases(folder), date.today(), translations,
                                        wishes.category, wishes.crs)  # fmt: skip
            incoming = read_and_match(file, reader, wishes.kind, surroundings)
            return _planned(connection, start, incoming, surroundings, known, file)


def _planned(
    connection: Connection, start: ImportPlan, incoming: Incoming, surroundings: Surroundings, known: int | None,
    file: Path,
) -> ImportPlan:  # fmt: skip
    folder, wishes = start.folder, start.wishes
    file_name = _storable(start.path.name)
    source = _storable(wishes.source or incoming.source or file_name)
    named = find_named_batches(connection, folder.slug, file_name, source)
    earlier = known if known is not None else (named[-1] if named else None)
    is_replacing = wishes.replaces and earlier is not None
    stored = partial(_stored, connection, folder.slug, earlier if is_replacing else None)
    n_faults = incoming.matched.faults.n_faults
    matched, n_duplicates = leave_out_known(incoming.matched, file_name, stored)
    incoming = replace(incoming, matched=matched)
    is_contradicted = matched.faults.n_faults > n_faults
    if matched.rows.empty and (is_contradicted or not n_duplicates):
        raise _nothing_left(start.path.name, incoming)
    near = _near(matched, stored, surroundings) if matched.table == "reports" else ()
    if source and matched.table == "indicator_values":
        matched = replace(matched, rows=matched.rows.assign(source=source))
    report = replace(
        _report(start.report, incoming, n_duplicates, surroundings),
        source=source, earlier_batch=earlier, is_replacing=is_replacing, near_duplicates=near,
        notes=tuple(_notes(incoming, earlier, is_replacing, wishes, surroundings)),
    )  # fmt: skip
    held = quarantined_rows(file, incoming, utc_now())
    batch = Batch(
        municipality=folder.slug, kind=incoming.kind, file_name=file_name, file_sha256=start.file_sha256,
        source=source, data_date=_newest_day(matched), created_at=utc_now(), is_synthetic=False,
    )  # fmt: skip
    tables = {matched.table: _complete(matched)} | ({"quarantine": held} if len(held) else {})
    return replace(start, report=report, batch=batch, tables=tables)


def _empty(folder: MunicipalityFolder, path: Path, wishes: Wishes) -> ImportReport:
    return ImportReport(folder.slug, path.name, None, False, wishes.is_dry_run, 0)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _shape(path: Path, format_id: str) -> str:
    """The same for files of the same format with the same columns."""
    return hashlib.sha256("\x1f".join((format_id, *heading_of(take_sample(path)))).encode()).hexdigest()


def _remembered(connection: Connection, municipality: str, shape: str) -> ImportMap:
    mapping = read_mapping(connection, municipality, shape)
    return ImportMap() if mapping is None else ImportMap.model_validate(mapping)


def _stored(
    connection: Connection, municipality: str, without: int | None, table: str, columns: list[str],
    months: tuple[int, int] | None,
) -> pd.DataFrame:  # fmt: skip
    return read_stored(connection, municipality, table, columns, without, months)


def _storable(text: str) -> str:
    """A name from the command line may hold bytes that are not text."""
    return text.encode("utf-8", "replace").decode()[:LONGEST_NAME]


def _nothing_left(file_name: str, incoming: Incoming) -> InputFault:
    matched = incoming.matched
    n_wrong = int(matched.faults.is_rejected.sum()) + incoming.n_unread
    reasons = [f"{number(n)} {reason}" for reason, n in matched.left_out.items()]
    if not n_wrong:
        remedy = "Kontrollera att filen är för den här kommunen, eller översätt i en kartfil."
        return InputFault(Fault(file_name, "Inget i filen går att läsa in här.", listing(reasons), remedy))
    found = listing([f"{number(n_wrong)} {'rad' if n_wrong == 1 else 'rader'} med fel", *reasons])
    first = Fault(file_name, "Ingen rad gick att läsa in.", found, "De första felen följer.")
    return InputFault(first, *_faults(incoming))


def _faults(incoming: Incoming) -> tuple[Fault, ...]:
    """The first ones, the reader's own first, without personal data."""
    together = (*incoming.early_faults[:FAULTS_SHOWN], *incoming.matched.faults.first(FAULTS_SHOWN))
    return tuple(masked_fault(fault) for fault in together[:FAULTS_SHOWN])


def _report(report: ImportReport, incoming: Incoming, n_duplicates: int, surroundings: Surroundings) -> ImportReport:
    matched = incoming.matched
    n_rejected = int(matched.faults.is_rejected.sum()) + incoming.n_unread
    n_rows = len(matched.source) + incoming.n_unread
    n_accepted = matched.count_behind(pd.Series(True, index=matched.rows.index))
    flags = (matched.is_without_position, matched.is_outside, matched.is_municipality_level)
    without, outside, whole = (0 if flag is None else int(flag.sum()) for flag in flags)
    return replace(
        report, n_rows=n_rows, format=incoming.format_id, format_name=incoming.format_name, kind=incoming.kind,
        n_accepted=n_accepted, n_rejected=n_rejected, n_duplicates=n_duplicates, n_stored=len(matched.rows),
        n_without_position=without, n_outside=outside, n_municipality_level=whole, left_out=matched.left_out,
        areas=_area_counts(matched, surroundings), columns=matched.columns, faults=_faults(incoming),
        n_faults=len(incoming.early_faults) + matched.faults.n_faults, preview=_preview(matched),
    )  # fmt: skip


def _area_counts(matched: Matched, surroundings: Surroundings) -> tuple[AreaCount, ...]:
    """Every area, also those without rows, in the order of their codes; nothing where rows are no happenings."""
    if matched.table not in ("events", "reports"):
        return ()
    areas = surroundings.ground.areas
    counts = matched.rows["area_code"].value_counts().reindex(areas["area_code"], fill_value=0)
    triples = zip(areas["area_code"], areas["name"], counts, strict=True)
    return tuple(AreaCount(code, name, int(count)) for code, name, count in triples)


def _preview(matched: Matched) -> tuple[dict[str, Any], ...]:
    rows = matched.rows.head(ROWS_SHOWN)
    shown = rows[[name for name in rows if name not in HIDDEN_IN_PREVIEW]]
    return tuple({str(name): _shown(cell) for name, cell in row.items()} for row in shown.to_dict("records"))


def _shown(cell: Any) -> Any:
    if isinstance(cell, list | dict):
        return cell
    if pd.isna(cell):
        return None
    if isinstance(cell, str):
        return masked(str(cell))
    return cell.isoformat(sep=" ") if isinstance(cell, pd.Timestamp) else cell


def _near(matched: Matched, stored: Any, surroundings: Surroundings) -> tuple[NearDuplicate, ...]:
    if matched.rows.empty:
        return ()
    months = int(matched.rows["month"].min()) - 1, int(matched.rows["month"].max()) + 1
    others = stored("reports", ["id", "category", "event_from", "lon", "lat"], months)
    return find_near_duplicates(matched.rows, others, matched.source["row"], surroundings.ground.projected_crs)


def _notes(
    incoming: Incoming, earlier: int | None, is_replacing: bool, wishes: Wishes, surroundings: Surroundings
) -> list[str]:
    notes = [*incoming.matched.notes, *incoming.notes]
    if is_replacing:
        notes.append(f"Omgång {earlier} tas bort och den här filen läses in i stället.")
    elif earlier is not None:
        notes.append(
            f"En annan version av filen är redan inläst som omgång {earlier}. Bara det som inte finns där läggs till. "
            "Välj --replace för att byta ut den."
        )
    if wishes.translations is None and not surroundings.translations.is_empty:
        notes.append("Översättningarna från den förra filen med samma kolumner har använts.")
    if (n_held := int(incoming.matched.faults.is_rejected.sum()) + incoming.n_unread) > MOST_HELD:
        notes.append(f"Av {number(n_held)} rader med fel sparas de första {number(MOST_HELD)} i karantän.")
    return notes


def _complete(matched: Matched) -> pd.DataFrame:
    return matched.rows if "secrecy" in matched.rows else matched.rows.assign(secrecy="internal")


def _newest_day(matched: Matched) -> date | None:
    """The day that the rows reach to, by what they say themselves."""
    rows = matched.rows
    if rows.empty:
        return None
    if matched.table in NEWEST:
        newest: date = pd.to_datetime(rows[NEWEST[matched.table]]).max().date()
        return newest
    if matched.table == "populations":
        return date(int(rows["year"].max()), 12, 31)
    return max(rows["data_date"].dropna(), default=None) if "data_date" in rows else None

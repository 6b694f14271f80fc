"""Looking at a file before it is imported: what it is, what would go in and what would not. Nothing is changed."""

import hashlib
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from lib.actions.import_plan import AreaCount, ImportPlan, ImportReport, NothingLeft, Say, Wishes
from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.domain.words import listing, number
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
from lib.intake.personal_rows import masked_fault, masked_fully, masked_name
from lib.intake.placing import Ground
from lib.intake.quarantined import MOST_HELD, quarantined_rows
from lib.intake.reader import Kind
from lib.intake.recognising import reader_by_id, recognise
from lib.intake.table_shape import shape_of
from lib.store.column_mappings import read_mapping
from lib.store.comparing import find_named_batches, read_stored
from lib.store.data_versions import version_of
from lib.store.database import open_database
from lib.store.folders import read_definitions
from lib.store.writing import Batch, find_batch, imports_of

FAULTS_SHOWN = 20
ROWS_SHOWN = 20
LONGEST_NAME = 255
NEWEST = {"events": "event_from", "reports": "reported_at", "news": "published_at", "walks": "starts_at"}
WITH_SOURCE = {"indicator_values", "survey_results"}
HIDDEN_IN_PREVIEW = {"month", "secrecy", "version", "precision"}


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
            *_nothing_left(start.path.name, incoming),
            words=file_words(incoming.parts, incoming.read.attributes, surroundings),
        )
    near = _near(matched, stored, surroundings) if matched.table == "reports" else ()
    report = replace(
        _report(start.report, incoming, n_duplicates, surroundings),
        source=source, earlier_batch=earlier, is_replacing=is_replacing, near_duplicates=near,
        notes=tuple(_notes(incoming, earlier, is_replacing, wishes, surroundings)),
    )  # fmt: skip
    held = quarantined_rows(file, incoming, utc_now())
    batch = Batch(
        municipality=folder.slug, kind=incoming.read.kind, file_name=file_name, file_sha256=start.file_sha256,
        source=source, data_date=_newest_day(incoming), created_at=utc_now(), is_synthetic=False,
    )  # fmt: skip
    tables = {part.table: part.rows for part in incoming.parts} | ({"quarantine": held} if len(held) else {})
    numbers = _row_numbers(matched, matched.rows.index) if matched.table == "reports" else ()
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


def _nothing_left(file_name: str, incoming: Incoming) -> tuple[Fault, ...]:
    n_wrong = incoming.n_rejected
    reasons = [f"{number(n)} {reason}" for reason, n in incoming.left_out.items()]
    if not n_wrong:
        remedy = "Kontrollera att filen är för den här kommunen, eller översätt i en kartfil."
        return (Fault(file_name, "Inget i filen går att läsa in här.", listing(reasons), remedy),)
    found = listing([f"{number(n_wrong)} {'rad' if n_wrong == 1 else 'rader'} med fel", *reasons])
    first = Fault(file_name, "Ingen rad gick att läsa in.", found, "De första felen följer.")
    return (first, *incoming.first_faults(FAULTS_SHOWN))


def _report(report: ImportReport, incoming: Incoming, n_duplicates: int, surroundings: Surroundings) -> ImportReport:
    matched = incoming.matched
    n_accepted = sum(part.count_behind(pd.Series(True, index=part.rows.index)) for part in incoming.parts)
    flags = (matched.is_without_position, matched.is_outside, matched.is_municipality_level)
    without, outside, whole = (0 if flag is None else int(flag.sum()) for flag in flags)
    return replace(
        report, n_rows=incoming.n_rows, format=incoming.format_id, format_name=incoming.read.format_name,
        kind=incoming.read.kind, n_accepted=n_accepted, n_rejected=incoming.n_rejected, n_duplicates=n_duplicates,
        n_stored=sum(len(part.rows) for part in incoming.parts), n_without_position=without, n_outside=outside,
        n_municipality_level=whole, left_out=incoming.left_out, areas=_area_counts(matched, surroundings),
        columns=incoming.read.columns, faults=tuple(map(masked_fault, incoming.first_faults(FAULTS_SHOWN))),
        n_faults=incoming.n_faults, preview=_preview(matched),
        words=file_words(incoming.parts, incoming.read.attributes, surroundings),
        rows_outside=_first_rows(matched, matched.is_outside),
        rows_without_position=_first_rows(matched, matched.is_without_position),
    )  # fmt: skip


def _first_rows(matched: Matched, is_it: pd.Series | None) -> tuple[int, ...]:
    return () if is_it is None else _row_numbers(matched, is_it.index[is_it][:ROWS_SHOWN])


def _row_numbers(matched: Matched, rows: pd.Index) -> tuple[int, ...]:
    """As a person finds them in the file."""
    return tuple(int(number) for number in matched.source["row"].loc[rows])


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
        return masked_fully(cell)
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
    notes = [masked_fully(note) for part in incoming.parts for note in part.notes]
    notes = list(dict.fromkeys([*notes, *map(masked_fully, incoming.read.notes)]))
    if is_replacing:
        notes.append(f"Omgång {earlier} tas bort och den här filen läses in i stället.")
    elif earlier is not None:
        notes.append(
            f"En annan version av filen är redan inläst som omgång {earlier}. Bara det som inte finns där läggs till. "
            "Välj att ersätta den (--replace) för att byta ut allt."
        )
    said = surroundings.translations
    if wishes.translations is None and said.has_words:
        notes.append("Översättningarna från den förra filen med samma kolumner har använts.")
    if wishes.translations is None and said.columns:
        notes.append("Kolumnerna har lästs som i den förra filen med samma rubriker.")
    if incoming.n_rejected > MOST_HELD:
        notes.append(f"Av {number(incoming.n_rejected)} rader med fel sparas de första {number(MOST_HELD)} i karantän.")
    return notes


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

"""A file on its way in: recognised, read and matched, with everything that was wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.words import listing
from lib.intake.event_rows import CheckedEvents, Setting, check_events
from lib.intake.matching.events import match_events
from lib.intake.matching.matched import Matched
from lib.intake.matching.news import match_news
from lib.intake.matching.populations import match_populations
from lib.intake.matching.reports import match_reports
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.values import match_values
from lib.intake.matching.walks import match_walk
from lib.intake.personal_rows import hold_back_keys, name_columns
from lib.intake.reader import Kind, Reader, ReadFile
from lib.intake.recognising import EVENT_TABLE, EVENT_TABLE_NAME, ITEM_WORDS
from lib.intake.table_file import TableFile
from lib.intake.workbook_table import read_table

KINDS: dict[Kind, str] = {
    "events": "anmälda brott",
    "reports": "rapporter om platser",
    "values": "indikatorvärden",
    "populations": "folkmängd",
    "news": "polisens notiser",
    "notes": "punkter från en vandring",
    "catalogue": "förteckning över nyckeltal",
}
MATCHERS: Mapping[Kind, Callable[[ReadFile, Surroundings, str, str], Matched]] = {
    "events": match_events,
    "reports": match_reports,
    "values": match_values,
    "populations": match_populations,
    "news": match_news,
    "notes": match_walk,
}
RENAMED = {
    ("events", "reports"): {"event_key": "report_key"},
    ("reports", "events"): {"report_key": "event_key"},
}
ROW = re.compile(rf"(.*, (?:{'|'.join(('rad', *ITEM_WORDS.values()))}) (\d+))(?:, |$)", re.DOTALL)
"""Where a fault is: the row with its file and sheet, and its number."""
MORE_FAULTS = re.compile(r"Ytterligare (\d+) fel")


@dataclass(frozen=True, eq=False)
class Incoming:
    """`early_faults` are those of the reader, of rows that it could not read: `n_unread` of them."""

    format_id: str
    format_name: str
    kind: Kind
    matched: Matched
    early_faults: tuple[Fault, ...] = ()
    n_unread: int = 0
    notes: tuple[str, ...] = ()
    source: str | None = None
    table: TableFile | None = None


def read_and_match(path: Path, reader: Reader | None, kind: Kind | None, surroundings: Surroundings) -> Incoming:
    """`reader` None is the table of events. `kind` is what the user says that the rows are.

    Raises InputFault for what makes the file as a whole unusable.
    """
    if reader is None:
        return _event_table(path, kind, surroundings)
    read = _as_kind(path, reader.read(path), kind)
    if read.kind == "catalogue":
        found = f"{len(read.rows)} nyckeltal"
        remedy = "Hämta värden för nyckeltalen i stället, från v3/data."
        raise InputFault(Fault(path.name, "Filen är en förteckning över nyckeltal och har inga värden.", found, remedy))
    matched = MATCHERS[read.kind](read, surroundings, path.name, ITEM_WORDS.get(reader.id, "rad"))
    return Incoming(
        reader.id, read.format_name, read.kind, matched, read.faults, _n_unread(read.faults), read.notes, read.source
    )


def _event_table(path: Path, kind: Kind | None, surroundings: Surroundings) -> Incoming:
    if kind not in (None, "events"):
        remedy = "Se efter att rubrikerna är de som formatet har, eller ange --format."
        message = f"Filen går inte att läsa som {KINDS[kind]}." if kind else ""
        raise InputFault(Fault(path.name, message, remedy=remedy))
    file, definitions = read_table(path), surroundings.definitions
    setting = Setting(
        surroundings.ground, definitions.crime_categories, definitions.municipality.time_zone, surroundings.today,
        surroundings.translations.categories,
    )  # fmt: skip
    checked = check_events(file, setting, surroundings.category, surroundings.crs, surroundings.translations.columns)
    matched = _matched(file, checked)
    return Incoming(EVENT_TABLE, EVENT_TABLE_NAME, "events", matched, notes=_name_notes(file, checked), table=file)


def _matched(file: TableFile, checked: CheckedEvents) -> Matched:
    hold_back_keys(checked.rows["event_key"], checked.faults)
    matched = Matched(
        "events", file.rows, checked.rows, checked.faults, checked.notes, {}, checked.is_without_position,
        checked.is_outside, checked.is_municipality_level, checked.columns.used,
    )  # fmt: skip
    return matched.keep(~checked.faults.is_rejected[checked.rows.index])


def _name_notes(file: TableFile, checked: CheckedEvents) -> tuple[str, ...]:
    names = name_columns(file.rows, set(checked.columns.used.values()))
    return (f"Kan innehålla namn på personer och läses inte: {listing(names[:10])}.",) if names else ()


def _as_kind(path: Path, read: ReadFile, kind: Kind | None) -> ReadFile:
    """Events as reports, or the other way round; anything else is what it is."""
    if kind in (None, read.kind):
        return read
    if kind is None or (read.kind, kind) not in RENAMED:
        found = KINDS[read.kind]
        remedy = "Utelämna --kind, eller välj en annan fil."
        raise InputFault(Fault(path.name, "Filen innehåller något annat än det du angav.", found, remedy))
    rows = read.rows.rename(columns=RENAMED[read.kind, kind])
    if kind == "reports":
        rows = rows.assign(reported_at=rows["event_from"], text=None, status=None)
    else:
        rows = rows.assign(event_from=pd.to_datetime(rows["event_from"]).fillna(rows["reported_at"]), place=None)
    return replace(read, kind=kind, rows=rows)


def _n_unread(faults: tuple[Fault, ...]) -> int:
    """Rows behind the reader's faults; where it tells only of the first, each of the others counts as a row."""
    rows = {found[1] for fault in faults if (found := ROW.match(fault.where))}
    return len(rows) + sum(int(found[1]) for fault in faults if (found := MORE_FAULTS.match(fault.message)))

"""A file on its way in: recognised, read and matched, with everything that was wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.intake.column_choices import TableKind
from lib.intake.matching.events import match_events
from lib.intake.matching.matched import Matched
from lib.intake.matching.news import match_news
from lib.intake.matching.populations import match_populations
from lib.intake.matching.reports import match_reports
from lib.intake.matching.surroundings import Surroundings
from lib.intake.matching.survey import indicators_and_answers, match_survey
from lib.intake.matching.values import match_values
from lib.intake.matching.walks import match_walk
from lib.intake.reader import Kind, Reader, ReadFile, Setting
from lib.intake.recognising import ITEM_WORDS, OWN, TABLES

KINDS: dict[Kind, str] = {
    "events": "anmälda brott",
    "reports": "rapporter om platser",
    "values": "indikatorvärden",
    "populations": "folkmängd",
    "survey": "svar på enkätfrågor",
    "news": "polisens notiser",
    "notes": "punkter från en vandring",
    "catalogue": "förteckning över nyckeltal",
}
TABLE_KINDS: dict[TableKind, str] = {kind: KINDS[kind] for kind in get_args(TableKind)}
"""What a table with any headings may hold."""
MATCHERS: Mapping[Kind, Callable[[ReadFile, Surroundings, str, str], Matched]] = {
    "events": match_events,
    "reports": match_reports,
    "values": match_values,
    "populations": match_populations,
    "survey": match_survey,
    "news": match_news,
    "notes": match_walk,
}
RENAMED = {
    ("events", "reports"): {"event_key": "report_key"},
    ("reports", "events"): {"report_key": "event_key"},
}


@dataclass(frozen=True, eq=False)
class Incoming:
    """`parts` are the rows by the table of the store that they are for; the first gave the file its kind."""

    format_id: str
    read: ReadFile
    parts: tuple[Matched, ...]

    @property
    def matched(self) -> Matched:
        return self.parts[0]

    @property
    def n_rows(self) -> int:
        return sum(len(part.source) for part in self.parts) + self.read.n_rejected

    @property
    def n_rejected(self) -> int:
        """Rows that could not be read, or not be matched."""
        return sum(int(part.faults.is_rejected.sum()) for part in self.parts) + self.read.n_rejected

    @property
    def n_faults(self) -> int:
        return sum(part.faults.n_faults for part in self.parts) + max(len(self.read.faults), self.read.n_rejected)

    @property
    def left_out(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for part in self.parts:
            counts |= {reason: counts.get(reason, 0) + n for reason, n in part.left_out.items()}
        return counts

    def first_faults(self, n: int) -> tuple[Fault, ...]:
        """The first ones, those of rows that could not be read first."""
        late = (fault for part in self.parts for fault in part.faults.first(n))
        return (*self.read.faults[:n], *late)[:n]


def read_and_match(path: Path, reader: Reader, kind: Kind | None, surroundings: Surroundings) -> Incoming:
    """`kind` is what the user says that the rows are.

    Raises InputFault for what makes the file as a whole unusable.
    """
    said = surroundings.translations
    setting = Setting(
        surroundings.definitions.municipality.time_zone, kind or said.kind, said.columns,
        surroundings.category is not None,
    )  # fmt: skip
    is_told = reader.id in TABLES and (setting.kind is not None or bool(setting.columns))
    read = _as_kind(path, (OWN if is_told and reader.id != "event_table" else reader).read(path, setting), kind)
    if read.kind == "catalogue":
        found = f"{len(read.rows)} nyckeltal"
        remedy = "Hämta värden för nyckeltalen i stället, från v3/data."
        raise InputFault(Fault(path.name, "Filen är en förteckning över nyckeltal och har inga värden.", found, remedy))
    word = ITEM_WORDS.get(reader.id, "rad")
    parts = tuple(_match(part, surroundings, path.name, word) for part in _parts(read, surroundings))
    return Incoming(reader.id, read, parts)


def _parts(read: ReadFile, surroundings: Surroundings) -> tuple[ReadFile, ...]:
    """Answers that are an indicator of ours go where its figures are, the others to the survey's own table."""
    if read.kind != "survey":
        return (read,)
    values, answers = indicators_and_answers(read, surroundings)
    return tuple(part for part in (answers, values) if len(part.rows)) or (read,)


def _match(read: ReadFile, surroundings: Surroundings, file_name: str, word: str) -> Matched:
    return replace(MATCHERS[read.kind](read, surroundings, file_name, word), columns=read.columns)


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
        rows = rows.assign(reported_at=rows["event_from"], **dict.fromkeys(ONLY_OF_REPORTS))
    else:
        rows = rows.assign(event_from=pd.to_datetime(rows["event_from"]).fillna(rows["reported_at"]), place=None)
    return replace(read, kind=kind, rows=rows)


ONLY_OF_REPORTS = ("text", "status", "subcategory", "place_type", "reasons", "wishes", "reporter_organisation",
                   "police_reported")  # fmt: skip

"""What stands on every page of what leaves the app: class, data date, version with its seal, and "Exempeldata"."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pandas as pd

from lib.analysis.synthetic import KINDS
from lib.analysis.version_rows import Frozen, frame_of
from lib.domain.audience import AUDIENCE_NAMES, CLASSES, Audience
from lib.domain.report_words import SECRECY
from lib.domain.version import VersionStatus
from lib.domain.version_words import STATUSES
from lib.domain.words import listing, sentence

SEAL_LETTERS = 8
NOT_FROZEN = "dagens läge, inte fryst"


@dataclass(frozen=True)
class ReportStamp:
    """`data_date` is the last day that any figure reaches ("" when none is known), `made_up` names what is made up (""
    when nothing is), and `dated` is the moment that is written into the file, with a time zone."""

    municipality: str
    audience: Audience
    data_date: str
    version: str
    made_up: str
    dated: datetime

    @property
    def lines(self) -> tuple[str, ...]:
        told = [
            f"Sekretessklass: {SECRECY[CLASSES[self.audience]]}. För: {AUDIENCE_NAMES[self.audience].lower()}.",
            f"{sentence(self.version)}. Uppgifter till och med {self.data_date or 'okänt datum'}. "
            f"Daterad {self.dated:%Y-%m-%d}.",
        ]
        return (*told, *([f"Exempeldata. Påhittat: {self.made_up}."] if self.made_up else []))

    @property
    def footer(self) -> str:
        parts = [self.municipality, SECRECY[CLASSES[self.audience]], self.version, f"uppgifter till {self.data_date}"]
        return " · ".join([*(part for part in parts if part), *(["Exempeldata"] if self.made_up else [])])


def version_words(number: object, status: str, seal: str) -> str:
    """`version 2, beslutad, kontrollsumma 3f9a12cd`."""
    return f"version {number}, {status}, kontrollsumma {seal[:SEAL_LETTERS]}"


def picture_stamp(frozen: Frozen, audience: Audience, today: date) -> ReportStamp:
    """The stamp of a situation picture, from the copy alone. A frozen one is dated when it was frozen, so that the same
    version gives the same bytes on any day; the state of today at the turn of `today`."""
    row, sources = frozen.row, frame_of(frozen.content["sources"])
    dates = sources["data_date"].dropna() if len(sources) else sources
    seal = row.get("sha256")
    return ReportStamp(
        municipality=frozen.content["municipality"]["name"],
        audience=audience,
        data_date=str(max(dates)) if len(dates) else "",
        version=version_words(row.get("number"), STATUSES[VersionStatus(row["status"])], seal) if seal else NOT_FROZEN,
        made_up=listing(_made_up(frozen)),
        dated=_in_utc(row["frozen_at"]) if seal else start_of(today),
    )


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _made_up(frozen: Frozen) -> list[str]:
    """What of the copy is made up: figures, and the tables that have such rows."""
    totals = frozen.figures("total")
    figures = ["siffror"] if len(totals) and totals["is_synthetic"].astype(bool).any() else []
    tables = [(words, frozen.rows(name)) for name, words in KINDS.items() if name in frozen.tables]
    return figures + [words for words, rows in tables if len(rows) and rows["is_synthetic"].astype(bool).any()]


def _in_utc(moment: datetime) -> datetime:
    return pd.Timestamp(moment).to_pydatetime().replace(microsecond=0, tzinfo=UTC)

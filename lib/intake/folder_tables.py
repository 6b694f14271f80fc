"""The tables that lie in a municipality's own folder: known figures and, in a demo, synthetic rows."""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.folder import MunicipalityFolder

DATES = {"event_from", "event_to", "reported_at"}
DAYS = {"data_date", "started", "ended", "reported_on", "due", "status_date", "feedback_given", "follow_up_on",
        "review_by", "period_from", "period_to", "completed_on", "agreed_on"}  # fmt: skip
IDS = {"area_code": str, "period": str, "activity": str, "focus_area": str}
"""Texts that look like numbers: activity 1.10 is not 1.1."""
WITH_CLASS = frozenset({"promises"})
"""Tables whose files say the secrecy class of each row; in all others every row is internal."""


@dataclass(frozen=True)
class FolderTable:
    """A file, the store's table it belongs in, and what stands about it on every figure."""

    path: Path
    table: str
    source: str
    is_synthetic: bool


def folder_tables(folder: MunicipalityFolder) -> tuple[FolderTable, ...]:
    """The tables that are there, in a fixed order. Everything under demo/ is synthetic."""
    demo = "Exempeldata (syntetiskt)"
    known = [
        FolderTable(folder.data / "demo" / "population.csv", "populations", demo, True),
        FolderTable(folder.data / "demo" / "events.parquet", "events", demo, True),
        FolderTable(folder.data / "demo" / "reports.csv", "reports", demo, True),
        FolderTable(folder.data / "demo" / "values.csv", "indicator_values", demo, True),
        FolderTable(folder.data / "demo" / "unit_values.csv", "indicator_values", demo, True),
        FolderTable(folder.data / "demo" / "measures.csv", "measures", demo, True),
        FolderTable(folder.data / "demo" / "promises.csv", "promises", demo, True),
        FolderTable(folder.data / "demo" / "activity_reports.csv", "activity_reports", demo, True),
        FolderTable(folder.data / "demo" / "pictures.csv", "pictures", demo, True),
        FolderTable(folder.data / "demo" / "picture_entries.csv", "picture_entries", demo, True),
        FolderTable(folder.data / "demo" / "agreements.csv", "agreements", demo, True),
        FolderTable(folder.data / "demo" / "quick_measures.csv", "measures", demo, True),
        FolderTable(folder.data / "demo" / "assessments.csv", "assessments", demo, True),
        FolderTable(folder.data / "demo" / "week_notes.csv", "week_notes", demo, True),
    ]
    known += [
        FolderTable(path, "indicator_values", "Kända tal med angiven källa", False)
        for path in sorted(folder.data.glob("figures/*.csv"))
    ]
    return tuple(table for table in known if table.path.exists())


def read_folder_table(table: FolderTable) -> pd.DataFrame:
    """The rows in the store's columns."""
    shape = {
        "events": _events,
        "reports": _reports,
        "indicator_values": _values,
        "measures": _measures,
        "promises": _promises,
        "picture_entries": _entries,
    }
    rows = shape.get(table.table, _as_it_is)(_read(table.path))
    return rows if table.table in WITH_CLASS else rows.assign(secrecy=Secrecy.INTERNAL)


def _read(path: Path) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    frame = pd.read_csv(path, dtype=IDS, keep_default_na=True)
    for column in DATES & set(frame.columns):
        frame[column] = pd.to_datetime(frame[column])
    for column in DAYS & set(frame.columns):
        frame[column] = pd.to_datetime(frame[column]).dt.date
    return frame


def _as_it_is(frame: pd.DataFrame) -> pd.DataFrame:
    return frame


def _events(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={"event_id": "event_key"}).assign(month=months_of(frame["event_from"]))


def _reports(frame: pd.DataFrame) -> pd.DataFrame:
    named = frame.rename(columns={"report_id": "report_key", "measure_id": "measure_key"}).drop(columns="secrecy")
    texts = {column: named[column].fillna("") for column in ("reasons", "wishes")}
    return named.assign(month=months_of(frame["event_from"]), **texts)


def _values(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["indicator"].notna()]


def _measures(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={"measure_id": "measure_key"})


def _promises(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns={"promise_id": "promise_key"}).assign(actions=frame["actions"].map(json.loads))


def _entries(frame: pd.DataFrame) -> pd.DataFrame:
    """`figures` are written as JSON."""
    return frame.assign(figures=[json.loads(text) if isinstance(text, str) else [] for text in frame["figures"]])


def months_of(times: pd.Series) -> pd.Series:
    """Months since year 0, as `lib.domain.period.Month.index`."""
    return times.dt.year * 12 + times.dt.month - 1

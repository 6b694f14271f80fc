"""The tables that lie in a municipality's own folder: known figures and, in a demo, synthetic rows."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.domain.codes import Secrecy
from lib.domain.folder import MunicipalityFolder

DATES = {"event_from", "event_to", "reported_at"}
DAYS = {"data_date", "started", "ended", "reported_on"}
IDS = {"area_code": str, "period": str, "activity": str}
"""Texts that look like numbers: activity 1.10 is not 1.1."""


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
        FolderTable(folder.data / "demo" / "activity_reports.csv", "activity_reports", demo, True),
    ]
    known += [
        FolderTable(path, "indicator_values", "Kända tal med angiven källa", False)
        for path in sorted(folder.data.glob("figures/*.csv"))
    ]
    return tuple(table for table in known if table.path.exists())


def read_folder_table(table: FolderTable) -> pd.DataFrame:
    """The rows in the store's columns."""
    shape = {"events": _events, "reports": _reports, "indicator_values": _values, "measures": _measures}
    return shape.get(table.table, _as_it_is)(_read(table.path)).assign(secrecy=Secrecy.INTERNAL)


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


def months_of(times: pd.Series) -> pd.Series:
    """Months since year 0, as `lib.domain.period.Month.index`."""
    return times.dt.year * 12 + times.dt.month - 1

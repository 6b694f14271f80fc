"""Every dataset that was read in: what it holds, what it covers and how old it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.mapping import map_layers
from lib.analysis.rows import batch_rows, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Unit
from lib.domain.rhythm import Age, Rhythm, age_in_months, shortest
from lib.domain.source_words import licence_in
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.store.area_versions import AreaVersion as AreaVersion
from lib.store.area_versions import read_area_versions
from lib.store.coverage import read_coverage
from lib.store.known_figures import read_known_figures

EACH_HAPPENED = {"events", "reports", "survey_results"}


@dataclass(frozen=True)
class Dataset:
    """One import of one file. `source` names the licence where it is known, `holds` are tables of the store, `first`
    and `last` years, months or days as text."""

    source: str
    file_name: str
    holds: tuple[str, ...]
    first: str
    last: str
    n_areas: int
    data_date: date | None
    rhythm: Rhythm | None
    age: Age
    n_rows: float
    """Missing outside where each row is about something that happened: the exact number is not rounded."""
    is_synthetic: bool


def datasets(workspace: Workspace, today: date) -> tuple[Dataset, ...]:
    """Oldest import first. Its rhythm is that of the most frequent indicator that it feeds."""
    key = workspace.data_key
    covered = _coverage(key)
    return tuple(
        _dataset(workspace, key, batch, covered[covered["batch_id"] == batch["id"]], today)
        for batch in batch_rows(key).to_dict("records")
    )


def map_sources(workspace: Workspace) -> tuple[tuple[str, str | None], ...]:
    """Lines about the borders and the map's layers, each with its licence where the line names one."""
    return tuple((line, licence_in(line)) for line in map_layers(workspace).attribution)


def area_versions(workspace: Workspace) -> tuple[AreaVersion, ...]:
    """The borders that have been read in and from when to when each of them counted, newest first."""
    key = workspace.data_key
    return read_area_versions(key.engine, key.municipality)


def known_figures(workspace: Workspace, role: Role) -> pd.DataFrame:
    """label, value, period, source, data_date, note and file of the true reference figures.

    `value` is missing where the role may not see it: the same thresholds hold for a figure with a source.
    """
    workspace = workspace.seen_by(role)
    figures, rules = read_known_figures(workspace.folder), workspace.municipality.disclosure
    known = workspace.definitions.indicators
    counted = figures["indicator"].map(lambda name: name in known and known[name].unit is Unit.COUNT).astype(bool)
    counts = figures["numerator"].where(~counted, figures["value"]).astype(float)
    hidden = hidden_surveys(figures["n"], rules) | hidden_counts(counts, rules, role)
    shown = figures.assign(value=figures["value"].mask(hidden))
    return shown[["label", "value", "period", "source", "data_date", "note", "file"]]


@kept(4)
def _coverage(key: DataKey) -> pd.DataFrame:
    return read_coverage(key.engine, key.municipality)


def _dataset(workspace: Workspace, key: DataKey, batch: dict[Any, Any], covered: pd.DataFrame, today: date) -> Dataset:
    holds = tuple(dict.fromkeys(covered["table"]))
    data_date = None if pd.isna(batch["data_date"]) else batch["data_date"]
    rhythm = shortest(_rhythms(workspace, key, int(batch["id"]), holds))
    return Dataset(
        source=str(batch["source"]),
        file_name=str(batch["file_name"]),
        holds=holds,
        first=min(covered["first"].dropna(), default=""),
        last=max(covered["last"].dropna(), default=""),
        n_areas=int(covered["area_code"][covered["area_code"].isin(workspace.areas["area_code"])].nunique()),
        data_date=data_date,
        rhythm=rhythm,
        age=age_in_months(data_date, today, rhythm),
        n_rows=float("nan") if workspace.is_open and EACH_HAPPENED & {*holds} else int(batch["n_rows"]),
        is_synthetic=bool(batch["is_synthetic"]),
    )


def _rhythms(workspace: Workspace, key: DataKey, batch_id: int, holds: tuple[str, ...]) -> list[Rhythm]:
    """Of the indicators that the batch feeds. Population is counted every year, by law and not by a definition."""
    values = ready_values(workspace, key)
    names = set(values.loc[values["batch_id"] == batch_id, "indicator"])
    fed = [i for i in workspace.definitions.indicators.values() if i.id in names or i.computed_from in holds]
    yearly: list[Rhythm] = ["yearly"] if "populations" in holds else []
    return [*(indicator.rhythm for indicator in fed), *yearly]

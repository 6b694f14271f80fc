"""Figures that came ready-made: for each indicator and place the latest within reach, and the one before it."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.counted import By
from lib.analysis.rows import ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Sex
from lib.domain.selection import Selection
from lib.stats.intervals import answers_behind

_KEPT = ["indicator", "area_code", "period", "sex", "age", "value", "numerator", "denominator", "n", "margin",
         "source", "data_date", "is_synthetic", "year"]  # fmt: skip
_SERIES = ["indicator", "area_code", "sex", "age"]


@dataclass(frozen=True, eq=False)
class ReadyFigures:
    """`now` and `before` have the columns of the file's figures; `before` is empty for a whole series."""

    now: pd.DataFrame
    before: pd.DataFrame


def ready_figures(
    workspace: Workspace, key: DataKey, asked: Selection, indicators: tuple[str, ...], by: By, place: str | None = None
) -> ReadyFigures:
    """One row for each indicator and area, year, sex or age (or one in all), not later than the asked period.

    Sex or age that an indicator is not split by falls back on everybody; the row says whom it is about. An
    area without a figure has a row without numbers. Several areas at once have no ready-made figure. `place`
    is asked about instead of the selection's area: the code of the county or country.
    """
    values = ready_values(workspace, key)
    values = values.loc[values["indicator"].isin(indicators) & _there(workspace, asked, by, values, place), _KEPT]
    values = _split(values, "sex", asked.sex, Sex.ALL, by)
    values = _split(values, "age", asked.age, AgeBand.ALL, by)
    if by == "period":
        return ReadyFigures(values.sort_values(["indicator", "year"], kind="stable"), values.iloc[:0])
    values = values[values["year"] <= asked.period.last.year].sort_values("year", kind="stable")
    newest_first = values.groupby(_SERIES, sort=False).cumcount(ascending=False)
    now, before = values[newest_first == 0], values[newest_first == 1]
    if by == "area":
        now = _every_area(workspace, now)
    return ReadyFigures(now.sort_values(_SERIES, kind="stable", ignore_index=True), before)


def share_base(rows: pd.DataFrame) -> pd.Series:
    """How many a share is of: the answers that the source's own margin of error is worth, else those counted."""
    counted = rows["denominator"].fillna(rows["n"]).astype(float)
    if "margin" not in rows:
        return counted
    worth = answers_behind(rows["value"].astype(float) / 100, rows["margin"].astype(float) / 100)
    return pd.Series(worth, index=rows.index).fillna(counted)


def _there(workspace: Workspace, asked: Selection, by: By, values: pd.DataFrame, place: str | None) -> pd.Series:
    if place is None and by == "area":
        return values["area_code"].isin(workspace.areas["area_code"])
    if place is None and len(asked.areas) > 1:
        return pd.Series(False, index=values.index)
    return values["area_code"] == (place or asked.area or workspace.municipality.code)


def _split(values: pd.DataFrame, column: str, wanted: str, everybody: str, by: By) -> pd.DataFrame:
    if by == column:
        return values[values[column] != everybody]
    fits = values[column] == wanted
    has_it = values["indicator"].isin(values.loc[fits, "indicator"].unique())
    return values[fits | (~has_it & (values[column] == everybody))]


def _every_area(workspace: Workspace, now: pd.DataFrame) -> pd.DataFrame:
    indicators = now[["indicator"]].drop_duplicates()
    grid = indicators.merge(workspace.areas[["area_code"]], how="cross")
    return grid.merge(now, on=["indicator", "area_code"], how="left", validate="one_to_one")

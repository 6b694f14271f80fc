"""Figures that came ready-made: the latest one within reach of the asked period."""

import numpy as np
import pandas as pd

from lib.analysis.counted import By
from lib.analysis.rows import ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Sex
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection

_KEPT = ["area_code", "period", "sex", "age", "value", "numerator", "denominator", "n", "source", "data_date",
         "is_synthetic", "year"]  # fmt: skip


def ready_figures(
    workspace: Workspace,
    key: DataKey,
    asked: Selection,
    indicator: Indicator,
    by: By,
    period: Period,
    place: str | None = None,
) -> pd.DataFrame:
    """One row for each area, year, sex or age (or one in all), each the latest not after the period's end.

    Sex or age that the indicator is not split by falls back on everybody; the row says whom it is about.
    Several areas at once have no ready-made figure and give no rows. `place` is asked about instead of the
    selection's area: the code of the county or country.
    """
    values = ready_values(key)
    values = values.loc[values["indicator"] == indicator.id, _KEPT]
    values = values[_places(workspace, asked, by, values, place)]
    values = _split(values, "sex", asked.sex, Sex.ALL, by)
    values = _split(values, "age", asked.age, AgeBand.ALL, by)
    if by != "period":
        values = values[values["year"] <= period.last.year].sort_values("year", kind="stable")
        values = values.groupby(["area_code", "sex", "age"], sort=False).tail(1)
    if by == "area":
        values = workspace.areas[["area_code"]].merge(values, on="area_code", how="left", validate="one_to_one")
    values = values.sort_values(["year", "area_code"] if by == "period" else ["area_code", "sex", "age"])
    return values.drop(columns="year").assign(denominator_year=values["year"], unit=indicator.unit)


def _places(workspace: Workspace, asked: Selection, by: By, values: pd.DataFrame, place: str | None) -> pd.Series:
    if place is not None:
        return values["area_code"] == place
    if by == "area":
        return values["area_code"].isin(workspace.areas["area_code"])
    if len(asked.areas) > 1:
        return pd.Series(False, index=values.index)
    return values["area_code"] == (asked.area or workspace.municipality.code)


def _split(values: pd.DataFrame, column: str, wanted: str, everybody: str, by: By) -> pd.DataFrame:
    if by == column:
        return values[values[column] != everybody]
    has_it = np.any(values[column] == wanted)
    return values[values[column] == (wanted if has_it else everybody)]

"""What an area's figure would be with the municipality's ages, where figures come split by age."""

import numpy as np
import pandas as pd

from lib.analysis.counted import SCALE
from lib.analysis.rows import populations, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Sex
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.stats.standardised import FEWEST_EVENTS, directly_standardised, standardised_share

COLUMNS = ("standardised", "standardised_lower", "standardised_upper")


def age_standardised(workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator) -> pd.DataFrame:
    """`COLUMNS` by area_code, in the indicator's unit: directly standardised to the municipality's inhabitants.

    Empty when the indicator is not split by age with its counts (numerator and denominator, or n) in any area:
    single crimes have no age. An area that lacks one of the ages, or has fewer than ten events in all, has none.
    """
    if "age" not in indicator.breakdowns or indicator.computed_from != "values":
        return pd.DataFrame()
    is_share = indicator.kind in ("register_share", "survey_share")
    rows = _by_age(workspace, key, asked, indicator, is_share)
    if rows.empty:
        return rows
    ages = sorted(rows["age"].unique())
    hits, base = (rows.pivot(index="area_code", columns="age", values=name)[ages] for name in ("hits", "base"))
    people = populations(key)
    standard = people[people["year"] == people["year"].max()].groupby("age")["count"].sum().reindex(ages).to_numpy()
    method = standardised_share if is_share else directly_standardised
    limits = np.column_stack(method(hits.to_numpy(), base.to_numpy(), standard))
    too_few = hits.sum(axis=1).to_numpy() < FEWEST_EVENTS
    per = 100.0 if is_share else SCALE[indicator.unit]
    return pd.DataFrame(np.where(too_few[:, None], np.nan, limits * per), columns=list(COLUMNS), index=hits.index)


def _by_age(workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, is_share: bool) -> pd.DataFrame:
    """The latest figures by area and age not later than asked: hits and base, only those that have both."""
    values = ready_values(workspace, key)
    is_asked = (values["indicator"] == indicator.id) & (values["age"] != AgeBand.ALL) & (values["sex"] == Sex.ALL)
    is_asked &= values["area_code"].isin(workspace.areas["area_code"]) & (values["year"] <= asked.period.last.year)
    rows = values[is_asked]
    if rows.empty or (not is_share and indicator.unit not in SCALE):
        return pd.DataFrame()
    rows = rows[rows["year"] == rows["year"].max()]
    base = rows["denominator"].fillna(rows["n"]) if is_share else rows["denominator"]
    hits = rows["value"] / 100 * base if is_share else rows["numerator"]
    return rows.assign(hits=hits, base=base).dropna(subset=["hits", "base"])

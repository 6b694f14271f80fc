"""A focus area's measures by what they are made of: counted crimes, asked people, or ready-made figures."""

import pandas as pd

from lib.analysis.figures import figures, figures_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role, Unit
from lib.domain.indicator import Indicator
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection
from lib.domain.words import figure, interval
from lib.privacy.roles import sees_ranking


def planned_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[Indicator, ...]:
    """Every measure of the plan's indicators there, in its order."""
    names = dict.fromkeys(name for planned in focus_area.indicators for name in planned.measures)
    return tuple(workspace.definitions.indicators[name] for name in names)


def reported_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[Indicator, ...]:
    """Those that are counted from reported crimes."""
    return tuple(one for one in planned_measures(workspace, focus_area) if one.computed_from == "events")


def asked_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[Indicator, ...]:
    """Those that people have been asked about."""
    return tuple(one for one in planned_measures(workspace, focus_area) if one.kind == "survey_share")


def further_measures(workspace: Workspace, focus_area: FocusArea) -> tuple[Indicator, ...]:
    """Those that the plan shows beside its indicators."""
    return tuple(workspace.definitions.indicators[name] for name in focus_area.further_measures)


def asked_over_time(
    workspace: Workspace, asked: Selection, indicators: tuple[Indicator, ...], role: Role
) -> pd.DataFrame:
    """The municipality's answer table by year up to the asked, with `name` and `text`; hidden values are left out."""
    workspace = workspace.seen_by(role)
    names = {indicator.id: indicator.name for indicator in indicators}
    whole = Selection(asked.municipality, asked.period, asked.comparison, (), asked.sex, asked.age)
    rows = figures_of(workspace, whole, tuple(names), "period", role) if names else pd.DataFrame()
    if rows.empty:
        return rows
    rows = rows[rows["value"].notna() & (rows["period"].str[:4].astype(int) <= asked.period.last.year)]
    texts = [
        f"{figure(row.value, Unit(row.unit))} {interval(row.lower, row.upper, Unit(row.unit))}".strip()
        for row in rows.itertuples()
    ]
    return rows.assign(name=rows["indicator"].map(names), text=texts).reset_index(drop=True)


def areas_in_question(workspace: Workspace, asked: Selection, indicator: Indicator, role: Role) -> pd.DataFrame:
    """The answer table by area of what has a value: highest first, by name for those who may not rank."""
    workspace = workspace.seen_by(role)
    if "area" not in indicator.levels:
        return pd.DataFrame()
    rows = figures(workspace, asked, indicator.id, "area", role)
    known = rows[rows["value"].notna()] if len(rows) else rows
    if known.empty or not sees_ranking(role):
        return known.sort_values("area_name", ignore_index=True) if len(known) else known
    return known.sort_values("value", ascending=False, kind="stable", ignore_index=True)

"""The answer: one question, one table, from which map, chart, text, table and file are all drawn."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.analysis.comparing import with_change, with_comparison
from lib.analysis.counted import By, count_figures
from lib.analysis.ready import ready_figures
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Status, Unit
from lib.domain.columns import FIGURE_NAMES, HIDDEN_WITH_COUNT, KEY_NAMES
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.stats.intervals import poisson_limits, wilson_limits

COUNTRY = "00"

METHODS = {
    "count": "Antal händelser. Osäkerhet: Poissonintervall, exakt under 10 och enligt Byar från 10, 95 %.",
    "rate": "Antal händelser delat med personår. Osäkerhet: Poissonintervall, exakt under 10 och Byar från 10, 95 %.",
    "register_share": "Andel av alla i registret. Osäkerhet: Wilsons intervall, 95 %.",
    "survey_share": "Andel av dem som svarat. Osäkerhet: Wilsons intervall, 95 %.",
    "mean": "Medelvärde. Osäkerhet kan inte räknas utan spridning.",
}


def figures(
    workspace: Workspace, asked: Selection, indicator_id: str, by: By = "total", role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """The answer table (`lib.domain.columns`) for an indicator, as the role may see it.

    `by` is what the rows are: one row for the chosen area or municipality (`total`), or one for each area,
    period, theme, sex or age. Empty when the indicator has no figures at all. Raises KeyError for an
    indicator that the municipality does not have.
    """
    indicator = workspace.definitions.indicators[indicator_id]
    return _answer(workspace, workspace.data_key, asked, indicator, by, role).copy(deep=False)


@lru_cache(maxsize=512)
def _answer(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: By, role: Role
) -> pd.DataFrame:
    if by == "area" and "area" not in indicator.levels:
        return pd.DataFrame()
    now = _measured(workspace, key, asked, indicator, by, asked.period)
    if now.empty:
        return now
    now = _with_limits(now, indicator)
    now = with_comparison(now, _compared_with(workspace, key, asked, indicator, by), by)
    before = _measured(workspace, key, asked, indicator, by, _earlier(asked, indicator, now))
    now = with_change(now, before, indicator, by)
    return _private(_with_status(now, indicator), workspace, indicator, by, role)


def _measured(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: By, period: Period
) -> pd.DataFrame:
    measure = ready_figures if indicator.computed_from == "values" else count_figures
    return measure(workspace, key, asked, indicator, by, period)


def _compared_with(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: By
) -> tuple[str, pd.DataFrame]:
    """An area is compared with its municipality, the municipality with the country. Name and figures."""
    if by == "area" or asked.areas:
        whole = replace(asked, areas=())
        kind: By = "total" if by == "area" else by
        return workspace.municipality.name, _measured(workspace, key, whole, indicator, kind, asked.period)
    if indicator.computed_from != "values":
        return "", pd.DataFrame()
    return "riket", ready_figures(workspace, key, asked, indicator, by, asked.period, place=COUNTRY)


def _earlier(asked: Selection, indicator: Indicator, now: pd.DataFrame) -> Period:
    """The comparison period, or for yearly figures the year before the newest that is shown."""
    if indicator.computed_from != "values" or now["denominator_year"].isna().all():
        return asked.comparison
    return Period.year(int(now["denominator_year"].max()) - 1)


def _with_limits(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    if indicator.kind == "count" and indicator.computed_from != "values":
        scale = (rows["value"] / rows["numerator"].where(rows["numerator"] > 0)).fillna(_scale_of_none(rows))
        lower, upper = poisson_limits(rows["numerator"])
        return rows.assign(lower=lower * scale, upper=upper * scale)
    if indicator.kind in ("register_share", "survey_share"):
        base = rows["denominator"].fillna(rows["n"]).astype(float)
        lower, upper = wilson_limits((rows["value"] / 100 * base).fillna(0).clip(upper=base.fillna(0)), base)
        return rows.assign(lower=lower * 100, upper=upper * 100)
    return rows.assign(lower=np.nan, upper=np.nan)


def _scale_of_none(rows: pd.DataFrame) -> pd.Series:
    """What one event would have been worth where there was none."""
    per_person = {Unit.PER_1000: 1_000, Unit.PER_100000: 100_000}.get(rows["unit"].iloc[0])
    return per_person / rows["denominator"] if per_person else pd.Series(1.0, index=rows.index)


def _with_status(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    status = np.where(rows["value"].isna(), Status.MISSING, np.where(rows["value"] == 0, Status.ZERO, Status.VALUE))
    is_rate = indicator.kind == "count" and rows["unit"].iloc[0] is not Unit.COUNT
    return rows.assign(status=status, method=METHODS["rate" if is_rate else indicator.kind])


def _private(rows: pd.DataFrame, workspace: Workspace, indicator: Indicator, by: By, role: Role) -> pd.DataFrame:
    """Hide what the role may not see, and everything it could be worked out from."""
    rules = workspace.municipality.disclosure
    hidden = hidden_surveys(rows["n"], rules)
    if indicator.kind in ("count", "register_share"):
        hidden |= hidden_counts(rows["numerator"], rules, role)
    rows = rows.assign(is_suppressed=hidden)
    for column in HIDDEN_WITH_COUNT:
        rows[column] = (
            rows[column].astype(object).where(~hidden, None)
            if rows[column].dtype == object
            else rows[column].where(~hidden)
        )
    rows.loc[hidden, "status"] = Status.SUPPRESSED
    rows["area_name"] = rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)
    if "theme" in rows:
        names = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
        rows["theme_name"] = rows["theme"].map(names).fillna(rows["theme"])
    keys = [name for name in KEY_NAMES if name in rows]
    return rows[[*keys, *FIGURE_NAMES]].reset_index(drop=True)

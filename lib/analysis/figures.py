"""The answer: one question, one table, from which map, chart, text, table and file are all drawn."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.comparing import with_change, with_comparison
from lib.analysis.counted import SCALE, By, count_figures
from lib.analysis.month_variation import row_spreads
from lib.analysis.ready import ready_figures
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, LimitsFrom, Role, Sex, Status, Unit
from lib.domain.columns import FIGURE_NAMES, HIDDEN_WITH_COUNT, KEY_NAMES
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.privacy.suppression import hidden_counts, hidden_surveys
from lib.stats.intervals import poisson_limits, wilson_limits

COUNTRY, COUNTRY_NAME = "00", "riket"
_ANY = Period.year(2000)

METHODS = {
    "count": "Antal händelser. Osäkerhet: Poissonintervall, exakt under 10 och enligt Byar från 10, 95 %.",
    "rate": "Antal händelser delat med personår. Osäkerhet: Poissonintervall, exakt under 10 och Byar från 10, 95 %.",
    "register_share": "Andel av alla i registret. Osäkerhet: Wilsons intervall, 95 %.",
    "survey_share": "Andel av dem som svarat. Osäkerhet: Wilsons intervall, 95 %.",
    "from_source": "Värdet och osäkerheten är källans egna: felmarginalen, 95 %.",
    "too_few_people": "Bara antal: för få invånare för att räkna per invånare.",
    "mean": "Medelvärde. Osäkerhet kan inte räknas utan spridning.",
}

ROUNDED = " Små antal är avrundade till {base}-tal, så att ingen enskild kan räknas fram; gränserna rymmer det."


def figures(
    workspace: Workspace, asked: Selection, indicator_id: str, by: By = "total", role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """The answer table (`lib.domain.columns`) for an indicator, as the role may see it.

    `by` is what the rows are: one row for the chosen area or municipality (`total`), or one for each area,
    period, theme, category, sex or age. An area's total is its row in the table by area: the map and the card cannot
    disagree. Empty when the indicator has no figures at all. Raises KeyError for an indicator that the
    municipality does not have.
    """
    workspace = workspace.seen_by(role)
    table = figures_of(workspace, asked, (indicator_id,), by, role)
    return table.drop(columns="indicator") if len(table) else table


def figures_of(
    workspace: Workspace, asked: Selection, indicator_ids: tuple[str, ...], by: By, role: Role
) -> pd.DataFrame:
    """The same for several indicators at once, with the column `indicator` in front; in the order of the ids.

    All that are counted are measured together, and so are all that came ready-made.
    """
    workspace = workspace.seen_by(role)
    known = workspace.definitions.indicators
    key = workspace.data_key
    ready = tuple(name for name in indicator_ids if known[name].computed_from == "values")
    counted = tuple(name for name in indicator_ids if name not in ready)
    parts = [_ask(workspace, key, asked, ids, by, role) for ids in (counted, ready) if ids]
    parts = [part for part in parts if len(part)]
    if not parts or len(indicator_ids) == 1:
        return parts[0].copy(deep=False) if parts else pd.DataFrame()
    order = {name: place for place, name in enumerate(indicator_ids)}
    joined = pd.concat(parts, ignore_index=True)
    return joined.sort_values("indicator", key=lambda names: names.map(order), kind="stable", ignore_index=True)


def _ask(
    workspace: Workspace, key: DataKey, asked: Selection, ids: tuple[str, ...], by: By, role: Role
) -> pd.DataFrame:
    """An area's total out of the kept table by area; everything else from the kept answers."""
    by_area = tuple(name for name in ids if "area" in workspace.definitions.indicators[name].levels)
    if by == "area" or (by == "total" and asked.area in workspace.area_names):
        table = _answer(workspace, key, _what_matters(workspace, asked, ids, "area"), by_area, "area", role)
        return table if by == "area" or table.empty else table[table["area_code"] == asked.area]
    return _answer(workspace, key, _what_matters(workspace, asked, ids, by), ids, by, role)


def _what_matters(workspace: Workspace, asked: Selection, ids: tuple[str, ...], by: By) -> Selection:
    """The question without what cannot change its answer, so that more questions share a kept answer."""
    areas = () if by == "area" else asked.areas
    if workspace.definitions.indicators[ids[0]].computed_from != "values":
        counted = replace(asked, areas=areas, sex=Sex.ALL, age=AgeBand.ALL)
        # A series has every month there is, whatever period is asked about.
        return replace(counted, period=_ANY, comparison=_ANY) if by == "period" else counted
    year = Period.year(asked.period.last.year)
    return replace(asked, areas=areas, period=year, comparison=year.before, themes=())


@lru_cache(maxsize=512)
def _answer(
    workspace: Workspace, key: DataKey, asked: Selection, ids: tuple[str, ...], by: By, role: Role
) -> pd.DataFrame:
    if not ids or (by in ("theme", "category") and workspace.definitions.indicators[ids[0]].computed_from == "values"):
        return pd.DataFrame()  # ready-made figures are of one thing each
    indicators = [workspace.definitions.indicators[name] for name in ids]
    measure = _measured_ready if indicators[0].computed_from == "values" else _measured_counts
    now, before, whole = measure(workspace, key, asked, indicators, by)
    if now.empty:
        return now
    name = workspace.municipality.name if by == "area" or asked.areas else COUNTRY_NAME
    whole, before = (_guarded(rows, workspace, indicators, role) for rows in (whole, before))
    now = with_change(with_comparison(with_limits(now, workspace.rounded_to), whole, name, by), before)
    return _private(_with_status(now, workspace.rounded_to), workspace, by, role)


Measured = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]
"""The figures now, those before, and those of the whole that they are compared with."""


def _measured_counts(
    workspace: Workspace, key: DataKey, asked: Selection, indicators: list[Indicator], by: By
) -> Measured:
    """An area is compared with its municipality; the municipality's counts with nothing."""
    now = count_figures(workspace, key, asked, indicators, by, asked.period)
    if now.empty:
        return now, now, now
    before = now.iloc[:0] if by == "period" else count_figures(workspace, key, asked, indicators, by, asked.comparison)
    whole = now.iloc[:0]
    if by == "area" or asked.areas:
        everywhere = replace(asked, areas=())
        kind: By = "total" if by == "area" else by
        whole = count_figures(workspace, key, everywhere, indicators, kind, asked.period)
    spread = pd.Series(0.0, index=now.index)
    for indicator in indicators if len(before) else ():
        own = now[now["indicator"] == indicator.id]
        spread.loc[own.index] = row_spreads(workspace, asked, indicator, own, by == "area")
    kinds = {indicator.id: indicator.kind for indicator in indicators}
    now, before, whole = (rows.assign(kind=rows.get("indicator", pd.Series(dtype=str)).map(kinds))
                          for rows in (now, before, whole))  # fmt: skip
    return now.assign(spread=spread), before, whole


def _measured_ready(
    workspace: Workspace, key: DataKey, asked: Selection, indicators: list[Indicator], by: By
) -> Measured:
    """An area is compared with its municipality, the municipality with the country."""
    ids = tuple(indicator.id for indicator in indicators)
    read = ready_figures(workspace, key, asked, ids, by)
    inside = by == "area" or bool(asked.areas)
    place = workspace.municipality.code if inside else COUNTRY
    whole = ready_figures(workspace, key, asked, ids, "total" if by == "area" else by, place).now
    kinds = {indicator.id: indicator.kind for indicator in indicators}
    units = {indicator.id: indicator.unit for indicator in indicators}
    now = read.now.assign(
        kind=read.now["indicator"].map(kinds),
        unit=read.now["indicator"].map(units),
        denominator_year=read.now["year"],
    )
    floor = workspace.municipality.disclosure.smallest_population
    return _above_floor(now, units, floor), _above_floor(read.before, units, floor), whole


def _above_floor(rows: pd.DataFrame, units: dict[str, Unit], floor: int) -> pd.DataFrame:
    """Rates of fewer people than the floor are taken out; their counts stay."""
    is_rate = rows["indicator"].map(units).isin(list(SCALE))
    return rows.assign(value=rows["value"].mask(is_rate & (rows["denominator"] < floor)))


def with_limits(rows: pd.DataFrame, rounded_to: int = 1) -> pd.DataFrame:
    """95 % limits and `limits_from`: the source's own margin of error where it gives one, which knows of its weights;
    else Poisson for counted events, Wilson for shares, none for what comes without its spread. Limits of counts that
    are rounded hold what was rounded away."""
    counted = (rows["kind"] == "count") & rows["numerator"].notna()
    low, high = _count_limits(rows["numerator"].where(counted), rounded_to - 1)
    per_event = _per_event(rows)
    is_share = rows["kind"].isin(["register_share", "survey_share"])
    base = rows["denominator"].fillna(rows["n"]).astype(float).where(is_share)
    low_share, high_share = wilson_limits((rows["value"] / 100 * base).fillna(0).clip(upper=base.fillna(0)), base)
    limits = {
        "lower": np.where(counted, low * per_event, low_share * 100),
        "upper": np.where(counted, high * per_event, high_share * 100),
    }
    margin = _margins(rows)
    highest = np.where(rows["unit"] == Unit.PERCENT, 100.0, np.inf)
    own = {"lower": (rows["value"] - margin).clip(lower=0), "upper": np.minimum(rows["value"] + margin, highest)}
    limits = {name: np.where(margin.notna(), own[name], limit) for name, limit in limits.items()}
    limits = {name: np.where(rows["value"].notna(), limit, np.nan) for name, limit in limits.items()}
    known = [np.isnan(limits["lower"]), margin.notna(), counted]
    sources: list[Any] = [None, LimitsFrom.SOURCE, LimitsFrom.COUNT]
    return rows.assign(**limits, limits_from=np.select(known, sources, LimitsFrom.ANSWERS))


def _count_limits(counts: pd.Series, off_by: int) -> tuple[Any, Any]:
    if not off_by:
        return poisson_limits(counts)
    return poisson_limits((counts - off_by).clip(lower=0))[0], poisson_limits(counts + off_by)[1]


def _margins(rows: pd.DataFrame) -> pd.Series:
    return rows["margin"].astype(float) if "margin" in rows else pd.Series(np.nan, index=rows.index)


def _per_event(rows: pd.DataFrame) -> pd.Series:
    """What one event is worth in the row's unit."""
    scale = rows["unit"].map(SCALE)
    return (scale / rows["denominator"]).where(scale.notna(), 1.0)


def _with_status(rows: pd.DataFrame, rounded_to: int) -> pd.DataFrame:
    """A rate that the population floor took away is not missing: its count is known."""
    is_rate = (rows["kind"] == "count") & (rows["unit"] != Unit.COUNT)
    only_count = is_rate & rows["value"].isna() & rows["numerator"].notna() & rows["denominator"].notna()
    status = np.select(
        [only_count, rows["value"].isna(), rows["value"] == 0],
        [Status.NOT_APPLICABLE, Status.MISSING, Status.ZERO],
        Status.VALUE,
    )
    method = rows["kind"].mask(is_rate, "rate").mask(only_count, "too_few_people")
    method = method.mask(rows["limits_from"] == LimitsFrom.SOURCE, "from_source")
    told = method.map(METHODS)
    if rounded_to > 1:
        told = told.mask(rows["numerator"].notna(), told + ROUNDED.format(base=rounded_to))
    return rows.assign(status=status, method=told)


def _guarded(rows: pd.DataFrame, workspace: Workspace, indicators: list[Indicator], role: Role) -> pd.DataFrame:
    """What figures are set beside, without what is hidden where it stands itself: a rate before gives its count."""
    if rows.empty:
        return rows
    kinds = rows["indicator"].map({indicator.id: indicator.kind for indicator in indicators})
    hidden = _hidden(rows.assign(kind=kinds), workspace, role)
    return rows.assign(**{name: rows[name].mask(hidden) for name in ("value", "numerator")})


def _hidden(rows: pd.DataFrame, workspace: Workspace, role: Role) -> pd.Series:
    rules = workspace.municipality.disclosure
    hidden = hidden_surveys(rows["n"], rules)
    is_counted = rows["kind"].isin(["count", "register_share"])
    return hidden | (is_counted & hidden_counts(rows["numerator"], rules, role))


def _private(rows: pd.DataFrame, workspace: Workspace, by: By, role: Role) -> pd.DataFrame:
    """Hide what the role may not see, and everything it could be worked out from."""
    hidden = _hidden(rows, workspace, role)
    rows = rows.assign(is_suppressed=hidden, area_name=_names(rows, workspace))
    if hidden.any():
        rows[list(HIDDEN_WITH_COUNT)] = rows[list(HIDDEN_WITH_COUNT)].mask(hidden)
        rows.loc[hidden, "status"] = Status.SUPPRESSED
    if "theme" in rows:
        names = {theme.id: theme.name for theme in workspace.definitions.report_categories.categories}
        rows["theme_name"] = rows["theme"].map(names).fillna(rows["theme"])
    if "category" in rows:
        rows["category_name"] = rows["category"].map(_category_names(workspace)).fillna(rows["category"])
    keys = [name for name in KEY_NAMES if name in rows]
    return rows[["indicator", *keys, *FIGURE_NAMES]].reset_index(drop=True)


def _category_names(workspace: Workspace) -> dict[str, str]:
    """Of crimes and of reports: their ids do not meet in one indicator."""
    reports, crimes = workspace.definitions.report_categories, workspace.definitions.crime_categories
    return {one.id: one.name for one in reports.categories} | {one.id: one.name for one in crimes.categories}


def _names(rows: pd.DataFrame, workspace: Workspace) -> pd.Series:
    return rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)

"""The answer: one question, one table, from which map, chart, text, table and file are all drawn."""

from dataclasses import replace

import pandas as pd

from lib.analysis.comparing import with_change, with_comparison
from lib.analysis.counted import SCALE, By, count_figures
from lib.analysis.figure_limits import with_limits, with_status
from lib.analysis.kept import kept
from lib.analysis.month_variation import row_spreads
from lib.analysis.plain_texts import plain_texts
from lib.analysis.ready import ready_figures
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Role, Sex, Status, Unit
from lib.domain.columns import FIGURE_NAMES, HIDDEN_WITH_COUNT, KEY_NAMES
from lib.domain.indicator import Indicator
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.privacy.suppression import hidden_counts, hidden_surveys

COUNTRY, COUNTRY_NAME = "00", "riket"
_ANY = Period.year(2000)


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
    return _together(workspace, workspace.data_key, asked, indicator_ids, by, role).copy(deep=False)


@kept(512)
def _together(
    workspace: Workspace, key: DataKey, asked: Selection, indicator_ids: tuple[str, ...], by: By, role: Role
) -> pd.DataFrame:
    known = workspace.definitions.indicators
    ready = tuple(name for name in indicator_ids if known[name].computed_from == "values")
    counted = tuple(name for name in indicator_ids if name not in ready)
    parts = [_ask(workspace, key, asked, ids, by, role) for ids in (counted, ready) if ids]
    parts = [plain_texts(part) for part in parts if len(part)]
    if not parts or len(indicator_ids) == 1:
        return parts[0] if parts else pd.DataFrame()
    order = {name: place for place, name in enumerate(indicator_ids)}
    joined = pd.concat(parts, ignore_index=True)
    return joined.sort_values("indicator", key=lambda names: names.map(order), kind="stable", ignore_index=True)


def _ask(
    workspace: Workspace, key: DataKey, asked: Selection, ids: tuple[str, ...], by: By, role: Role
) -> pd.DataFrame:
    """An area's total out of the kept table by area; everything else from the kept answers."""
    known = workspace.definitions.indicators
    key = key if any(known[name].computed_from == "reports" for name in ids) else key.imported
    by_area = tuple(name for name in ids if "area" in known[name].levels)
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


@kept(512)
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
    return _private(with_status(now, workspace.rounded_to), workspace, role)


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


def _private(rows: pd.DataFrame, workspace: Workspace, role: Role) -> pd.DataFrame:
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

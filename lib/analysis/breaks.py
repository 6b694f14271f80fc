"""What has another level than before, and since when? Every area and theme at once, with false alarms held down."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.month_cube import month_cube, summed_by
from lib.analysis.rows import batch_rows, inhabitants
from lib.analysis.season import season_factors_by
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Change, Role
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.domain.period import Month
from lib.domain.selection import Selection
from lib.domain.words import CHANGES
from lib.privacy.suppression import hidden_counts
from lib.stats.change import FEWEST_EVENTS
from lib.stats.change_point import SHORTEST_AFTER, SHORTEST_BEFORE, latest_change
from lib.stats.discoveries import adjusted_p

BreaksBy = Literal["area_theme", "category"]
LEVEL = 0.05

COLUMNS = (
    Column("area_code", "Områdeskod", "SCB:s kod för området, eller kommunens kod"),
    Column("area_name", "Område", "Områdets namn"),
    Column("kind_name", "Slag", "Tema eller brottstyp"),
    Column("change", "Bedömning", "Om skillnaden är större än slumpen brukar ge", words=CHANGES),
    Column("since", "Sedan", "Månaden då den nya nivån börjar, enligt siffrorna"),
    Column("before_per_year", "Före, per år", "Antal per år före den månaden", decimals=0),
    Column("after_per_year", "Efter, per år", "Antal per år från och med den månaden", decimals=0),
    Column("size", "Förändring, %", "Förändring i procent, rensad från årstid", decimals=0),
    Column("lower", "Nedre gräns", "Nedre gräns för förändringen, 95 %, vidgad för sökandet", decimals=0),
    Column("upper", "Övre gräns", "Övre gräns för förändringen, 95 %, vidgad för sökandet", decimals=0),
    Column("adjusted_p", "p-värde, justerat", "Efter hänsyn till sökandet och antalet jämförelser", decimals=4),
)
_NUMBERS = ("before_per_year", "after_per_year", "size", "lower", "upper", "adjusted_p")


def breaks(workspace: Workspace, asked: Selection, indicator_id: str, by: BreaksBy, role: Role) -> pd.DataFrame:
    """One row (`COLUMNS`, with `kind`, `is_suppressed`, `source`, `data_date` and `is_synthetic`) for each area and
    theme, or for each category in the chosen place, all months up to the end of the asked period; the surest first.

    Empty for ready-made figures and for fewer than 18 months. Series with fewer than ten events are too few.
    """
    workspace = workspace.seen_by(role)
    areas = () if by == "area_theme" else asked.areas
    everything = replace(asked, areas=areas, comparison=asked.period)
    return _breaks(workspace, workspace.data_key, everything, indicator_id, by, role)


@kept(128)
def _breaks(
    workspace: Workspace, key: DataKey, asked: Selection, indicator_id: str, by: BreaksBy, role: Role
) -> pd.DataFrame:
    indicator = workspace.definitions.indicators[indicator_id]
    if indicator.computed_from == "values":
        return pd.DataFrame()
    series = _series(workspace, key, asked, indicator, by)
    if series.shape[0] == 0 or series.shape[1] < SHORTEST_AFTER + SHORTEST_BEFORE:
        return pd.DataFrame()
    found = latest_change(series.to_numpy(), _expected(workspace, key, asked, indicator, by, series))
    after_months = series.shape[1] - found.start
    rows = series.index.to_frame(index=False).assign(
        since=[str(Month.from_index(series.columns[start])) for start in found.start],
        after=found.after,
        before=found.before,
        before_per_year=found.before / found.start * 12,
        after_per_year=found.after / after_months * 12,
        size=(found.ratio.estimate - 1) * 100,
        lower=(found.ratio.lower - 1) * 100,
        upper=(found.ratio.upper - 1) * 100,
        p_value=found.p_value,
    )
    return _told(_judged(rows), workspace, key, indicator, by, role)


def _series(workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: BreaksBy) -> pd.DataFrame:
    """Monthly counts: a row for each area and theme or category, a column for each month."""
    cube = month_cube(workspace, key, indicator.computed_from)
    if cube is None or asked.period.last < cube.covered.first:
        return pd.DataFrame()
    wanted = cube.wanted(indicator, asked.themes)
    if by == "area_theme":
        places, (kinds, values) = cube.areas, summed_by(cube.counts[:-1, wanted], cube.themes[wanted], axis=1)
    else:
        places = (asked.area or workspace.municipality.code,)
        kinds, values = summed_by(cube.place(asked.areas)[None, wanted], cube.categories[wanted], axis=1)
    months = range(cube.covered.first.index, min(cube.covered.last.index, asked.period.last.index) + 1)
    index = pd.MultiIndex.from_product([places, kinds], names=["area_code", "kind"])
    flat = values.reshape(len(index), -1)
    table = pd.DataFrame(flat[:, : len(months)], index=index, columns=list(months))
    return table[flat.any(axis=1)]


def _expected(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, by: BreaksBy, series: pd.DataFrame
) -> np.ndarray:
    """Inhabitants times the kind's season; the population at the turn of each year before the month."""
    month = np.array(series.columns)
    factors = season_factors_by(workspace, indicator, "theme" if by == "area_theme" else "category")
    season = np.stack([factors[kind][month % 12] for kind in series.index.get_level_values("kind")])
    people = inhabitants(key)
    if people.empty:
        return season
    place = np.maximum(np.searchsorted(people.index, month // 12 - 1, side="right") - 1, 0)
    own = people.columns.get_indexer(series.index.get_level_values("area_code"))
    everybody = people[[code for code in asked.areas if code in people] or list(people)].sum(axis=1)
    persons = np.stack([(everybody if i < 0 else people.iloc[:, i]).to_numpy(float)[place] for i in own])
    return season * np.maximum(persons, 1)


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    few = rows["before"] + rows["after"] < FEWEST_EVENTS
    adjusted = pd.Series(adjusted_p(rows["p_value"].mask(few)), index=rows.index)
    change = np.select(
        [few, adjusted.isna(), adjusted >= LEVEL, rows["size"] > 0],
        [Change.TOO_FEW, Change.UNKNOWN, Change.MAYBE_CHANCE, Change.INCREASE],
        Change.DECREASE,
    )
    return rows.assign(adjusted_p=adjusted, change=change)


def _told(
    rows: pd.DataFrame, workspace: Workspace, key: DataKey, indicator: Indicator, by: BreaksBy, role: Role
) -> pd.DataFrame:
    """With names and source; small counts hidden from roles outside; the surest first."""
    rules = workspace.municipality.disclosure
    hidden = pd.Series(False, index=rows.index)
    for _, part in rows.groupby("kind" if by == "area_theme" else "area_code"):
        for name in ("before", "after"):
            hidden.loc[part.index] |= hidden_counts(part[name], rules, role)
    rows = rows.assign(is_suppressed=hidden, change=rows["change"].mask(hidden, Change.UNKNOWN))
    if hidden.any():
        rows[list(_NUMBERS)] = rows[list(_NUMBERS)].mask(hidden)
    rows["since"] = rows["since"].where(rows["change"].isin([Change.INCREASE, Change.DECREASE]), "")
    definitions = workspace.definitions
    names = {theme.id: theme.name for theme in definitions.report_categories.categories}
    names |= {category.id: category.name for category in definitions.crime_categories.categories if by == "category"}
    used = batch_rows(key)
    origin = {"source": indicator.source.name, "data_date": used["data_date"].max() if len(used) else None}
    rows = rows.assign(
        area_name=rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name),
        kind_name=rows["kind"].map(names).fillna(rows["kind"]),
        is_synthetic=bool(used["is_synthetic"].any()) if len(used) else False,
        **origin,
    )
    kept = [*(column.name for column in COLUMNS), "kind", "is_suppressed", "source", "data_date", "is_synthetic"]
    return rows.sort_values("adjusted_p", kind="stable", ignore_index=True)[kept]

"""Which measures can be judged, by what figures, which months, and beside which areas."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pandas as pd

from lib.analysis.counted import covered_period
from lib.analysis.rows import measure_rows
from lib.analysis.similar import similar_areas
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period
from lib.geography.neighbours import touching

ComparedWith = Literal["rest", "similar"]
Around = Literal["neighbours", "area", "spot"]
LONGEST_MONTHS = 24
SHORTEST_MONTHS = 6
NOT_DONE = frozenset({"foreslagen", "beslutad", "bestalld", "ej_genomforbar", "hanvisad"})
"""Statuses of measures that never changed anything in the place."""


@dataclass(frozen=True)
class EffectQuestion:
    """What a measure is judged by. None and empty mean what follows from the measure's own theme; `areas` is a
    comparison that somebody has picked.

    `around` is where it may have moved: the neighbouring areas, or a ring of `ring_m` metres around the measure's area
    or its spot."""

    indicator_id: str | None = None
    themes: tuple[str, ...] = ()
    compared_with: ComparedWith = "rest"
    areas: tuple[str, ...] = ()
    around: Around = "neighbours"
    ring_m: int | None = None


def measures_with_start(workspace: Workspace) -> pd.DataFrame:
    """measure_key, title, area_code, area_name, lon, lat, theme, started, ended and status of the measures that have
    begun in an area, latest first."""
    rows = measure_rows(workspace.data_key)
    begun = rows[rows["started"].notna() & rows["area_code"].notna() & ~rows["status"].isin(NOT_DONE)]
    begun = begun[begun["area_code"].isin(workspace.areas["area_code"])]
    named = begun.assign(area_name=begun["area_code"].map(workspace.area_names))
    kept = ["measure_key", "title", "area_code", "area_name", "lon", "lat", "theme", "started", "ended", "status"]
    return named.sort_values("started", ascending=False, kind="stable", ignore_index=True)[kept]


def effect_indicators(workspace: Workspace) -> tuple[str, ...]:
    """Ids of the indicators that a measure can be judged by: counted, and known by area."""
    known = workspace.definitions.indicators.values()
    return tuple(one.id for one in known if one.computed_from != "values" and "area" in one.levels)


def judged_by(workspace: Workspace, theme: str | None, question: EffectQuestion) -> tuple[Indicator, tuple[str, ...]]:
    """The indicator and themes: those asked for, or else all crimes of the measure's theme, or, where no crime has that
    theme, all reports of it."""
    known = workspace.definitions.indicators
    possible = [known[name] for name in effect_indicators(workspace)]
    if question.indicator_id in known:
        return known[question.indicator_id], question.themes
    themes = question.themes or ((theme,) if isinstance(theme, str) and theme else ())
    has_crimes = {category.theme for category in workspace.definitions.crime_categories.categories}
    table = "events" if not themes or set(themes) & has_crimes else "reports"
    widest = [one for one in possible if one.computed_from == table and not one.themes and not one.categories]
    if not (widest or possible):
        raise KeyError("no indicator is counted by area")
    return (widest or possible)[0], themes


def before_and_after(
    workspace: Workspace, key: DataKey, indicator: Indicator, started: object
) -> tuple[Period, Period] | None:
    """Equally many whole months before and after; a month that the start fell in is in neither."""
    covered = covered_period(workspace, key, indicator.computed_from)
    day = pd.Timestamp(started)
    start = Month(day.year, day.month)
    first_after = start if day.day == 1 else start.shift(1)
    if covered is None:
        return None
    months = min(covered.last.index - first_after.index + 1, start.index - covered.first.index, LONGEST_MONTHS)
    if months < SHORTEST_MONTHS:
        return None
    return Period.ending(start.shift(-1), months), Period(first_after, first_after.shift(months - 1))


@lru_cache(maxsize=8)
def neighbours(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return touching(workspace.areas, workspace.municipality.projected_crs)


def compared_areas(
    workspace: Workspace, key: DataKey, place: str, rest: list[str], question: EffectQuestion
) -> list[str]:
    """The areas picked; or the similar ones; or the rest of the municipality. Never the place or those around it."""
    if question.areas:
        return [code for code in rest if code in question.areas]
    if question.compared_with == "rest":
        return rest
    codes = list(workspace.areas["area_code"])
    alike = {codes[i] for i in similar_areas(workspace, key)[codes.index(place)] if i >= 0}
    return [code for code in rest if code in alike]

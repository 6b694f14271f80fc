"""Did a measure help? Its place before and after, beside a comparison and the areas around."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.counted import covered_period, matching_counts
from lib.analysis.rows import batch_rows, measure_rows
from lib.analysis.similar import similar_areas
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.indicator import Indicator
from lib.domain.period import Month, Period
from lib.domain.selection import Selection
from lib.geography.neighbours import touching
from lib.privacy.roles import sees_small_counts
from lib.privacy.suppression import hidden_counts
from lib.stats.discoveries import adjusted_p
from lib.stats.effect import (
    BeforeAfter,
    Spread,
    difference_in_differences,
    displacement_limits,
    displacement_quotient,
    spread_of_changes,
)

ComparedWith = Literal["rest", "similar"]
LONGEST_MONTHS = 24
SHORTEST_MONTHS = 6
FEWEST_EVENTS = 10
LEVEL = 0.05
WIDEST = 2.0
"""An interval that reaches further than this factor from its estimate could hide a halving: too few to tell."""
BLOCK_MONTHS = 3
NOT_DONE = frozenset({"foreslagen", "beslutad", "bestalld", "ej_genomforbar", "hanvisad"})
"""Statuses of measures that never changed anything in the place."""

PLACE, BUFFER, NEIGHBOUR, COMPARISON = "place", "buffer", "neighbour", "comparison"
GROUPS = {
    PLACE: "Platsen",
    BUFFER: "Områdena runt om tillsammans",
    NEIGHBOUR: "Område runt om",
    COMPARISON: "Jämförelsen",
}
COLUMNS = (
    Column("group", "Roll", "Platsen, områdena runt om eller jämförelsen", words=GROUPS),
    Column("area_name", "Område", "Områdets namn"),
    Column("before", "Före", "Antal före åtgärden", decimals=0),
    Column("after", "Efter", "Antal efter åtgärden, lika många månader", decimals=0),
    Column("expected", "Väntat efter", "Antalet efter om det ändrats som i jämförelsen", decimals=0),
    Column("size", "Skillnad, %", "Antalet efter mot det väntade, i procent", decimals=0),
    Column("lower", "Nedre gräns", "Nedre gräns för skillnaden, 95 %", decimals=0),
    Column("upper", "Övre gräns", "Övre gräns för skillnaden, 95 %", decimals=0),
    Column("adjusted_p", "p-värde", "För områdena runt om justerat för antalet (Benjamini–Hochberg)", decimals=4),
)
_NUMBERS = ("before", "after", "expected", "size", "lower", "upper", "adjusted_p")


@dataclass(frozen=True)
class EffectQuestion:
    """What a measure is judged by. None and empty mean what follows from the measure's own theme; `areas` is a
    comparison that somebody has picked."""

    indicator_id: str | None = None
    themes: tuple[str, ...] = ()
    compared_with: ComparedWith = "rest"
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class MeasureEffect:
    """The answer about one measure.

    `table` has `COLUMNS`, one row for the place, one for each area around and them together, one for the comparison;
    `series` has group, first_month, count and expected for runs of three months. Both are empty when `why_not` says
    why nothing could be reckoned. The quotient and its limits are NaN where it has no meaning.
    """

    measure_key: str
    title: str
    area_code: str | None
    area_name: str
    verdict: Verdict
    indicator: Indicator
    themes: tuple[str, ...]
    table: pd.DataFrame
    series: pd.DataFrame
    started: Month | None = None
    before: Period | None = None
    after: Period | None = None
    quotient: float = float("nan")
    quotient_lower: float = float("nan")
    quotient_upper: float = float("nan")
    dispersion: float = 1.0
    compared_areas: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    source: str = ""
    data_date: object = None
    is_synthetic: bool = False
    why_not: str = ""


def measures_with_start(workspace: Workspace) -> pd.DataFrame:
    """measure_key, title, area_code, area_name, theme, started, ended and status of the measures that have begun in an
    area, latest first."""
    rows = measure_rows(workspace.data_key)
    begun = rows[rows["started"].notna() & rows["area_code"].notna() & ~rows["status"].isin(NOT_DONE)]
    begun = begun[begun["area_code"].isin(workspace.areas["area_code"])]
    named = begun.assign(area_name=begun["area_code"].map(workspace.area_names))
    kept = ["measure_key", "title", "area_code", "area_name", "theme", "started", "ended", "status"]
    return named.sort_values("started", ascending=False, kind="stable", ignore_index=True)[kept]


def measure_effect(
    workspace: Workspace, measure_key: str, role: Role, question: EffectQuestion | None = None
) -> MeasureEffect:
    """What the figures say about a measure, as the role may see it.

    Up to 24 whole months after the start against as many just before it; the same months of the comparison take away
    season, reporting and whatever else changed everywhere. Verdicts: see `verdict_of`. Raises KeyError for an unknown
    measure, or a municipality without any counted indicator by area.
    """
    return _effect(workspace, workspace.data_key, measure_key, role, question or EffectQuestion())


def effect_indicators(workspace: Workspace) -> tuple[str, ...]:
    """Ids of the indicators that a measure can be judged by: counted, and known by area."""
    known = workspace.definitions.indicators.values()
    return tuple(one.id for one in known if one.computed_from != "values" and "area" in one.levels)


@lru_cache(maxsize=128)
def _effect(
    workspace: Workspace, key: DataKey, measure_key: str, role: Role, question: EffectQuestion
) -> MeasureEffect:
    rows = measure_rows(key)
    measure = rows[rows["measure_key"] == measure_key].iloc[:1].to_dict("records")
    if not measure:
        raise KeyError(measure_key)
    indicator, themes = judged_by(workspace, measure[0]["theme"], question)
    answer = _nothing(workspace, measure[0], indicator, themes)
    if answer.why_not:
        return answer
    periods = _periods(workspace, key, indicator, measure[0]["started"])
    if periods is None:
        return replace(answer, why_not=f"Det behövs {SHORTEST_MONTHS} hela månader före och efter starten.")
    before, after = periods
    everything = Selection(workspace.folder.slug, after, before, themes=themes)
    counts = matching_counts(workspace, key, everything, indicator)
    by_month = _by_month(workspace, counts, before, after)
    answer = _answered(workspace, key, replace(answer, before=before, after=after), by_month, question)
    return _private(workspace, answer, role)


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


def _nothing(
    workspace: Workspace, measure: dict[object, object], indicator: Indicator, themes: tuple[str, ...]
) -> MeasureEffect:
    """The answer before anything is counted, with the reason when nothing can be."""
    area, started = measure["area_code"], measure["started"]
    why_not = ""
    if measure["status"] in NOT_DONE or started is None or started != started:
        why_not = "Åtgärden har inte börjat."
    elif area not in workspace.area_names:
        why_not = "Åtgärden gäller inte ett bestämt område."
    return MeasureEffect(
        measure_key=str(measure["measure_key"]),
        title=str(measure["title"]),
        area_code=str(area) if area in workspace.area_names else None,
        area_name=workspace.area_names.get(str(area), workspace.municipality.name),
        verdict=Verdict.TOO_FEW,
        indicator=indicator,
        themes=themes,
        table=pd.DataFrame(),
        series=pd.DataFrame(),
        why_not=why_not,
    )


def _periods(workspace: Workspace, key: DataKey, indicator: Indicator, started: object) -> tuple[Period, Period] | None:
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


def _by_month(workspace: Workspace, counts: pd.DataFrame, before: Period, after: Period) -> pd.DataFrame:
    """A row for each area, a column for each month (index) of both periods."""
    months = [*range(before.first.index, before.last.index + 1), *range(after.first.index, after.last.index + 1)]
    table = counts.pivot_table(index="area_code", columns="month", values="count", aggfunc="sum", fill_value=0)
    return table.reindex(index=workspace.areas["area_code"], columns=months, fill_value=0)


def _answered(
    workspace: Workspace, key: DataKey, answer: MeasureEffect, by_month: pd.DataFrame, question: EffectQuestion
) -> MeasureEffect:
    place = str(answer.area_code)
    buffer = _neighbours(workspace)[place]
    rest = [code for code in by_month.index if code != place and code not in buffer]
    compared = _compared(workspace, key, place, rest, question)
    if not compared:
        return replace(answer, why_not="Det finns inga områden kvar att jämföra med.")
    months = answer.before.months if answer.before else 0
    sums = pd.DataFrame(
        {"before": by_month.iloc[:, :months].sum(axis=1), "after": by_month.iloc[:, months:].sum(axis=1)}
    )
    spread = spread_of_changes(BeforeAfter(sums.loc[rest, "before"], sums.loc[rest, "after"]))
    table = compared_places(sums, workspace.area_names, place, buffer, compared, spread)
    here, around, other = (_pair(table, group) for group in (PLACE, BUFFER, COMPARISON))
    limits = displacement_limits(here, around, other, spread) if buffer else (np.nan, np.nan)
    quotient = displacement_quotient(here, around, other) if buffer else np.nan
    used = batch_rows(key)
    return replace(
        answer,
        verdict=verdict_of(table),
        table=table,
        series=_series(by_month, months, {PLACE: [place], BUFFER: list(buffer)}, compared),
        started=answer.after.first if answer.after else None,
        quotient=quotient if limits[0] == limits[0] else np.nan,
        quotient_lower=limits[0],
        quotient_upper=limits[1],
        dispersion=spread.dispersion,
        compared_areas=tuple(compared),
        moved_to=tuple(_risen(table).sort_values("size", ascending=False)["area_name"]),
        source=answer.indicator.source.name,
        data_date=used["data_date"].max() if len(used) else None,
        is_synthetic=bool(used["is_synthetic"].any()) if len(used) else False,
    )


@lru_cache(maxsize=8)
def _neighbours(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return touching(workspace.areas, workspace.municipality.projected_crs)


def _compared(workspace: Workspace, key: DataKey, place: str, rest: list[str], question: EffectQuestion) -> list[str]:
    """The areas picked; or the similar ones; or the rest of the municipality. Never the place or those around it."""
    if question.areas:
        return [code for code in rest if code in question.areas]
    if question.compared_with == "rest":
        return rest
    codes = list(workspace.areas["area_code"])
    alike = {codes[i] for i in similar_areas(workspace, key)[codes.index(place)] if i >= 0}
    return [code for code in rest if code in alike]


def compared_places(
    sums: pd.DataFrame,
    names: dict[str, str],
    place: str,
    buffer: tuple[str, ...],
    compared: list[str],
    spread: Spread,
) -> pd.DataFrame:
    """`COLUMNS` for the place, each area around, them together and the comparison. `sums` has before and after by area
    code; the p-values of the areas around are adjusted for their number."""
    other = sums.loc[compared].sum()
    groups = [(PLACE, names[place], [place]), *((NEIGHBOUR, names[code], [code]) for code in buffer)]
    groups += [(BUFFER, f"{len(buffer)} områden", list(buffer))] if buffer else []
    groups += [(COMPARISON, f"{len(compared)} områden", compared)]
    rows = pd.DataFrame([{"group": g, "area_name": name, **sums.loc[codes].sum()} for g, name, codes in groups])
    found = difference_in_differences(
        BeforeAfter(rows["before"], rows["after"]), BeforeAfter(other["before"], other["after"]), spread
    )
    p_value = pd.Series(found.p_value, index=rows.index)
    is_near = rows["group"] == NEIGHBOUR
    p_value[is_near] = adjusted_p(p_value[is_near])
    rows = rows.assign(
        expected=rows["before"] * (other["after"] / other["before"] if other["before"] else np.nan),
        size=(found.ratio.estimate - 1) * 100,
        lower=(found.ratio.lower - 1) * 100,
        upper=(found.ratio.upper - 1) * 100,
        adjusted_p=p_value,
    )
    rows.loc[rows["group"] == COMPARISON, ["size", "lower", "upper", "adjusted_p"]] = np.nan
    return rows


def _pair(table: pd.DataFrame, group: str) -> BeforeAfter:
    rows = table[table["group"] == group]
    return BeforeAfter(float(rows["before"].sum()), float(rows["after"].sum()))


def verdict_of(table: pd.DataFrame) -> Verdict:
    """Too few: hardly any events, or an interval that holds both no change and a halving. Otherwise by where the
    place's interval lies; and a decrease has moved where the areas around rose together, or one of them by itself."""
    place = table[table["group"] == PLACE].iloc[0]
    around = table[table["group"] == BUFFER]
    if place["before"] + place["after"] < FEWEST_EVENTS:
        return Verdict.TOO_FEW
    if place["upper"] < 0:
        return Verdict.MOVED if len(_risen(table)) or (around["lower"] > 0).any() else Verdict.HELPED
    if place["lower"] > 0:
        return Verdict.WORSE
    reach = (1 + place["upper"] / 100) / (1 + place["size"] / 100)
    return Verdict.TOO_FEW if reach > WIDEST else Verdict.NO_CLEAR_EFFECT


def _risen(table: pd.DataFrame) -> pd.DataFrame:
    """The areas around that rose more than chance gives, each by itself."""
    return table[(table["group"] == NEIGHBOUR) & (table["adjusted_p"] < LEVEL) & (table["size"] > 0)]


def _series(by_month: pd.DataFrame, months: int, groups: dict[str, list[str]], compared: list[str]) -> pd.DataFrame:
    """Runs of three months, counted from the start in both directions; parts of a run at the ends are left out."""
    place_in = np.concatenate([np.arange(months) - months, np.arange(by_month.shape[1] - months)])
    block = place_in // BLOCK_MONTHS
    whole = pd.Series(block).map(pd.Series(block).value_counts()) == BLOCK_MONTHS
    other = by_month.loc[compared].sum()
    parts = []
    for group, codes in groups.items():
        counts = by_month.loc[codes].sum()
        level = counts.iloc[:months].sum() / max(other.iloc[:months].sum(), 1)
        runs = pd.DataFrame(
            {"month": by_month.columns, "count": counts.to_numpy(), "expected": other.to_numpy() * level}
        )
        summed = runs[whole.to_numpy()].groupby(block[whole]).agg({"month": "first", "count": "sum", "expected": "sum"})
        parts.append(summed.assign(group=group) if codes else summed.iloc[:0])
    joined = pd.concat(parts, ignore_index=True)
    return joined.assign(first_month=[str(Month.from_index(int(month))) for month in joined.pop("month")])


def _private(workspace: Workspace, answer: MeasureEffect, role: Role) -> MeasureEffect:
    """Small counts are hidden from roles outside, with what they could be worked out from; so are runs of three
    months. Where the place itself is hidden, so is the verdict."""
    if sees_small_counts(role) or answer.table.empty:
        return answer
    rules, table = workspace.municipality.disclosure, answer.table
    hidden = hidden_counts(table["before"], rules, role) | hidden_counts(table["after"], rules, role)
    shown = table.copy()
    shown[list(_NUMBERS)] = shown[list(_NUMBERS)].mask(hidden)
    answer = replace(answer, series=answer.series.iloc[:0])
    if hidden[table["group"].isin([PLACE, BUFFER])].any():
        why_not = "Antalen är så små att de är dolda av hänsyn till enskilda."
        nan = float("nan")
        return replace(
            answer, verdict=Verdict.TOO_FEW, table=shown.iloc[:0], moved_to=(), why_not=why_not,
            quotient=nan, quotient_lower=nan, quotient_upper=nan,
        )  # fmt: skip
    return replace(answer, table=shown)

"""Every indicator with what is known of its figures: how many, how new, and what is missing."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from lib.analysis.rows import batch_rows, monthly_counts, ready_values
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.indicator import Indicator
from lib.domain.period import Month
from lib.domain.rhythm import Age, Freshness, age_in_months, missing_years

Synthetic = Literal["none", "some", "all"]
"""How many of the figures are made up."""


@dataclass(frozen=True)
class Coverage:
    """What there is of an indicator. `first` and `last` are years, or months for what is counted from single rows.

    `n_figures` is ready-made figures of the municipality and its areas, or months for what is counted: the number
    of crimes or reports would be a figure itself. `gaps` are years, or months, without figures between the first
    and the last; `areas_missing` the names of areas that the newest figures leave out.
    """

    n_figures: int = 0
    first: str = ""
    last: str = ""
    newest: date | None = None
    gaps: tuple[str, ...] = ()
    areas_missing: tuple[str, ...] = ()
    synthetic: Synthetic = "none"


@dataclass(frozen=True)
class IndicatorSource:
    """An indicator, its numbers in the plan (none for one that stands outside it), its figures and their age."""

    indicator: Indicator
    plan_ids: tuple[str, ...]
    coverage: Coverage
    age: Age

    @property
    def has_figures(self) -> bool:
        return self.coverage.n_figures > 0

    @property
    def is_stale(self) -> bool:
        return self.age.freshness is Freshness.STALE


@dataclass(frozen=True)
class Tally:
    """How many there are, have figures and have old ones: of the plan's indicators, or of all without a plan."""

    n: int
    n_stale: int
    without_figures: tuple[str, ...]
    has_plan: bool

    @property
    def n_with_figures(self) -> int:
        return self.n - len(self.without_figures)


def indicator_sources(workspace: Workspace, today: date) -> tuple[IndicatorSource, ...]:
    """The plan's indicators in its order, then the others by name."""
    key, known = workspace.data_key, workspace.definitions.indicators
    places = _places_in_plan(workspace)
    others = sorted((name for name in known if name not in places), key=lambda name: known[name].name)
    return tuple(
        _source(workspace, key, known[name], places.get(name, ()), today)
        for name in (*places, *others)
        if name in known
    )


def tally(workspace: Workspace, sources: tuple[IndicatorSource, ...]) -> Tally:
    """An indicator of the plan may be several measures: one with figures is enough, and one old one is told."""
    by_id = {source.indicator.id: source for source in sources}
    plan = workspace.definitions.plan
    groups = [[by_id[name] for name in one.measures] for one in plan.indicators] if plan else [[s] for s in sources]
    names = [one.name for one in plan.indicators] if plan else [source.indicator.name for source in sources]
    named = zip(names, groups, strict=True)
    return Tally(
        n=len(groups),
        n_stale=sum(any(source.is_stale for source in group) for group in groups),
        without_figures=tuple(name for name, group in named if not any(source.has_figures for source in group)),
        has_plan=plan is not None,
    )


def _places_in_plan(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    places: dict[str, tuple[str, ...]] = {}
    plan = workspace.definitions.plan
    for planned in plan.indicators if plan else ():
        for name in planned.measures:
            places[name] = (*places.get(name, ()), planned.id)
    return places


def _source(
    workspace: Workspace, key: DataKey, indicator: Indicator, plan_ids: tuple[str, ...], today: date
) -> IndicatorSource:
    measure = _ready if indicator.computed_from == "values" else _counted
    coverage = measure(workspace, key, indicator)
    return IndicatorSource(indicator, plan_ids, coverage, age_in_months(coverage.newest, today, indicator.rhythm))


def _ready(workspace: Workspace, key: DataKey, indicator: Indicator) -> Coverage:
    """Figures of the county and the country are there for comparison: they are not the municipality's."""
    values = ready_values(workspace, key)
    own = {workspace.municipality.code, *workspace.area_names}
    rows = values[(values["indicator"] == indicator.id) & values["area_code"].isin(own) & values["value"].notna()]
    if rows.empty:
        return Coverage()
    years = rows["year"]
    return Coverage(
        n_figures=len(rows),
        first=str(years.min()),
        last=str(years.max()),
        newest=_newest(rows),
        gaps=tuple(str(year) for year in missing_years(years, indicator.rhythm)),
        areas_missing=_without(workspace, indicator, rows),
        synthetic=_made_up(rows["is_synthetic"]),
    )


def _counted(workspace: Workspace, key: DataKey, indicator: Indicator) -> Coverage:
    """A month without events of the kind is a zero, not a gap: what counts is whether the files reach there."""
    counts = monthly_counts(workspace, key, indicator.computed_from)
    if counts.empty:
        return Coverage()
    batches = batch_rows(key)
    used = batches[batches["id"].isin(counts["batch_id"].dropna().unique())]
    months = sorted(int(month) for month in counts["month"].unique())
    gaps = sorted(set(range(months[0], months[-1])) - set(months))
    placed = counts["area_code"].notna().any()
    return Coverage(
        n_figures=len(months),
        first=str(Month.from_index(months[0])),
        last=str(Month.from_index(months[-1])),
        newest=max(used["data_date"].dropna(), default=_last_day(str(Month.from_index(months[-1])))),
        gaps=tuple(str(Month.from_index(month)) for month in gaps),
        areas_missing=() if placed or "area" not in indicator.levels else tuple(workspace.area_names.values()),
        synthetic=_made_up(used["is_synthetic"]),
    )


def _made_up(is_synthetic: pd.Series) -> Synthetic:
    if not is_synthetic.any():
        return "none"
    return "all" if is_synthetic.all() else "some"


def _newest(rows: pd.DataFrame) -> date:
    """The day that the newest figures were made, or the last day that they are about."""
    latest = rows[rows["year"] == rows["year"].max()]
    return max(latest["data_date"].dropna(), default=_last_day(str(latest["period"].max())))


def _last_day(period: str) -> date:
    """Of `2025` or `2025-03`."""
    month = Month.parse(period[:7]) if "-" in period else Month(int(period[:4]), 12)
    return date(month.year, month.month, monthrange(month.year, month.month)[1])


def _without(workspace: Workspace, indicator: Indicator, rows: pd.DataFrame) -> tuple[str, ...]:
    if "area" not in indicator.levels:
        return ()
    in_areas = rows[rows["area_code"].isin(workspace.areas["area_code"])]
    there = set(in_areas.loc[in_areas["year"] == in_areas["year"].max(), "area_code"])
    return tuple(name for code, name in workspace.area_names.items() if code not in there)

"""Everything that a meeting can be shown, asked once with the role of those who will see it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from lib.analysis.changes import changes
from lib.analysis.classes import colour_classes
from lib.analysis.figures import figures_of
from lib.analysis.mapping import mapped_indicators
from lib.analysis.meeting_problems import MeetingProblem, present_problems
from lib.analysis.plan_follow_up import activity_states, progress, tally
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role, Unit
from lib.domain.half_year import HalfYear
from lib.domain.indicator import Indicator
from lib.domain.plan_follow_up import Tally, current_half_year
from lib.domain.selection import Selection


@dataclass(frozen=True)
class MeetingIndicator:
    """What a figure means. `limits` are those of its classes on the map, None where it has none."""

    id: str
    name: str
    unit: Unit
    polarity: Polarity
    definition: str
    caveat: str
    is_survey: bool
    limits: tuple[float, ...] | None


@dataclass(frozen=True, eq=False)
class PlanState:
    """How far the plan's activities have come, by focus area (`lib.analysis.plan_follow_up.PROGRESS`)."""

    half: HalfYear
    tally: Tally
    progress: pd.DataFrame
    is_synthetic: bool


@dataclass(frozen=True, eq=False)
class Material:
    """Answer tables with `indicator` in front, by what the rows are; `changed` is that of `changes` by area for the
    first headline indicator. `areas` is in metres, empty where there are none. `state` says in words what is shown: a
    version with its seal, or the present."""

    municipality: str
    asked: Selection
    role: Role
    state: str
    dated: date
    indicators: dict[str, MeetingIndicator]
    headline: tuple[str, ...]
    totals: pd.DataFrame
    by_area: pd.DataFrame
    by_period: pd.DataFrame
    areas: gpd.GeoDataFrame
    problems: tuple[MeetingProblem, ...] = ()
    plan: PlanState | None = None
    changed: pd.DataFrame = field(default_factory=pd.DataFrame)
    organisations: tuple[str, ...] = ()
    is_frozen: bool = False

    def total(self, indicator_id: str) -> dict[Any, Any] | None:
        rows = of_indicator(self.totals, indicator_id)
        return None if rows.empty else rows.to_dict("records")[0]


def of_indicator(rows: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """The rows of one indicator; empty when there are none."""
    return rows if rows.empty else rows[rows["indicator"] == indicator_id].reset_index(drop=True)


def present_material(
    workspace: Workspace, asked: Selection, problem_ids: tuple[int, ...], role: Role, today: date
) -> Material:
    """The state of today, as the role may see it."""
    headline = headline_of(workspace)
    on_maps = mapped_indicators(workspace)
    mapped = tuple(name for name in headline if name in on_maps)
    known = workspace.definitions.indicators
    totals = figures_of(workspace, asked, headline, "total", role)
    newest = newest_day(totals)
    return Material(
        municipality=workspace.municipality.name,
        asked=asked,
        role=role,
        state=f"Läget {newest or today}",
        dated=newest or today,
        indicators={name: meeting_indicator(workspace, asked, known[name], name in mapped) for name in headline},
        headline=headline,
        totals=totals,
        by_area=figures_of(workspace, asked, mapped, "area", role) if mapped else pd.DataFrame(),
        by_period=figures_of(workspace, asked, headline[:1], "period", role) if headline else pd.DataFrame(),
        areas=in_metres(workspace.areas, workspace.municipality.projected_crs),
        problems=present_problems(workspace, problem_ids, role, today),
        plan=_plan(workspace, role, today),
        changed=changes(workspace, asked, mapped[0], "area", role) if mapped else pd.DataFrame(),
    )


def headline_of(workspace: Workspace) -> tuple[str, ...]:
    return tuple(name for name in workspace.municipality.headline if name in workspace.definitions.indicators)


def meeting_indicator(
    workspace: Workspace, asked: Selection, indicator: Indicator, is_mapped: bool
) -> MeetingIndicator:
    limits = colour_classes(workspace, asked, indicator.id).limits if is_mapped else None
    return MeetingIndicator(
        indicator.id,
        indicator.name,
        indicator.unit,
        indicator.polarity,
        indicator.definition,
        indicator.caveat or "",
        indicator.kind == "survey_share",
        limits,
    )


def in_metres(areas: gpd.GeoDataFrame, projected_crs: str) -> gpd.GeoDataFrame:
    return areas if areas.empty else areas.to_crs(projected_crs)


def newest_day(rows: pd.DataFrame) -> date | None:
    """The newest day that any of the figures reaches to."""
    days = rows["data_date"].dropna() if "data_date" in rows else ()
    return max((date.fromisoformat(str(day)[:10]) for day in days), default=None)


def _plan(workspace: Workspace, role: Role, today: date) -> PlanState | None:
    """None without a plan, or when the role may not read a single report: that nobody tells is no finding then."""
    plan = workspace.definitions.plan
    if plan is None:
        return None
    half = current_half_year(plan, today)
    states = activity_states(workspace, half, role)
    told = states[states["half"] != ""]
    if told.empty:
        return None
    return PlanState(half, tally(states, half), progress(states, "focus_area"), bool(told["is_synthetic"].any()))

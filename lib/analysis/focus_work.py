"""What is known and done within a focus area besides its indicators: factors, problems, measures."""

import pandas as pd

from lib.analysis.ongoing import ongoing_measures
from lib.analysis.profile import factor_profile
from lib.analysis.rows import problem_rows
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.factors import Factor
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection


def focus_factors(
    workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role
) -> tuple[pd.DataFrame, tuple[Factor, ...]]:
    """The factor profile of the factors that the focus area works on, and those of them without figures."""
    workspace = workspace.seen_by(role)
    own = [factor for factor in workspace.definitions.factors.factors if focus_area.id in factor.focus_areas]
    profile = factor_profile(workspace, asked, role)
    if profile.empty:
        return profile, tuple(own)
    shown = profile[profile["factor_id"].isin([factor.id for factor in own])].reset_index(drop=True)
    known = set(shown["factor_id"])
    return shown, tuple(factor for factor in own if factor.id not in known)


def focus_themes(workspace: Workspace, focus_area: FocusArea) -> tuple[str, ...]:
    """The themes of crimes and reports that the focus area's indicators count; empty when they count none alone."""
    known = workspace.definitions.indicators
    themes_by_category = {c.id: c.theme for c in workspace.definitions.crime_categories.categories}
    counted = [known[name] for planned in focus_area.indicators for name in planned.measures]
    named = [theme for indicator in counted for theme in indicator.themes]
    named += [themes_by_category[name] for indicator in counted for name in indicator.categories
              if name in themes_by_category]  # fmt: skip
    return tuple(dict.fromkeys(named))


def focus_measures(
    workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role = Role.PUBLIC
) -> pd.DataFrame:
    """Measures that somebody has placed in the focus area, or that belong to a problem there, or that nobody has placed
    anywhere and that have one of its themes; as `ongoing_measures` gives them."""
    workspace = workspace.seen_by(role)
    rows = ongoing_measures(workspace, asked, role)
    problems = problem_rows(workspace.data_key)
    its_problems = set(problems.loc[problems["focus_area"] == focus_area.id, "id"])
    placed_here = (rows["focus_area"] == focus_area.id) | rows["problem_id"].isin(its_problems)
    by_theme = (rows["focus_area"] == "") & rows["theme"].isin(focus_themes(workspace, focus_area))
    return rows[placed_here | by_theme].reset_index(drop=True)


def focus_problems(workspace: Workspace, focus_area: FocusArea) -> pd.DataFrame:
    """Problems that somebody has placed in the focus area: title, area_name, status and description."""
    rows = problem_rows(workspace.data_key)
    rows = rows[rows["focus_area"] == focus_area.id]
    names = rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)
    return rows.assign(area_name=names)[["id", "title", "area_name", "status", "description"]].reset_index(drop=True)

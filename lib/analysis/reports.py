"""Reports about places: the points for the map, and what they say taken together."""

from dataclasses import dataclass

import pandas as pd

from lib.analysis.rows import report_rows
from lib.analysis.workspace import Workspace
from lib.domain.categories import Choice
from lib.domain.codes import Role
from lib.domain.municipality import Disclosure
from lib.domain.selection import Selection
from lib.privacy.roles import sees_points
from lib.privacy.suppression import hidden_counts

POINT_COLUMNS = ["lon", "lat", "theme", "subcategory", "reported_at", "area_code"]


@dataclass(frozen=True)
class ReportSummary:
    """`reasons` and `wishes` have columns name and count (missing where hidden), most often named first."""

    n_all: int | None
    n_on_map: int | None
    n_without_position: int | None
    n_protective: int | None
    reasons: pd.DataFrame
    wishes: pd.DataFrame
    is_synthetic: bool


def report_points(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """Positions (WGS84, 5 decimals) of the asked reports, without any text; empty for roles outside."""
    rows = asked_rows(workspace, asked)
    rows = rows[rows["lon"].notna() & rows["lat"].notna()] if sees_points(role) else rows.iloc[:0]
    return rows.rename(columns={"category": "theme"})[POINT_COLUMNS].reset_index(drop=True)


def report_summary(workspace: Workspace, asked: Selection, role: Role) -> ReportSummary:
    """What the asked reports say together. A report may name several reasons and wishes."""
    rows = asked_rows(workspace, asked)
    placed = rows["lon"].notna() & rows["lat"].notna()
    rules = workspace.municipality.disclosure
    sums = pd.Series([len(rows), placed.sum(), (~placed).sum(), (rows["category"] == "trygg_plats").sum()])
    shown = sums.astype(object).where(~hidden_counts(sums, rules, role, total_is_known=False), None)
    choices = workspace.definitions.report_categories
    n_all, n_on_map, n_without_position, n_protective = shown
    return ReportSummary(
        n_all=n_all,
        n_on_map=n_on_map,
        n_without_position=n_without_position,
        n_protective=n_protective,
        reasons=_named(rows["reasons"], choices.reasons, rules, role),
        wishes=_named(rows["wishes"], choices.wishes, rules, role),
        is_synthetic=bool(rows["is_synthetic"].any()),
    )


def asked_rows(workspace: Workspace, asked: Selection) -> pd.DataFrame:
    """The rows of the asked months, areas and themes, without duplicates: for analysis, not for showing."""
    rows = report_rows(workspace.data_key)
    wanted = rows["month"].between(asked.period.first.index, asked.period.last.index) & rows["duplicate_of"].isna()
    if asked.areas:
        wanted &= rows["area_code"].isin(asked.areas)
    if asked.themes:
        wanted &= rows["category"].isin(asked.themes)
    return rows[wanted]


def _named(column: pd.Series, choices: tuple[Choice, ...], rules: Disclosure, role: Role) -> pd.DataFrame:
    names = {choice.id: choice.name for choice in choices}
    counts = column[column != ""].str.split(";").explode().map(names).value_counts()
    counts = counts.mask(hidden_counts(counts, rules, role, total_is_known=False))
    return counts.rename_axis("name").rename("count").reset_index()

"""Reports about places: the points for the map, and what they say taken together."""

from dataclasses import dataclass, replace

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import batch_rows, monthly_counts, report_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.categories import Choice
from lib.domain.codes import Role
from lib.domain.selection import Selection
from lib.privacy.roles import sees_points

PROTECTIVE = "trygg_plats"
POINT_COLUMNS = ["lon", "lat", "theme", "subcategory", "reported_at", "area_code"]


@dataclass(frozen=True)
class ReportSummary:
    """`reasons` and `wishes` have columns name and count, most often named first; empty outside. Numbers that the role
    may not see are None."""

    n_all: int | None
    n_on_map: int | None
    n_without_position: int | None
    n_protective: int | None
    reasons: pd.DataFrame
    wishes: pd.DataFrame
    is_synthetic: bool


def report_points(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """Positions (WGS84, 5 decimals) of the asked reports, without any text; empty for roles outside."""
    workspace = workspace.seen_by(role)
    rows = asked_rows(workspace, asked)
    rows = rows[rows["lon"].notna() & rows["lat"].notna()] if sees_points(role) else rows.iloc[:0]
    return rows.rename(columns={"category": "theme"})[POINT_COLUMNS].reset_index(drop=True)


def report_summary(workspace: Workspace, asked: Selection, role: Role) -> ReportSummary:
    """What the asked reports say together. A report may name several reasons and wishes."""
    workspace = workspace.seen_by(role)
    return _summary(workspace, workspace.data_key, asked)


@kept(256)
def _summary(workspace: Workspace, _key: DataKey, asked: Selection) -> ReportSummary:
    rows = asked_rows(workspace, asked)
    placed = rows["lon"].notna() & rows["lat"].notna()
    choices = workspace.definitions.report_categories
    found = ReportSummary(
        n_all=len(rows),
        n_on_map=int(placed.sum()),
        n_without_position=int((~placed).sum()),
        n_protective=int((rows["category"] == PROTECTIVE).sum()),
        reasons=_named(rows["reasons"], choices.reasons),
        wishes=_named(rows["wishes"], choices.wishes),
        is_synthetic=bool(rows["is_synthetic"].any()),
    )
    return _outside(workspace, asked, found) if workspace.is_open else found


def _outside(workspace: Workspace, asked: Selection, nothing: ReportSummary) -> ReportSummary:
    """How many there are and how many are about safe places, rounded; what they say and where stays inside."""
    counts = monthly_counts(workspace, workspace.data_key, "reports")
    wanted = counts["month"].between(asked.period.first.index, asked.period.last.index)
    wanted &= counts["area_code"].isin(asked.areas) if asked.areas else True
    wanted &= counts["category"].isin(asked.themes) if asked.themes else True
    batches = batch_rows(workspace.data_key)
    protective = wanted & (counts["category"] == PROTECTIVE)
    least = workspace.municipality.disclosure.smallest_count
    n_all, n_protective = (int(counts.loc[rows, "count"].sum()) for rows in (wanted, protective))
    return replace(
        nothing,
        n_all=n_all if n_all >= least else None,
        n_on_map=None,
        n_without_position=None,
        n_protective=n_protective if n_protective >= least else None,
        is_synthetic=bool(batches.loc[batches["id"].isin(counts["batch_id"]), "is_synthetic"].any()),
    )


def asked_rows(workspace: Workspace, asked: Selection) -> pd.DataFrame:
    """The rows of the asked months, areas and themes, without duplicates: for analysis, not for showing. Outside there
    are none: what is said there is counted from `monthly_counts`."""
    rows = report_rows(workspace.data_key)
    if workspace.is_open:
        return rows.iloc[:0]
    wanted = rows["month"].between(asked.period.first.index, asked.period.last.index) & rows["duplicate_of"].isna()
    if asked.areas:
        wanted &= rows["area_code"].isin(asked.areas)
    if asked.themes:
        wanted &= rows["category"].isin(asked.themes)
    return rows[wanted]


def _named(column: pd.Series, choices: tuple[Choice, ...]) -> pd.DataFrame:
    names = {choice.id: choice.name for choice in choices}
    counts = column[column != ""].str.split(";").explode().map(names).value_counts()
    return counts.rename_axis("name").rename("count").reset_index()

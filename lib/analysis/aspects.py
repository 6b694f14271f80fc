"""What reports say of places, sorted by the aspects of the checklist for safety walks: what to look for, and where."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.reports import asked_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.checklist import Aspect
from lib.domain.codes import Role, Status
from lib.domain.columns import Column
from lib.domain.selection import Selection
from lib.domain.words import STATUSES, swedish_order
from lib.privacy.roles import sees_ranking
from lib.privacy.suppression import hidden_counts

MOST_AREAS = 12

ASPECT_COLUMNS = (
    Column("aspect_name", "Aspekt", "Aspekten i checklistan för trygghetsvandringar"),
    Column("area_code", "Områdeskod", "SCB:s kod för området"),
    Column("area_name", "Område", "Områdets namn"),
    Column("count", "Antal rapporter", "Rapporter som nämner något som hör till aspekten", 0),
    Column("share_pct", "Andel %", "Av områdets, eller kommunens, rapporter om otrygga platser", 0),
    Column("status", "Anmärkning", "Om antalet är dolt", words=STATUSES),
)


@dataclass(frozen=True, eq=False)
class Aspects:
    """`whole` and `by_area` have ASPECT_COLUMNS and `aspect`, in the checklist's order; a report counts once for each
    aspect that it is about. `n_reports` are those about unsafe places, `n_without` those about no aspect; missing
    where the role may not see them. `silent` are the names of aspects that no kind of report speaks of."""

    whole: pd.DataFrame
    by_area: pd.DataFrame
    n_reports: int | None
    n_without: int | None
    silent: tuple[str, ...]
    is_synthetic: bool


def reported_aspects(workspace: Workspace, asked: Selection, role: Role) -> Aspects:
    """Of the asked reports, for those who make the picture: outside every number is hidden. Reports about safe places
    are not about what is wrong, and are left out.

    Source of the aspects: CPTED and BoTryggt2030, as `checklist.yaml` words them; which reasons and kinds of report
    belong to which aspect stands there too.
    """
    workspace = workspace.seen_by(role)
    return _aspects(workspace, workspace.data_key, asked, role)


def areas_shown(answer: Aspects, role: Role) -> pd.DataFrame:
    """`by_area` of the areas with most reports of any aspect, by name; of all areas for those who may not rank."""
    rows = answer.by_area.sort_values("area_name", key=lambda names: names.map(swedish_order), kind="stable")
    if not sees_ranking(role):
        return rows
    sums = rows.groupby("area_name")["count"].sum().nlargest(MOST_AREAS)
    return rows[rows["area_name"].isin(sums[sums > 0].index)]


@kept(64)
def _aspects(workspace: Workspace, key: DataKey, asked: Selection, role: Role) -> Aspects:
    rows = asked_rows(workspace, asked)
    protective = [one.id for one in workspace.definitions.report_categories.categories if one.is_protective]
    rows = rows[~rows["category"].isin(protective)].reset_index(drop=True)
    named = _named(rows, workspace)
    areas = rows["area_code"].value_counts()
    spoken = named.groupby(["aspect", "area_code"]).size().rename("count").reset_index()
    whole = _every_aspect(workspace, named["aspect"].value_counts())
    by_area = _every_area(workspace, spoken, asked)
    return Aspects(
        whole=_shown(workspace, whole, pd.Series(len(rows), index=whole.index), role),
        by_area=_shown(workspace, by_area, by_area["area_code"].map(areas), role),
        n_reports=None if workspace.is_open else len(rows),
        n_without=None if workspace.is_open else len(rows) - named["report"].nunique(),
        silent=tuple(one.name for one in workspace.definitions.checklist.aspects if not _speaks(one)),
        is_synthetic=bool(rows["is_synthetic"].any()),
    )


def _speaks(aspect: Aspect) -> bool:
    return bool(aspect.reasons or aspect.subcategories)


def _named(rows: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    """report (its place in `rows`), aspect and area_code: once for each report and aspect."""
    reasons = rows["reasons"].str.split(";").explode()
    parts = []
    for aspect in workspace.definitions.checklist.aspects:
        by_reason = reasons.index[reasons.isin(aspect.reasons)]
        by_kind = rows.index[rows["subcategory"].isin(aspect.subcategories)]
        reports = by_reason.union(by_kind).unique()
        parts.append(pd.DataFrame({"report": reports, "aspect": aspect.id}))
    named = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["report", "aspect"])
    return named.assign(area_code=rows["area_code"].reindex(named["report"]).to_numpy())


def _every_aspect(workspace: Workspace, counts: pd.Series) -> pd.DataFrame:
    aspects = [one.id for one in workspace.definitions.checklist.aspects if _speaks(one)]
    whole = counts.reindex(aspects, fill_value=0).rename_axis("aspect").rename("count").reset_index()
    return whole.assign(area_code=workspace.municipality.code, area_name=workspace.municipality.name)


def _every_area(workspace: Workspace, spoken: pd.DataFrame, asked: Selection) -> pd.DataFrame:
    """Zero where an area has no report of an aspect: reports come from everywhere."""
    aspects = pd.DataFrame({"aspect": [one.id for one in workspace.definitions.checklist.aspects if _speaks(one)]})
    names = workspace.area_names
    codes = [code for code in names if not asked.areas or code in asked.areas]
    areas = pd.DataFrame({"area_code": codes}, dtype=object)
    grid = aspects.merge(areas, how="cross")
    keys = {"aspect": object, "area_code": object}  # an empty table has lost what its columns are
    grid = grid.astype(keys).merge(spoken.astype(keys), on=["aspect", "area_code"], how="left", validate="one_to_one")
    return grid.assign(area_name=grid["area_code"].map(names), count=grid["count"].fillna(0).astype(int))


def _shown(workspace: Workspace, rows: pd.DataFrame, of_all: pd.Series, role: Role) -> pd.DataFrame:
    rules = workspace.municipality.disclosure
    hidden = hidden_counts(rows["count"], rules, role)
    share = (rows["count"] / of_all.where(of_all > 0) * 100).astype(float)
    names = {one.id: one.name for one in workspace.definitions.checklist.aspects}
    shown = rows.assign(
        aspect_name=rows["aspect"].map(names),
        share_pct=share.mask(hidden),
        status=np.select([hidden, rows["count"] == 0], [Status.SUPPRESSED, Status.ZERO], default=Status.VALUE),
    )
    return shown.assign(count=rows["count"].astype(float).mask(hidden))

"""The violence pyramid: what each level has of figures, sources and work, from the bottom upwards."""

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.analysis.figures import figures, figures_of
from lib.analysis.kept import kept
from lib.analysis.rows import measure_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Status
from lib.domain.measure import CLOSED
from lib.domain.plan_follow_up_words import PREVENTION
from lib.domain.pyramid import PyramidLevel, PyramidVersion
from lib.domain.pyramid_columns import LEVELS
from lib.domain.selection import Selection
from lib.domain.words import listing

EVENTS_NAME = "anmälda brott"
PREVENTION_LEVELS = {"primary": "primär (alla)", "secondary": "sekundär (risk)", "tertiary": "tertiär (behov)"}
NOT_SAID = "inte angiven"


def pyramid_version(workspace: Workspace, version_id: str) -> PyramidVersion:
    """The version by its id. Raises KeyError for one that the municipality does not have."""
    return {version.id: version for version in workspace.definitions.pyramid.versions}[version_id]


def pyramid_levels(workspace: Workspace, asked: Selection, version: PyramidVersion, role: Role) -> pd.DataFrame:
    """One row for each level, from the bottom (`lib.domain.pyramid_columns.LEVELS`), with level (id), place (1 is the
    bottom), status of the count, and is_synthetic. Only what the level's own crime categories count: themes chosen in
    the filter do not narrow the pyramid. `count` and `per_1000` are missing where a level has no crime categories."""
    workspace = workspace.seen_by(role)
    return _levels(workspace, workspace.data_key, replace(asked, themes=()), version.id, role)


@kept(64)
def _levels(workspace: Workspace, key: DataKey, asked: Selection, version_id: str, role: Role) -> pd.DataFrame:
    version = pyramid_version(workspace, version_id)
    crimes = category_counts(workspace, asked, role)
    work = level_work(workspace, asked, version)
    rows = []
    for place, level in enumerate(version.levels, start=1):
        names, is_synthetic = _sources(workspace, asked, level, crimes, role)
        own = work[work["level"] == level.id]
        rows.append(
            {
                "level": level.id, "place": place, "name": level.name, "gap": level.gap or "",
                **_counted(crimes, level), "n_sources": len(names), "source_names": listing(names),
                "n_measures": int(own.loc[own["what"] == "measure", "n"].sum()),
                "n_activities": int(own.loc[own["what"] == "activity", "n"].sum()),
                "is_synthetic": is_synthetic,
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=[*(c.name for c in LEVELS), "level", "place", "status", "is_synthetic"])


def category_counts(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """The answer table of all reported crimes by category; empty where no indicator counts every crime."""
    workspace = workspace.seen_by(role)
    every = every_crime(workspace)
    return figures(workspace, replace(asked, themes=()), every, "category", role) if every else pd.DataFrame()


def every_crime(workspace: Workspace) -> str | None:
    """The id of the indicator that counts every reported crime."""
    known = workspace.definitions.indicators.values()
    return next((i.id for i in known if i.computed_from == "events" and not (i.themes or i.categories)), None)


def _counted(crimes: pd.DataFrame, level: PyramidLevel) -> dict[str, object]:
    """The level's crimes together. One hidden category hides the sum, or it could be subtracted."""
    own = crimes[crimes["category"].isin(level.crime_categories)] if len(crimes) else crimes
    if own.empty:
        return {"count": np.nan, "per_1000": np.nan, "status": Status.MISSING}
    if own["is_suppressed"].any():
        return {"count": np.nan, "per_1000": np.nan, "status": Status.SUPPRESSED}
    count, years = own["numerator"].sum(min_count=1), own["denominator"].max()
    status = Status.MISSING if np.isnan(count) else Status.ZERO if count == 0 else Status.VALUE
    return {"count": count, "per_1000": count / years * 1_000 if years else np.nan, "status": status}


def _sources(
    workspace: Workspace, asked: Selection, level: PyramidLevel, crimes: pd.DataFrame, role: Role
) -> tuple[list[str], bool]:
    """The kinds of figures that the level has, for the whole municipality: a kind counts once, however fine."""
    known = workspace.definitions.indicators
    ready = tuple(name for name in level.indicators if known[name].computed_from == "values")
    whole = figures_of(workspace, replace(asked, areas=()), ready, "total", role) if ready else pd.DataFrame()
    found = whole[whole["status"] != Status.MISSING] if len(whole) else whole
    names = [known[name].name for name in found["indicator"]] if len(found) else []
    own = crimes[crimes["category"].isin(level.crime_categories)] if len(crimes) else crimes
    is_synthetic = bool(len(found) and found["is_synthetic"].any()) or bool(len(own) and own["is_synthetic"].any())
    return names + ([EVENTS_NAME] if len(own) else []), is_synthetic


def level_work(workspace: Workspace, asked: Selection, version: PyramidVersion) -> pd.DataFrame:
    """Open measures and the plan's activities by level, prevention_level and kind: level, name, what (measure or
    activity), prevention_level, kind, n, titles. The same measure may stand at several levels."""
    parts = [
        part for level in version.levels for part in (_measures(workspace, asked, level), _activities(workspace, level))
    ]
    rows = pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=_WORK)], ignore_index=True)
    grouped = rows.groupby(["level", "name", "what", "prevention_level", "kind"], sort=False)["title"]
    return grouped.agg(n="size", titles=lambda titles: "; ".join(titles)).reset_index()


_WORK = ["level", "name", "what", "prevention_level", "kind", "title"]


def _measures(workspace: Workspace, asked: Selection, level: PyramidLevel) -> pd.DataFrame:
    rows = measure_rows(workspace.data_key)
    rows = rows[rows["theme"].isin(level.measure_themes) & ~rows["status"].isin(CLOSED)]
    if asked.areas:
        rows = rows[rows["area_code"].isin(asked.areas)]
    return pd.DataFrame(
        {
            "level": level.id,
            "name": level.name,
            "what": "measure",
            "prevention_level": rows["level"].map(PREVENTION_LEVELS).fillna(NOT_SAID),
            "kind": rows["prevention"].map(PREVENTION).fillna(NOT_SAID),
            "title": rows["title"],
        },
        columns=_WORK,
    )


def _activities(workspace: Workspace, level: PyramidLevel) -> pd.DataFrame:
    plan = workspace.definitions.plan
    own = [activity for activity in plan.activities if activity.id in level.activities] if plan else []
    return pd.DataFrame(
        [
            [
                level.id,
                level.name,
                "activity",
                NOT_SAID,
                PREVENTION[activity.prevention],
                f"{activity.id} {activity.title}",
            ]
            for activity in own
        ],
        columns=_WORK,
    )

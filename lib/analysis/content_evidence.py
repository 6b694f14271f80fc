"""What there is to show for a situation picture: figures of its period, sources, and the work on problems."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.picture_states import newest_period
from lib.analysis.pictures import disagreements
from lib.analysis.problem_list import all_measures
from lib.analysis.rows import (
    activity_report_rows,
    batch_rows,
    cause_rows,
    monthly_counts,
    picture_rows,
    populations,
    priority_rows,
    problem_rows,
    ready_values,
    walk_rows,
)
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import AgeBand, Role, Sex
from lib.domain.conflict import Fields
from lib.domain.period import Period
from lib.domain.pictures import PictureStatus
from lib.domain.selection import Selection
from lib.domain.walk import WalkStatus
from lib.privacy.roles import works_on_the_picture

SCHOOL = frozenset({"school", "school_year"})
SURVEY_KIND = "survey_share"


@dataclass(frozen=True, eq=False)
class Evidence:
    """Counts and whether there is anything at all; `problems`, `causes`, `priorities` and `measures` are rows."""

    n_events: int
    n_reports: int
    n_walks: int
    has_rate: bool
    has_change: bool
    has_themes: bool
    has_reference: bool
    has_areas: bool
    has_times: bool
    has_sex: bool
    has_age: bool
    has_survey: bool
    has_school: bool
    has_risk: bool
    has_protection: bool
    n_sources: int
    n_undated: int
    half: str
    actors: tuple[str, ...]
    has_police: bool
    has_municipality: bool
    n_disagreements: int
    n_activity_reports: int
    problems: pd.DataFrame
    causes: pd.DataFrame
    priorities: pd.DataFrame
    measures: pd.DataFrame


def evidence_of(workspace: Workspace, row: Fields, role: Role) -> Evidence:
    """What the role may see of it; nothing of the work for roles that do not make the picture."""
    workspace = workspace.seen_by(role)
    asked = Selection(workspace.folder.slug, Period.parse(row["period"]), Period.parse(row["comparison"]))
    return _evidence(workspace, workspace.data_key, asked, role)


@kept(8)
def _evidence(workspace: Workspace, key: DataKey, asked: Selection, role: Role) -> Evidence:
    values = ready_values(workspace, key)
    values = values[values["value"].notna() & (values["year"] <= asked.period.last.year)]
    parts = (
        _crimes(workspace, key, asked, values),
        _people(workspace, values),
        _sources(key),
        _pictures(workspace, key, role),
        _work(workspace, key, role),
    )
    return Evidence(**{name: value for one in parts for name, value in one.items()})


def _crimes(workspace: Workspace, key: DataKey, asked: Selection, values: pd.DataFrame) -> dict[str, Any]:
    counted, before = (_counted(workspace, key, "events", period) for period in (asked.period, asked.comparison))
    reports = _counted(workspace, key, "reports", asked.period)
    own = {workspace.municipality.code, *workspace.area_names}
    return {
        "n_events": int(counted["count"].sum()),
        "n_reports": int(reports["count"].sum()),
        "n_walks": int((walk_rows(key)["status"] == WalkStatus.DONE).sum()),
        "has_rate": not populations(key).empty,
        "has_change": not before.empty,
        "has_themes": counted["theme"].nunique() > 1,
        "has_reference": bool((~values["area_code"].isin(own)).any()),
        "has_areas": bool(counted["area_code"].notna().any() or reports["area_code"].notna().any()),
        "has_times": bool(len(counted) or len(reports)),
    }


def _counted(workspace: Workspace, key: DataKey, table: str, period: Period) -> pd.DataFrame:
    rows = monthly_counts(workspace, key, table)
    return rows[rows["month"].between(period.first.index, period.last.index)]


def _people(workspace: Workspace, values: pd.DataFrame) -> dict[str, Any]:
    """What the ready-made figures tell of: people by sex and age, surveys, schools, factors."""
    known, there = workspace.definitions.indicators, set(values["indicator"])
    few = workspace.municipality.disclosure.smallest_survey_n
    surveys = {name for name, one in known.items() if one.kind == SURVEY_KIND}
    answered = values[values["indicator"].isin(surveys) & ~(values["n"] < few)]
    factors = workspace.definitions.factors.factors
    shown = {one.direction for one in factors if there & set(one.indicators)}
    return {
        "has_sex": bool((values["sex"] != Sex.ALL).any()),
        "has_age": bool((values["age"] != AgeBand.ALL).any()),
        "has_school": any(SCHOOL & set(known[name].breakdowns) for name in there & known.keys()),
        "has_survey": not answered.empty,
        "has_risk": "risk" in shown,
        "has_protection": "protective" in shown,
    }


def _sources(key: DataKey) -> dict[str, Any]:
    has_date = batch_rows(key).groupby("source")["data_date"].count() > 0
    return {"n_sources": len(has_date), "n_undated": int((~has_date).sum())}


def _pictures(workspace: Workspace, key: DataKey, role: Role) -> dict[str, Any]:
    half = newest_period(workspace, role)
    rows = picture_rows(key)
    done = rows[(rows["period"] == str(half)) & (rows["status"] == PictureStatus.COMPLETE)]
    actors = {one.id: one for one in workspace.definitions.picture_actors.actors}
    there = [actors[name] for name in done["actor"] if name in actors]
    return {
        "half": half.label if half else "",
        "actors": tuple(one.name for one in there),
        "has_police": any(one.kind == "police" for one in there),
        "has_municipality": any(one.kind == "municipality" for one in there),
        "n_disagreements": len(disagreements(workspace, half, role)) if half else 0,
    }


def _work(workspace: Workspace, key: DataKey, role: Role) -> dict[str, Any]:
    rows = {"problems": problem_rows(key), "causes": cause_rows(key), "priorities": priority_rows(key)}
    seen = {name: one if works_on_the_picture(role) else one.iloc[:0] for name, one in rows.items()}
    return {
        **seen,
        "measures": all_measures(workspace, role),
        "n_activity_reports": len(activity_report_rows(key)),
    }

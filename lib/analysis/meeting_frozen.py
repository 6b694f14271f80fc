"""What a meeting can be shown of a frozen version: out of the copy alone, as the role may see it."""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd

from lib.analysis.frozen_views import measure_table
from lib.analysis.meeting_material import Material, MeetingIndicator, in_metres, of_indicator
from lib.analysis.meeting_problems import MEASURES, MeetingProblem, ProblemNumber, facts_of, shown_rows
from lib.analysis.problem_list import records
from lib.analysis.rows import measure_rows, problem_rows
from lib.analysis.version_rows import Frozen, extract_of, frame_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role, Unit
from lib.domain.period import Period
from lib.domain.selection import Selection
from lib.domain.version import lines
from lib.domain.words import MEASURE_STATUSES
from lib.privacy.roles import sees_small_counts

SEAL_SHOWN = 8


def frozen_material(workspace: Workspace, frozen: Frozen, problem_ids: tuple[int, ...], role: Role) -> Material:
    """`frozen` is the whole copy. Who may not see small counts gets the figures of its open extract, which were hidden
    when it was frozen; and of its problems and measures those whose class today is for the role."""
    workspace = workspace.seen_by(role)
    content = frozen.content if frozen.is_extract or sees_small_counts(role) else extract_of(frozen.content)
    facts = content["version"]
    indicators = {one["id"]: _indicator(one) for one in content["indicators"]}
    totals = frame_of(content["figures"].get("total"))
    return Material(
        municipality=content["municipality"]["name"],
        asked=Selection(workspace.folder.slug, Period.parse(facts["period"]), Period.parse(facts["comparison"])),
        role=role,
        state=f"Version {facts['number']}, kontrollsumma {frozen.row['sha256'][:SEAL_SHOWN]}",
        dated=frozen.row["frozen_at"].date(),
        indicators=indicators,
        headline=tuple(name for name in content["municipality"].get("headline", ()) if name in indicators),
        totals=totals,
        by_area=frame_of(content["figures"].get("area")),
        by_period=_months_of_first(content),
        areas=_areas(content),
        problems=_problems(workspace, frozen, problem_ids, role),
        organisations=lines(facts["organisations"]),
        is_frozen=True,
    )


def frozen_choices(workspace: Workspace, frozen: Frozen, role: Role) -> dict[int, str]:
    """Titles by id of the problems in the copy that the role may see."""
    workspace = workspace.seen_by(role)
    return {int(row["id"]): str(row["title"]) for row in _readable(workspace, frozen, "problems", role)}


def _months_of_first(content: dict[str, Any]) -> pd.DataFrame:
    headline = content["municipality"].get("headline", ())
    rows = frame_of(content["figures"].get("period"))
    return of_indicator(rows, headline[0]) if headline else rows.iloc[:0]


def _indicator(one: dict[str, Any]) -> MeetingIndicator:
    limits = one.get("limits")
    return MeetingIndicator(
        one["id"],
        one["name"],
        Unit(one["unit"]),
        Polarity(one["polarity"]),
        one["definition"],
        one.get("caveat") or "",
        one["kind"] == "survey_share",
        None if limits is None else tuple(limits),
    )


def _areas(content: dict[str, Any]) -> gpd.GeoDataFrame:
    if not content["areas"]:
        return gpd.GeoDataFrame({"area_code": [], "name": []}, geometry=[], crs="EPSG:4326")
    areas = gpd.GeoDataFrame.from_features(content["areas"]["features"], crs="EPSG:4326")
    return in_metres(areas, content["municipality"]["projected_crs"])


def _readable(workspace: Workspace, frozen: Frozen, table: str, role: Role) -> list[dict[str, Any]]:
    """The copy has no classes: they can be made stricter afterwards, and that holds for the copy too. A row that is no
    longer there has no class, and is for those inside alone."""
    rows = records(frozen.rows(table)) if table != "measures" else records(measure_table(frozen))
    if sees_small_counts(role):
        return rows
    today = (problem_rows if table == "problems" else measure_rows)(workspace.data_key)
    kept = set(shown_rows(today, role)["id"])
    return [row for row in rows if row["id"] in kept]


def _problems(
    workspace: Workspace, frozen: Frozen, problem_ids: tuple[int, ...], role: Role
) -> tuple[MeetingProblem, ...]:
    found = {row["id"]: row for row in _readable(workspace, frozen, "problems", role)}
    measures = _readable(workspace, frozen, "measures", role)
    causes = [] if role is Role.PUBLIC else records(frozen.rows("causes"))
    names = frozen.content["definitions"]["area_names"]
    whole = frozen.content["municipality"]["name"]
    indicators = {one["id"]: one["name"] for one in frozen.content["indicators"]}
    return tuple(
        replace(
            _problem(found[one], names.get(found[one]["area_code"], whole), causes, measures, role),
            number=_taken(found[one], indicators, role),
        )
        for one in problem_ids
        if one in found
    )


def _taken(row: dict[str, Any], indicators: dict[str, str], role: Role) -> ProblemNumber | None:
    """The figure as it was when the problem was made: the only one that the copy has of just that question, and taken
    by those who see small counts."""
    question = row.get("question")
    if not isinstance(question, dict) or question["indicator"] not in indicators or not sees_small_counts(role):
        return None
    return ProblemNumber(
        indicators[question["indicator"]], Period.parse(question["period"]), question["taken"], pd.DataFrame()
    )


def _problem(
    row: dict[str, Any], area_name: str, causes: list[dict[str, Any]], measures: list[dict[str, Any]], role: Role
) -> MeetingProblem:
    its = [cause for cause in causes if cause["problem_id"] == row["id"]]
    ids = {cause["id"] for cause in its}
    against = [one for one in measures if one.get("problem_id") == row["id"] or one.get("cause_id") in ids]
    return MeetingProblem(
        id=int(row["id"]),
        title=str(row["title"]),
        area_name=area_name,
        facts=() if role is Role.PUBLIC else facts_of(row),
        causes=tuple(str(cause["description"]) for cause in its if cause.get("parent_id") is None),
        result="" if role is Role.PUBLIC else str(row.get("result") or ""),
        measures=pd.DataFrame([_measure(one) for one in against], columns=list(MEASURES)),
        status=str(row["status"]),
        is_synthetic=bool(row["is_synthetic"]),
    )


def _measure(row: dict[str, Any]) -> dict[str, Any]:
    status = str(row["status"])
    return {
        "title": str(row["title"]),
        "owner": str(row.get("owner") or ""),
        "due": row.get("due"),
        "status": status,
        "status_name": MEASURE_STATUSES.get(status, status),
        "is_late": False,  # late against which day? a copy has none
        "is_synthetic": bool(row["is_synthetic"]),
    }

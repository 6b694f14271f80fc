"""Everything a version is to show for ever, copied out of the data, the plan and the areas as they are now."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.classes import colour_classes
from lib.analysis.content_check import content_check
from lib.analysis.counted import By
from lib.analysis.figures import figures_of
from lib.analysis.frozen_public import public_part
from lib.analysis.mapping import mapped_indicators
from lib.analysis.picture_states import newest_period
from lib.analysis.pictures import merge_table
from lib.analysis.profile import factor_profile, factor_rows
from lib.analysis.reports import ReportSummary, report_summary
from lib.analysis.rows import batch_rows
from lib.analysis.version_rows import version_row
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.frozen_table import FrozenTable, frozen_table, plain_value
from lib.domain.period import Period
from lib.domain.pictures import PictureStatus
from lib.domain.selection import Selection
from lib.domain.version import EDITABLE
from lib.geography.writing import areas_geojson
from lib.store.reading import read_rows
from lib.store.tables import metadata

FORMAT = 1
COPIED = (
    "problems", "causes", "priorities", "measures", "promises", "links", "pictures", "picture_entries", "agreements",
    "assessments", "week_notes", "activity_reports", "walks",
)  # fmt: skip
"""Tables copied row by row. Single reports and crimes are not: their texts and places have their own time to live."""
NOT_COPIED = ("batch_id", "secrecy")
SPLITS: tuple[By, ...] = ("total", "area", "period", "sex", "age")
SOURCE_COLUMNS = ("source", "kind", "file_name", "file_sha256", "data_date", "created_at", "n_rows", "is_synthetic")


@dataclass(frozen=True)
class _Asked:
    """One moment and one question: what every part of the copy is made from."""

    workspace: Workspace
    key: DataKey
    selection: Selection
    role: Role
    indicators: tuple[str, ...]


def frozen_content(workspace: Workspace, version_id: int, role: Role, today: date) -> dict[str, Any]:
    """The copy of a version, ready for `lib.actions.versions.freeze_version`.

    `data_version` is that of the data it was made from: freezing refuses it when anything has been written since.
    Raises Conflict when the version is gone.
    """
    key = workspace.data_key
    row = version_row(workspace, version_id, role)
    if row is None:
        raise Conflict(None, {}, None)
    asked = _Asked(workspace, key, selection_of(workspace, row), role, frozen_indicators(workspace))
    return {
        "format": FORMAT,
        "data_version": key.version,
        "version": {name: plain_value(row[name]) for name in ("number", *EDITABLE, "previous_id")},
        "municipality": workspace.municipality.model_dump(mode="json"),
        "plan": workspace.definitions.plan.model_dump(mode="json") if workspace.definitions.plan else None,
        "definitions": _definitions(workspace),
        "indicators": _indicators(asked),
        "figures": figures_as_seen(asked.workspace, asked.selection, asked.indicators, role),
        "factors": _table(factor_profile(workspace, asked.selection, role)),
        "reports": _reports(report_summary(workspace, asked.selection, role)),
        "areas": _areas(workspace),
        "tables": {name: copied_rows(key, name) for name in COPIED if name in metadata.tables},
        "merge": _merge(workspace, role),
        "sources": _table(batch_rows(key)[list(SOURCE_COLUMNS)]),
        "content_check": _table(content_check(workspace, row, role, today)),
        "public": public_part(workspace, asked.selection, row, asked.indicators),
    }


def selection_of(workspace: Workspace, row: Fields) -> Selection:
    """The question that a version answers: the whole municipality in its period."""
    return Selection(workspace.folder.slug, Period.parse(row["period"]), Period.parse(row["comparison"]))


def frozen_indicators(workspace: Workspace) -> tuple[str, ...]:
    """The headline's, the plan's, those on the map and those of the factors, each once."""
    known, plan = workspace.definitions.indicators, workspace.definitions.plan
    planned = [measure for indicator in plan.indicators for measure in indicator.measures] if plan else []
    factors = factor_rows(workspace)
    shown = factors["indicator_id"].tolist() if len(factors) else []
    wanted = [*workspace.municipality.headline, *planned, *mapped_indicators(workspace), *shown]
    return tuple(name for name in dict.fromkeys(wanted) if name in known)


def figures_as_seen(
    workspace: Workspace, asked: Selection, indicators: tuple[str, ...], role: Role
) -> dict[str, FrozenTable]:
    """The answer tables in each of SPLITS, as the role sees them."""
    return {
        str(by): _table(figures_of(workspace, asked, _split_by(workspace, indicators, by), by, role)) for by in SPLITS
    }


def copied_rows(key: DataKey, table: str) -> FrozenTable:
    """Every row of a table as it stands; new columns come along by themselves. Pictures that an actor has not
    completed are that actor's own and are left out."""
    rows = read_rows(key.engine, key.municipality, table, without=NOT_COPIED)
    if table in ("pictures", "picture_entries"):
        pictures = read_rows(key.engine, key.municipality, "pictures")
        complete = pictures[pictures["status"] == PictureStatus.COMPLETE]
        done = set(zip(complete["actor"], complete["period"], strict=True))
        rows = rows[[whose in done for whose in zip(rows["actor"], rows["period"], strict=True)]]
    return _table(rows)


def _split_by(workspace: Workspace, indicators: tuple[str, ...], by: str) -> tuple[str, ...]:
    if by in ("sex", "age"):
        return tuple(name for name in indicators if by in workspace.definitions.indicators[name].breakdowns)
    return indicators


def _indicators(asked: _Asked) -> list[dict[str, Any]]:
    """What each figure means, and the limits of its classes on the map."""
    known, on_map = asked.workspace.definitions.indicators, set(mapped_indicators(asked.workspace))
    return [
        known[name].model_dump(mode="json")
        | {"limits": list(colour_classes(asked.workspace, asked.selection, name).limits) if name in on_map else None}
        for name in asked.indicators
    ]


def _definitions(workspace: Workspace) -> dict[str, Any]:
    """The words for the codes in the copied rows."""
    report = workspace.definitions.report_categories
    return {
        "themes": {one.id: one.name for one in report.categories},
        "crime_categories": {one.id: one.name for one in workspace.definitions.crime_categories.categories},
        "reasons": {one.id: one.name for one in report.reasons},
        "wishes": {one.id: one.name for one in report.wishes},
        "area_names": workspace.area_names,
    }


def _reports(summary: ReportSummary) -> dict[str, Any]:
    numbers = {name: plain_value(value) for name, value in vars(summary).items() if not isinstance(value, pd.DataFrame)}
    return numbers | {name: _table(getattr(summary, name)) for name in ("reasons", "wishes")}


def _merge(workspace: Workspace, role: Role) -> dict[str, Any] | None:
    """The pictures laid together, of the newest half-year that has any."""
    half = newest_period(workspace, role)
    return None if half is None else {"period": str(half), "table": _table(merge_table(workspace, half, role))}


def _areas(workspace: Workspace) -> dict[str, Any] | None:
    """GeoJSON in EPSG:4326, with `is_schematic` on each area."""
    areas = workspace.areas
    if areas.empty:
        return None
    content: dict[str, Any] = json.loads(areas_geojson(areas, bool(areas["is_schematic"].any()), ()))
    return content


def _table(frame: pd.DataFrame) -> FrozenTable:
    return frozen_table([str(name) for name in frame.columns], frame.to_dict("records"))

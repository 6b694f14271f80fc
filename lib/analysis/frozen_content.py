"""Everything a version is to show for ever, copied out of the data, the plan and the areas as they are now."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.classes import colour_classes
from lib.analysis.content_check import content_check
from lib.analysis.counted import By
from lib.analysis.figures import figures_of
from lib.analysis.frozen_public import public_part
from lib.analysis.hot_hours import HotTimes, hot_times
from lib.analysis.mapping import mapped_indicators
from lib.analysis.picture_states import newest_period
from lib.analysis.pictures import merge_table
from lib.analysis.profile import factor_profile
from lib.analysis.reports import ReportSummary, report_summary
from lib.analysis.rows import batch_rows, rows_of
from lib.analysis.version_rows import version_row
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.frozen_table import FrozenTable, frozen_table, plain_value
from lib.domain.period import Period
from lib.domain.pictures import PictureStatus
from lib.domain.place_question import CountedTable, PlaceQuestion
from lib.domain.selection import Selection
from lib.domain.version import EDITABLE
from lib.geography.writing import areas_geojson
from lib.store.tables import metadata

FORMAT = 1
COPIED = (
    "problems", "causes", "priorities", "measures", "promises", "links", "pictures", "picture_entries", "agreements",
    "assessments", "week_notes", "activity_reports", "walks", "walk_stops",
    "walk_observations",
)  # fmt: skip
"""Tables copied row by row. Single reports and crimes are not: their texts and places have their own time to live."""
COUNTED: tuple[CountedTable, ...] = ("events", "reports")
NOT_COPIED = ("batch_id", "secrecy")
TIMED = {"walk_observations": ("observation", "cause", "proposal", "perspective", "lon", "lat")}
"""What has its own time to live, and so is left out of a copy that is kept for ever."""
SPLITS: tuple[By, ...] = ("total", "area", "period", "sex", "age", "theme")
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

    Raises Conflict when the version is gone.
    """
    row = version_row(workspace, version_id, role)
    if row is None:
        raise Conflict(None)
    return whole_content(workspace, row, role, today) | {"public": _open_part(_asked(workspace, row, role), row)}


def whole_content(workspace: Workspace, row: Fields, role: Role, today: date) -> dict[str, Any]:
    """Everything a situation picture shows, with the facts and texts of `row` (`number` and EDITABLE), without its open
    extract.

    `data_version` is that of the data it was made from: freezing refuses it when anything has been written since.
    """
    asked = _asked(workspace, row, role)
    return _shared(asked) | {
        "data_version": asked.key.versions.every_write,
        "version": {name: plain_value(row[name]) for name in ("number", *EDITABLE, "previous_id")},
        "plan": workspace.definitions.plan.model_dump(mode="json") if workspace.definitions.plan else None,
        "figures": figures_as_seen(asked.workspace, asked.selection, asked.indicators, role),
        "factors": _table(factor_profile(workspace, asked.selection, role)),
        "reports": _reports(report_summary(workspace, asked.selection, role)),
        "times": {
            table: _times(hot_times(workspace, PlaceQuestion(asked.selection, table), None, False, role))
            for table in COUNTED
        },
        "tables": {name: copied_rows(asked.key, name) for name in COPIED if name in metadata.tables},
        "merge": _merge(workspace, role),
        "content_check": _table(content_check(workspace, row, role, today)),
    }


def open_content(workspace: Workspace, row: Fields, role: Role) -> dict[str, Any]:
    """Only what `lib.analysis.version_rows.extract_of` makes the open extract from."""
    asked = _asked(workspace, row, role)
    return _shared(asked) | {"public": _open_part(asked, row)}


def _asked(workspace: Workspace, row: Fields, role: Role) -> _Asked:
    key = workspace.data_key
    return _Asked(workspace, key, selection_of(workspace, row), role, frozen_indicators(workspace))


def _shared(asked: _Asked) -> dict[str, Any]:
    """What it takes to read the rest."""
    return {
        "format": FORMAT,
        "municipality": asked.workspace.municipality.model_dump(mode="json"),
        "definitions": _definitions(asked.workspace),
        "indicators": _indicators(asked),
        "areas": _areas(asked.workspace),
        "sources": _table(batch_rows(asked.key)[list(SOURCE_COLUMNS)]),
    }


def _open_part(asked: _Asked, row: Fields) -> dict[str, Any]:
    return public_part(asked.workspace, asked.selection, row, asked.indicators) | {"indicators": _outside(asked)}


def selection_of(workspace: Workspace, row: Fields) -> Selection:
    """The question that a version answers: the whole municipality in its period."""
    return Selection(workspace.folder.slug, Period.parse(row["period"]), Period.parse(row["comparison"]))


def frozen_indicators(workspace: Workspace) -> tuple[str, ...]:
    """Every indicator, those of the headline first."""
    known = workspace.definitions.indicators
    wanted = [*workspace.municipality.headline, *known]
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
    rows = rows_of(key, table).drop(columns=[*NOT_COPIED, *TIMED.get(table, ())])
    if table in ("pictures", "picture_entries"):
        pictures = rows_of(key, "pictures")
        complete = pictures[pictures["status"] == PictureStatus.COMPLETE]
        done = set(zip(complete["actor"], complete["period"], strict=True))
        rows = rows[[whose in done for whose in zip(rows["actor"], rows["period"], strict=True)]]
    return _table(rows)


def _split_by(workspace: Workspace, indicators: tuple[str, ...], by: str) -> tuple[str, ...]:
    if by in ("sex", "age", "theme"):
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


def _outside(asked: _Asked) -> list[dict[str, Any]]:
    """The same for the open extract: limits of true rates would tell them."""
    return _indicators(replace(asked, workspace=asked.workspace.seen_by(Role.PUBLIC)))


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


def _times(found: HotTimes) -> dict[str, Any]:
    """When in the week: the blocks of three hours that hold more than chance gives, for those who may see them."""
    return {"n_events": found.n_events, "findings": list(found.findings), "blocks": _table(found.blocks)}


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

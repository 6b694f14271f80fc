"""The situation picture as it would be if it were frozen now: what a report of today's data is made from."""

from datetime import date
from typing import Any

from lib.analysis.frozen_content import open_content, whole_content
from lib.analysis.kept import kept
from lib.analysis.version_rows import Frozen, extract_of, version_list
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.period import Period
from lib.domain.version import EDITABLE, OPEN_STATUSES
from lib.privacy.roles import sees_whole_versions


def present_picture(workspace: Workspace, period: Period, role: Role, today: date) -> Frozen:
    """As `open_frozen`, of the data there are. Those inside get the texts of the newest draft; for others there is no
    text that anyone has said is open. `row` has no `sha256`: nothing is sealed."""
    workspace = workspace.seen_by(role)
    is_extract = not sees_whole_versions(role)
    row = _facts(workspace, period) if is_extract else _draft(workspace, role) or _facts(workspace, period)
    facts = tuple(row.items())
    if is_extract:
        return Frozen(row, extract_of(_open(workspace, workspace.data_key, facts, role)), True)
    return Frozen(row, _whole(workspace, workspace.data_key, facts, role, today), False)


def _facts(workspace: Workspace, period: Period) -> Fields:
    empty: Fields = dict.fromkeys(("id", "number", "previous_id", *EDITABLE))
    title = f"Läget i {workspace.municipality.name}"
    return empty | {"title": title, "period": str(period), "comparison": str(period.before)}


def _draft(workspace: Workspace, role: Role) -> Fields | None:
    versions = version_list(workspace, role)
    drafts = versions[versions["status"].isin(OPEN_STATUSES)].astype(object)
    return None if drafts.empty else dict(drafts.where(drafts.notna(), None).to_dict("records")[0])


Facts = tuple[tuple[str, Any], ...]


@kept(2)
def _whole(workspace: Workspace, _key: DataKey, facts: Facts, role: Role, today: date) -> dict[str, Any]:
    return whole_content(workspace, dict(facts), role, today)


@kept(2)
def _open(workspace: Workspace, _key: DataKey, facts: Facts, role: Role) -> dict[str, Any]:
    return open_content(workspace, dict(facts), role)

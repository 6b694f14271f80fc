"""What meetings are shown, as it is kept, and the material that each deck is made of."""

from datetime import date

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.meeting_frozen import frozen_choices, frozen_material
from lib.analysis.meeting_material import Material, present_material
from lib.analysis.meeting_problems import problem_choices
from lib.analysis.problem_list import records
from lib.analysis.version_rows import Frozen, open_frozen, version_list
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.audience import ROLES, Audience
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.deck import OwnSlide, OwnTexts
from lib.domain.period import Period
from lib.domain.right import Right
from lib.domain.selection import Selection
from lib.domain.version import OPEN_STATUSES
from lib.privacy.rights import may
from lib.store.reading import read_rows


def may_present(role: Role) -> bool:
    """Whether decks may be made and shown; the actions ask again."""
    return may(role, Right.WRITE_PRESENTATIONS)


def presentation_list(workspace: Workspace, role: Role = Role.PUBLIC) -> list[Fields]:
    """The newest first; missing cells are None. Empty for roles that do not present."""
    workspace = workspace.seen_by(role)
    if not may_present(role):
        return []
    return records(_rows(workspace.data_key, "presentations").sort_values("id", ascending=False))


def decisions_of(workspace: Workspace, presentation_id: int, role: Role = Role.PUBLIC) -> list[Fields]:
    """What has been noted for the deck, in order."""
    workspace = workspace.seen_by(role)
    if not may_present(role):
        return []
    rows = _rows(workspace.data_key, "decisions")
    return records(rows[rows["presentation_id"] == presentation_id])


def versions_for(workspace: Workspace, audience: Audience, role: Role) -> dict[int, str]:
    """The frozen versions that can be shown, the newest first: before the public only published ones."""
    rows = version_list(workspace, Role.PUBLIC if audience is Audience.PUBLIC else role)
    rows = rows[~rows["status"].isin(OPEN_STATUSES)]
    return {int(row["id"]): f"Version {row['number']}: {row['title']}" for row in rows.to_dict("records")}


def problems_for(workspace: Workspace, version_id: int | None, audience: Audience, role: Role) -> dict[int, str]:
    """Titles by id of the problems that the audience may be shown; empty for roles that do not present."""
    if not may_present(role):
        return {}
    if version_id is None:
        return problem_choices(workspace, ROLES[audience])
    frozen = _frozen(workspace, version_id, audience, role)
    return {} if frozen is None else frozen_choices(workspace, frozen, ROLES[audience])


def material_of(workspace: Workspace, row: Fields, role: Role, today: date) -> Material | None:
    """Everything asked with the audience's role. None when the version is gone, not for the audience, or not what was
    frozen, and when there is nothing to show at all."""
    audience, ids = Audience(row["audience"]), tuple(int(one) for one in row["problems"] or ())
    if not may_present(role):
        return None
    if row["version_id"] is not None:
        frozen = _frozen(workspace, int(row["version_id"]), audience, role)
        return None if frozen is None else frozen_material(workspace, frozen, ids, ROLES[audience])
    if row["period"] is None:
        return None
    asked = Selection(workspace.folder.slug, Period.parse(row["period"]), Period.parse(row["comparison"]))
    return _present(workspace, workspace.data_key, asked, ids, ROLES[audience], today)


def own_texts(row: Fields) -> OwnTexts:
    slides = row["slides"] or {}
    return OwnTexts({key: OwnSlide.read(one) for key, one in slides.items()}, row["texts_read_on"] is not None)


def _frozen(workspace: Workspace, version_id: int, audience: Audience, role: Role) -> Frozen | None:
    try:
        return open_frozen(workspace, version_id, Role.PUBLIC if audience is Audience.PUBLIC else role)
    except KeyError:
        return None


@kept(8)
def _present(
    workspace: Workspace, _key: DataKey, asked: Selection, ids: tuple[int, ...], role: Role, today: date
) -> Material:
    """Made again when what it is made of has changed: a title that is written is no reason to count all events."""
    return present_material(workspace, asked, ids, role, today)


@kept(8)
def _rows(key: DataKey, table: str) -> pd.DataFrame:
    return read_rows(key.engine_of(table), key.municipality, table)

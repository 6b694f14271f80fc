"""Saving what is planned: each change is written at once, and what cannot be is said."""

from collections.abc import Sequence
from datetime import date

from lib.actions.walks import save_stops, save_walk
from lib.analysis.walks import stops_of, walk_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.ui.session import current_actor, settings
from lib.ui.walk_choice import say_saved, say_wrong
from lib.ui.walk_ground import walk_ground

STOP_FIELDS = ("id", "name", "lon", "lat", "loop", "minutes", "reason", "aspects", "same_as")
GONE = "Vandringen finns inte längre."
MEANWHILE = "Någon annan sparade vandringen samtidigt. Se vad som står nu och gör om ändringen."


def planned_stops(workspace: Workspace, walk_id: int, role: Role) -> list[Fields]:
    """The stops that are not left out, in order, as `save_stops` takes them."""
    rows = stops_of(workspace, walk_id, role)
    rows = rows[~rows["is_left_out"].astype(bool)]
    kept = rows[list(STOP_FIELDS)].astype(object).where(rows[list(STOP_FIELDS)].notna(), None)
    return [_whole({str(name): value for name, value in row.items()}) for row in kept.to_dict("records")]


def write_stops(workspace: Workspace, walk_id: int, stops: Sequence[Fields], role: Role, told: str) -> None:
    """Save them in this order. What went wrong is said on the page."""
    try:
        save_stops(settings(), workspace.folder, walk_ground(workspace), walk_id, stops, role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong(GONE)
    else:
        say_saved(workspace, told)


def write_walk(workspace: Workspace, walk_id: int, version: int, changes: Fields, role: Role, told: str) -> None:
    """Save fields of the walk as it was drawn. What went wrong is said on the page."""
    today = date.today()
    try:
        save_walk(settings(), workspace.folder, walk_id, version, changes, today, role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong(MEANWHILE if walk_of(workspace, walk_id, role) else GONE)
    else:
        say_saved(workspace, told)


def _whole(row: Fields) -> Fields:
    """A column with missing ids comes as decimals."""
    ids = {name: None if row[name] is None else int(row[name]) for name in ("id", "loop", "same_as")}
    return row | ids

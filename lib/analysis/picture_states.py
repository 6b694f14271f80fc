"""How far each actor's picture has come, and whose entries a role may read: a draft is its actor's own."""

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import picture_entry_rows, picture_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.picture_actors import PictureActor
from lib.domain.picture_words import STATE_COLUMNS, STATUSES
from lib.domain.pictures import PictureStatus
from lib.privacy.roles import may_read_pictures, readable_classes


def may_write_picture(actor: PictureActor, role: Role) -> bool:
    return role in actor.written_by


def picture_states(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each actor in the municipality's order, by STATE_COLUMNS; `is_synthetic` for made-up pictures.

    How much stands in a draft is told to its own actor only. Empty for roles that neither read nor write pictures.
    """
    workspace = workspace.seen_by(role)
    return _states(workspace, workspace.data_key, period, role)


def readable_entries(workspace: Workspace, period: HalfYear, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The table's columns with `is_complete`: entries of complete pictures, and of those that the role writes itself.

    An actor that is no longer named among the municipality's keeps its complete picture.
    """
    workspace = workspace.seen_by(role)
    return _entries(workspace, workspace.data_key, period, role)


def newest_period(workspace: Workspace, role: Role = Role.PUBLIC) -> HalfYear | None:
    """The newest half-year with at least one complete picture; None without any, or for roles that may not read."""
    workspace = workspace.seen_by(role)
    rows = picture_rows(workspace.data_key)
    done = sorted(rows["period"][rows["status"] == PictureStatus.COMPLETE]) if may_read_pictures(role) else []
    return HalfYear.parse(done[-1]) if done else None


def periods_with_pictures(workspace: Workspace) -> tuple[str, ...]:
    """Half-years that somebody has begun a picture of, newest first."""
    key = workspace.data_key
    return tuple(sorted({*picture_rows(key)["period"], *picture_entry_rows(key)["period"]}, reverse=True))


@kept(16)
def _states(workspace: Workspace, key: DataKey, period: HalfYear, role: Role) -> pd.DataFrame:
    names = [column.name for column in STATE_COLUMNS]
    actors = workspace.definitions.picture_actors.actors
    if not (may_read_pictures(role) or any(may_write_picture(actor, role) for actor in actors)):
        return pd.DataFrame(columns=[*names, "is_synthetic"])
    rows = picture_rows(key)
    by_actor = {row["actor"]: row for row in rows[rows["period"] == str(period)].to_dict("records")}
    counted = _entries(workspace, key, period, role).groupby("actor").size().to_dict()
    all_entries = picture_entry_rows(key)
    begun = set(all_entries["actor"][all_entries["period"] == str(period)])
    states = []
    for actor in actors:
        row = by_actor.get(actor.id, {})
        is_own = may_write_picture(actor, role)
        status = PictureStatus(row.get("status", PictureStatus.DRAFT if actor.id in begun else PictureStatus.NONE))
        told = is_own or (status is PictureStatus.COMPLETE and may_read_pictures(role))
        states.append(
            {
                "actor": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "status": status,
                "status_name": STATUSES[status],
                "n_entries": float(counted.get(actor.id, 0)) if told else float("nan"),
                "completed_on": row.get("completed_on") if status is PictureStatus.COMPLETE else None,
                "may_write": is_own,
                "is_synthetic": bool(row.get("is_synthetic", False)),
            }
        )
    return pd.DataFrame(states, columns=[*names, "is_synthetic"])


@kept(16)
def _entries(workspace: Workspace, key: DataKey, period: HalfYear, role: Role) -> pd.DataFrame:
    rows = picture_entry_rows(key)
    rows = rows[(rows["period"] == str(period)) & rows["secrecy"].isin(list(readable_classes(role)))]
    pictures = picture_rows(key)
    is_done = (pictures["period"] == str(period)) & (pictures["status"] == PictureStatus.COMPLETE)
    is_complete = rows["actor"].isin(pictures["actor"][is_done])
    own = [actor.id for actor in workspace.definitions.picture_actors.actors if may_write_picture(actor, role)]
    is_read = rows["actor"].isin(own) | (is_complete & may_read_pictures(role))
    return rows.assign(is_complete=is_complete)[is_read].reset_index(drop=True)

"""Safety walks as those who plan them see them: the list, one walk, its stops and what was said."""

from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import observation_rows, walk_rows, walk_stop_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.columns import Column
from lib.domain.walk import KINDS, LIGHTS, STATUSES, Decision, WalkStatus, role_counts
from lib.privacy.roles import may_edit_walks

WALK_LIST = (
    Column("starts_at", "När", "Dag och tid då vandringen börjar"),
    Column("title", "Vandring", "Vandringens namn"),
    Column("area_name", "Område", "Området som vandringen går i"),
    Column("light", "Ljus", "Hur ljust det är när vandringen börjar", words=LIGHTS),
    Column("status", "Läge", "Hur långt vandringen kommit", words=STATUSES),
    Column("kind", "Slag", "Vanlig, snabb eller ny vandring på samma stopp", words=KINDS),
    Column("n_stops", "Stopp", "Antal stopp i den första slingan", 0),
    Column("n_came", "Deltagare", "Hur många som gick, när det är räknat", 0),
    Column("n_observations", "Iakttagelser", "Antal iakttagelser", 0),
    Column("n_measures", "Åtgärder", "Iakttagelser som blivit åtgärder", 0),
    Column("n_not_possible", "Inte möjligt", "Iakttagelser som inte går att göra något åt, med skäl", 0),
    Column("n_undecided", "Inte beslutat", "Iakttagelser som ingen beslutat om", 0),
    Column("owed", "Återkoppling", "Om deltagarna fått veta vad det blev av vandringen"),
)
_NUMBERS = ("n_stops", "n_observations", "n_measures", "n_not_possible", "n_undecided")
_KEPT = ("id", "version", "area_code", "has_debt", "days_owed", "is_synthetic")


def walk_list(workspace: Workspace, role: Role, today: date) -> pd.DataFrame:
    """A row for each walk, the newest first: WALK_LIST, id, version, area_code, has_debt, days_owed, is_synthetic.

    `has_debt` is true of a walk that is done whose participants have not been told; `days_owed` is how long since.
    Empty for roles that do not plan walks.
    """
    workspace = workspace.seen_by(role)
    return _walk_list(workspace, workspace.data_key, role, today)


def walk_of(workspace: Workspace, walk_id: int, role: Role) -> dict[str, Any] | None:
    """The walk's whole row; None when it is not there or not for the role. What is missing is None."""
    workspace = workspace.seen_by(role)
    if not may_edit_walks(role):
        return None
    rows = walk_rows(workspace.data_key)
    its = rows[rows["id"] == walk_id]
    return {name: plain_value(value) for name, value in its.iloc[0].items()} if len(its) else None


def stops_of(workspace: Workspace, walk_id: int, role: Role) -> pd.DataFrame:
    """The walk's stops by number, those that are left out last."""
    workspace = workspace.seen_by(role)
    rows = walk_stop_rows(workspace.data_key)
    its = rows[(rows["walk_id"] == walk_id) & may_edit_walks(role)]
    return its.sort_values(["is_left_out", "number", "id"], kind="stable", ignore_index=True)


def observations_of(workspace: Workspace, walk_id: int, role: Role) -> pd.DataFrame:
    """What was said on the walk, in the order it was seen."""
    workspace = workspace.seen_by(role)
    rows = observation_rows(workspace.data_key)
    its = rows[(rows["walk_id"] == walk_id) & may_edit_walks(role)]
    return its.sort_values(["observed_at", "id"], kind="stable", ignore_index=True)


def walk_of_observation(workspace: Workspace, observation_id: int, role: Role) -> int | None:
    """The walk that an observation was made on; None when it is not there or not for the role."""
    rows = observation_rows(workspace.data_key)
    its = rows.loc[(rows["id"] == observation_id) & may_edit_walks(role), "walk_id"]
    return int(its.iloc[0]) if len(its) else None


@kept(16)
def _walk_list(workspace: Workspace, key: DataKey, role: Role, today: date) -> pd.DataFrame:
    rows = walk_rows(key) if may_edit_walks(role) else walk_rows(key).iloc[:0]
    counted = _counted(key).reindex(rows["id"]).fillna(0).astype(int).reset_index(drop=True)
    starts = pd.to_datetime(rows["starts_at"])
    is_done = rows["status"] == WalkStatus.DONE
    debt = is_done & rows["feedback_given"].isna()
    days = (pd.Timestamp(today) - starts.dt.normalize()).dt.days
    table = rows[["id", "version", "area_code", "title", "light", "status", "kind", "is_synthetic"]].assign(
        starts_at=starts,
        area_name=rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name),
        n_came=[_came(kept) for kept in rows["roles_invited"]],
        has_debt=debt,
        days_owed=days.where(debt),
        owed=[_owed(done, given, n) for done, given, n in zip(is_done, rows["feedback_given"], days, strict=True)],
        **{name: counted[name] for name in _NUMBERS},
    )
    ordered = table.sort_values("starts_at", ascending=False, kind="stable", ignore_index=True)
    return ordered[[*(column.name for column in WALK_LIST), *_KEPT]]


def _counted(key: DataKey) -> pd.DataFrame:
    """_NUMBERS by walk id. Answers to the checklist are no observations."""
    stops, said = walk_stop_rows(key), observation_rows(key)
    said = said[~said["is_draft"].astype(bool) & said["observation"].notna()]  # answers to the checklist are no list
    decision = said["decision"].fillna(Decision.OPEN)
    ones = {
        "n_stops": stops[~stops["is_left_out"].astype(bool) & (stops["loop"] == 1)],
        "n_observations": said,
        "n_measures": said[decision == Decision.MEASURE],
        "n_not_possible": said[decision == Decision.NOT_POSSIBLE],
        "n_undecided": said[decision == Decision.OPEN],
    }
    return pd.DataFrame({name: rows.groupby("walk_id").size() for name, rows in ones.items()}, columns=list(_NUMBERS))


def _came(kept: object) -> int | None:
    told = [int(one.n_came) for one in role_counts(kept) if one.n_came is not None]
    return sum(told) if told else None


def _owed(is_done: bool, given: object, days: int) -> str:
    if not is_done:
        return ""
    if given is None or given != given:
        return f"▲ inte given, {days} dagar sedan vandringen"
    return f"● given {given}"


def plain_value(value: Any) -> Any:
    """A cell as Python has it; None for what is missing."""
    if isinstance(value, list | dict):
        return value
    if value is None or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value

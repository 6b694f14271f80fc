"""What walks leave to be done: the walk itself, the feedback that is owed, the aim, and what nobody has decided."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.analysis.rows import walk_rows
from lib.analysis.walks import walk_list
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.links import ObjectKind, ObjectRef, address_of
from lib.domain.walk import COMING, WalkStatus, WalkStep
from lib.domain.walk_sentences import many

FEEDBACK_WITHIN = timedelta(weeks=3)
"""The third meeting is two or three weeks after the walk."""


def walk_days(key: DataKey) -> pd.DataFrame:
    """The walks with `walk_day`, the day they are walked, and `feedback_due`, the day the participants are to be told:
    that of the meeting after, else FEEDBACK_WITHIN of the walk."""
    rows = walk_rows(key)
    starts, after = (pd.to_datetime(rows[name]) for name in ("starts_at", "meeting_after"))
    due = after.fillna(starts + FEEDBACK_WITHIN)
    return rows.assign(
        walk_day=[moment.date() for moment in starts], feedback_due=[moment.date() for moment in due]
    ).astype({"walk_day": object, "feedback_due": object})


def is_to_be_walked(walk: dict[Any, Any]) -> bool:
    return walk["status"] in COMING


def owes_feedback(walk: dict[Any, Any]) -> bool:
    return walk["status"] == WalkStatus.DONE and walk["feedback_given"] is None


def undecided_walks(workspace: Workspace, role: Role, today: date) -> Iterator[tuple[str, str, bool]]:
    """Of each walk that is done and has observations that nobody has decided of: what waits, its address, and whether
    it is made up."""
    rows = walk_list(workspace, role, today)
    rows = rows[(rows["status"] == WalkStatus.DONE) & (rows["n_undecided"] > 0)]
    for row in rows.to_dict("records"):
        address = address_of(ObjectRef(ObjectKind.WALK, str(row["id"])))
        told = f"{many(int(row['n_undecided']), 'iakttagelse', 'iakttagelser')} från {row['title']}"
        yield told, f"{address}&steg={WalkStep.PROTOCOL}", bool(row["is_synthetic"])

"""Promises to the citizens: what is promised, what is done of it, and what came of it."""

from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.earlier_rows import earlier_rows
from lib.analysis.kept import kept
from lib.analysis.rows import problem_rows, promise_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Secrecy
from lib.domain.promise import TEXTS, PromiseStatus
from lib.privacy.roles import may_edit_promises, readable_classes


def promises_of(workspace: Workspace, role: Role = Role.PUBLIC, today: date | None = None) -> pd.DataFrame:
    """A row for each promise that the role may read, newest period first: the table's columns with `PROMISES`, and
    is_in_force, is_over (its period has ended by `today`), is_synthetic. `actions` is a list of text and done_on.

    Roles outside get open promises that are no drafts, with the public text only.
    """
    workspace = workspace.seen_by(role)
    return _promises(workspace, workspace.data_key, role, today)


def writes_promises(role: Role) -> bool:
    return may_edit_promises(role)


def promise_history(workspace: Workspace, row_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """How a promise read before each edit, newest first, with `saved_at` (UTC); empty for roles that do not write."""
    rows = earlier_rows(workspace, "promises", row_id, role)
    return rows if may_edit_promises(role) else rows.iloc[:0]


@kept(16)
def _promises(workspace: Workspace, key: DataKey, role: Role, today: date | None) -> pd.DataFrame:
    rows = promise_rows(key)
    rows = rows[rows["secrecy"].isin(readable_classes(role))]
    rows = rows.assign(**{name: rows[name].astype(object).where(rows[name].notna(), "") for name in TEXTS})
    actions = [_actions(value) for value in rows["actions"]]
    problems = problem_rows(key).set_index("id")["title"].to_dict()
    areas, whole = workspace.area_names, workspace.municipality.name
    named = rows.assign(
        actions=actions,
        n_actions=[len(one) for one in actions],
        n_done=[sum(bool(action["done_on"]) for action in one) for one in actions],
        area_name=[areas.get(code, whole) for code in rows["area_code"]],
        problem_title=[problems.get(problem, "") for problem in rows["problem_id"]],
        is_in_force=rows["status"] == PromiseStatus.IN_FORCE,
        is_over=[today is not None and day < today for day in rows["period_to"]],
        **{name: _days(rows[name]) for name in ("feedback_given", "review_by")},
    )
    if role is Role.PUBLIC:
        named = _public(named)
    return named.sort_values(["period_from", "id"], ascending=False, ignore_index=True)


def _public(rows: pd.DataFrame) -> pd.DataFrame:
    """What everybody may read: the text written for them, and how many of the actions are done, not their words."""
    shown = rows[(rows["secrecy"] == Secrecy.OPEN) & (rows["status"] != PromiseStatus.DRAFT)]
    nothing = dict.fromkeys(("effect", "feedback", "problem_title"), "")
    return shown.assign(**nothing, problem_id=None, actions=[[] for _ in range(len(shown))])


def _actions(value: Any) -> list[dict[str, Any]]:
    return list(value) if isinstance(value, list) else []


def _days(cells: pd.Series) -> pd.Series:
    return cells.astype(object).where(cells.notna(), None)

"""The problems that people work with, and what is done against each."""

from typing import Any

import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.priorities import ranked_problems
from lib.analysis.rows import cause_rows, measure_rows, problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.privacy.roles import works_on_the_picture


def problem_list(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each problem in the order of `ranked_problems`: its own columns, and area_name, theme_name,
    status_name, together, n_causes and n_measures. Empty for roles that do not work with problems."""
    workspace = workspace.seen_by(role)
    return _listed(workspace, workspace.data_key, role)


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row by column name, with None for everything that is missing: texts come as not-a-number too."""
    return [
        {
            str(name): None if not isinstance(value, list | dict) and pd.isna(value) else value
            for name, value in row.items()
        }
        for row in rows.to_dict("records")
    ]


def problem_of_cause(workspace: Workspace, cause_id: object) -> int | None:
    """The problem that a cause belongs to, by its id as text or number."""
    rows = cause_rows(workspace.data_key)
    its = rows["problem_id"][rows["id"].astype(str) == str(cause_id)]
    return int(its.iloc[0]) if len(its) else None


def measures_against(workspace: Workspace, problem_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """The measures against the problem or one of its causes, with `owner` by name ("" when there is none)."""
    workspace = workspace.seen_by(role)
    rows = _placed_measures(workspace, workspace.data_key)
    return rows[rows["problem_id"] == problem_id] if works_on_the_picture(role) else rows.iloc[:0]


def all_measures(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """Every measure, with `owner` by name, and `problem_id` of its cause where it names none itself."""
    workspace = workspace.seen_by(role)
    rows = _placed_measures(workspace, workspace.data_key)
    return rows if works_on_the_picture(role) else rows.iloc[:0]


@kept(8)
def _placed_measures(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    measures, causes = measure_rows(key), cause_rows(key)
    by_cause = measures["cause_id"].astype(float).map(causes.set_index("id")["problem_id"]).astype(float)
    plan = workspace.definitions.plan
    boards = {board.id: board.name for board in plan.boards} if plan else {}
    owners = [_owner(board, boards) for board in measures["owner_board"]]
    return measures.assign(problem_id=by_cause.fillna(measures["problem_id"].astype(float)), owner=owners)


def _owner(board: Any, boards: dict[str, str]) -> str:
    return boards.get(board, str(board)) if isinstance(board, str) and board else ""


@kept(8)
def _listed(workspace: Workspace, key: DataKey, role: Role) -> pd.DataFrame:
    ranked = ranked_problems(workspace, role)
    rows = problem_rows(key).merge(
        ranked[["problem_id", "area_name", "status_name", "together"]],
        left_on="id", right_on="problem_id", how="right", validate="one_to_one",
    )  # fmt: skip
    themes = {one.id: one.name for one in workspace.definitions.report_categories.categories}
    causes = cause_rows(key)["problem_id"].value_counts()
    measures = _placed_measures(workspace, key)["problem_id"].value_counts()
    return rows.assign(
        theme_name=rows["theme"].map(themes).fillna(""),
        n_causes=rows["id"].map(causes).fillna(0),
        n_measures=rows["id"].map(measures).fillna(0),
    )

"""What each actor answers to the criteria for a problem, all of them together, and how far apart they are."""

from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.rows import priority_rows, problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.priorities import CRITERIA, CRITERION_NAMES, DEFAULT_WEIGHTS, SETTING, Weights, weighted_mean
from lib.domain.problem import IN_WORK, STATUSES
from lib.privacy.roles import works_on_the_picture
from lib.store.municipal_settings import read_setting_row

ANSWERED = ("criterion", "criterion_name", "actor", "actor_name", "answer", "weight")
MATRIX = ("criterion", "criterion_name", "weight", "together", "lowest", "highest", "n_actors", "answers_text")
RANKED = ("problem_id", "title", "area_name", "status", "status_name", "together", "lowest", "highest", "n_actors",
          "n_answered", "is_synthetic")  # fmt: skip


def weights_row(workspace: Workspace) -> dict[str, Any] | None:
    """The municipality's own weights as they are stored, with id and version; None when it has chosen none."""
    return _weights_row(workspace.data_key)


def weights_of(workspace: Workspace) -> Weights:
    """The municipality's own weights, or 1 for each."""
    row = weights_row(workspace)
    chosen = row["value"] if row else {}
    return {name: int(chosen.get(name, weight)) for name, weight in DEFAULT_WEIGHTS.items()}


def answers_of(workspace: Workspace, problem_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each answer that an actor has given, by ANSWERED, in the order of the criteria and the actors."""
    workspace = workspace.seen_by(role)
    rows, names = priority_rows(workspace.data_key), workspace.definitions.picture_actors.names
    its = rows[rows["problem_id"] == problem_id] if works_on_the_picture(role) else rows.iloc[:0]
    order, weights = [*names], weights_of(workspace)
    given = sorted(its.to_dict("records"), key=lambda row: order.index(row["actor"]) if row["actor"] in order else 99)
    answered = [
        (one.id, one.name, row["actor"], names.get(row["actor"], row["actor"]), row["answers"][one.id], weights[one.id])
        for one in CRITERIA
        for row in given
        if one.id in row["answers"]
    ]
    return pd.DataFrame(answered, columns=list(ANSWERED))


def matrix_of(workspace: Workspace, problem_id: int, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each criterion, by MATRIX; numbers are missing where nobody has answered."""
    answered, weights = answers_of(workspace, problem_id, role), weights_of(workspace)
    rows = []
    for one in CRITERIA:
        its = answered[answered["criterion"] == one.id]
        answers = its["answer"].astype(float)
        texts = [f"{name}: {answer}" for name, answer in zip(its["actor_name"], its["answer"], strict=True)]
        spread = (answers.mean(), answers.min(), answers.max()) if len(its) else (np.nan,) * 3
        rows.append((one.id, one.name, weights[one.id], *spread, len(its), ", ".join(texts)))
    return pd.DataFrame(rows, columns=list(MATRIX))


def ranked_problems(workspace: Workspace, role: Role = Role.PUBLIC) -> pd.DataFrame:
    """A row for each problem in work, by RANKED, the highest first and those without answers last.

    `together` is the weighted mean over the criteria of the actors' mean answers; `lowest` and `highest` are the
    weighted means of single actors. Empty for roles that do not work with problems.
    """
    workspace = workspace.seen_by(role)
    if not works_on_the_picture(role):
        return pd.DataFrame(columns=list(RANKED))
    return _ranked(workspace, workspace.data_key)


@kept(16)
def _ranked(workspace: Workspace, key: DataKey) -> pd.DataFrame:
    weights, answers, names = weights_of(workspace), priority_rows(key), workspace.area_names
    rows = []
    for problem in problem_rows(key).to_dict("records"):
        given = answers["answers"][answers["problem_id"] == problem["id"]].tolist()
        own = [mean for one in given if (mean := weighted_mean(one, weights)) is not None]
        joint = _joint(given)
        rows.append(
            {
                "problem_id": problem["id"],
                "title": problem["title"],
                "area_name": names.get(problem["area_code"], workspace.municipality.name),
                "status": problem["status"],
                "status_name": STATUSES.get(problem["status"], problem["status"]),
                "together": weighted_mean(joint, weights),
                "lowest": min(own, default=np.nan),
                "highest": max(own, default=np.nan),
                "n_actors": len(own),
                "n_answered": len(joint),
                "is_synthetic": bool(problem["is_synthetic"]),
            }
        )
    table = pd.DataFrame(rows, columns=list(RANKED)).astype({"together": float})
    in_work = table["status"].isin(IN_WORK)
    order = table.assign(is_last=~in_work).sort_values(["is_last", "together"], ascending=[True, False], kind="stable")
    return order[list(RANKED)].reset_index(drop=True)


def _joint(given: list[dict[str, float]]) -> dict[str, float]:
    """The actors' mean answer by criterion, for the criteria that somebody has answered."""
    answered = {name: [one[name] for one in given if name in one] for name in CRITERION_NAMES}
    return {name: sum(answers) / len(answers) for name, answers in answered.items() if answers}


@kept(16)
def _weights_row(key: DataKey) -> dict[str, Any] | None:
    with key.engine_of("settings").connect().execution_options(reads_only=True) as connection:
        return read_setting_row(connection, key.municipality, SETTING)

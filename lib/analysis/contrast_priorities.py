"""The police's priorities against the municipality's: what each actor answered to a problem's criteria."""

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import Contrast, nothing
from lib.analysis.rows import priority_rows, problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.contrast import POLICE_MUNICIPALITY, Verdict, priority_columns
from lib.privacy.roles import works_on_the_picture

Answers = dict[str, float]

CLEAR_DIFFERENCE = 1.0
"""On the scale of the criteria: a whole step on average. Two people's judgements have no chance to be tested by."""

HOW_TO_BEGIN = (
    "Det går inte att jämföra ännu: inget problem har svar på kriterierna från både polisen och kommunen. Så här "
    "börjar ni: gör problem av motsägelserna här på sidan, låt polisen och kommunen var för sig svara på samma "
    "kriterier på sidan Problem, och kom sedan tillbaka hit."
)


def priorities_contrast(workspace: Workspace, key: DataKey, role: Role) -> Contrast:
    """Problems that both have answered about, with the mean of the criteria that both answered.

    The two are the first actors of either kind in `actors.yaml`. Problems are internal.
    """
    if not works_on_the_picture(role):
        return nothing(POLICE_MUNICIPALITY, "Problemen är interna och visas bara för polisen och samordnaren.")
    police, municipality = (_answers(workspace, key, kind) for kind in ("police", "municipality"))
    read = [
        row
        for record in problem_rows(key).to_dict("records")
        if (row := _compared(record["title"], record["area_code"], police.get(record["id"], {}),
                             municipality.get(record["id"], {})))
    ]  # fmt: skip
    rows = pd.DataFrame(read)
    if rows.empty:
        return nothing(POLICE_MUNICIPALITY, HOW_TO_BEGIN)
    gap = rows["first_value"] - rows["second_value"]
    verdict = np.select([gap >= CLEAR_DIFFERENCE, gap <= -CLEAR_DIFFERENCE], [Verdict.MORE, Verdict.LESS], Verdict.NONE)
    names = rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)
    rows = rows.assign(
        gap=gap, verdict=verdict.astype(object), area_name=names, x=rows["second_value"], y=rows["first_value"]
    )
    return Contrast(POLICE_MUNICIPALITY, rows, priority_columns(POLICE_MUNICIPALITY))


def _answers(workspace: Workspace, key: DataKey, kind: str) -> dict[int, Answers]:
    """The answers by problem of the first actor of a kind."""
    actor = next((one.id for one in workspace.definitions.picture_actors.actors if one.kind == kind), None)
    rows = priority_rows(key)
    its = rows[rows["actor"] == actor]
    return {problem: _numbers(answers) for problem, answers in zip(its["problem_id"], its["answers"], strict=True)}


def _compared(title: str, area_code: str | None, police: Answers, municipality: Answers) -> dict[str, object] | None:
    """None unless both have answered at least one criterion in numbers."""
    shared = sorted(police.keys() & municipality.keys())
    if not shared:
        return None
    return {
        "problem": title,
        "area_code": area_code,
        "first_value": sum(police[name] for name in shared) / len(shared),
        "second_value": sum(municipality[name] for name in shared) / len(shared),
        "n_criteria": float(len(shared)),
    }


def _numbers(answers: object) -> Answers:
    if not isinstance(answers, dict):
        return {}
    return {
        str(name): float(value)
        for name, value in answers.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }

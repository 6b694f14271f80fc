"""The police's priorities against the municipality's: what each actor answered to a problem's criteria."""

from typing import Any

import numpy as np
import pandas as pd

from lib.analysis.contrast_answer import Contrast, nothing
from lib.analysis.rows import problem_rows
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role
from lib.domain.contrast import POLICE_MUNICIPALITY, Verdict, priority_columns
from lib.privacy.roles import works_on_the_picture

POLICE, MUNICIPALITY = "police", "municipality"
CLEAR_DIFFERENCE = 1.0
"""On the scale of the criteria: a whole step on average. Two people's judgements have no chance to be tested by."""

HOW_TO_BEGIN = (
    "Det går inte att jämföra ännu: inget problem har svar på kriterierna från både polisen och kommunen. Så här "
    "börjar ni: gör problem av motsägelserna här på sidan, låt polisen och kommunen var för sig svara på samma "
    "kriterier för varje problem, och kom sedan tillbaka hit."
)


def priorities_contrast(workspace: Workspace, key: DataKey, role: Role) -> Contrast:
    """Problems that both have answered about, with the mean of the criteria that both answered.

    Read from `problems.criteria`: actor (`police`, `municipality`) → criterion → number. Problems are internal.
    """
    if not works_on_the_picture(role):
        return nothing(POLICE_MUNICIPALITY, "Problemen är interna och visas bara för polisen och samordnaren.")
    read = [_compared(record) for record in problem_rows(key).to_dict("records")]
    rows = pd.DataFrame([row for row in read if row is not None])
    if rows.empty:
        return nothing(POLICE_MUNICIPALITY, HOW_TO_BEGIN)
    gap = rows["first_value"] - rows["second_value"]
    verdict = np.select([gap >= CLEAR_DIFFERENCE, gap <= -CLEAR_DIFFERENCE], [Verdict.MORE, Verdict.LESS], Verdict.NONE)
    names = rows["area_code"].map(workspace.area_names).fillna(workspace.municipality.name)
    rows = rows.assign(
        gap=gap, verdict=verdict.astype(object), area_name=names, x=rows["second_value"], y=rows["first_value"]
    )
    return Contrast(POLICE_MUNICIPALITY, rows, priority_columns(POLICE_MUNICIPALITY))


def _compared(record: dict[Any, Any]) -> dict[str, Any] | None:
    """None unless both have answered at least one criterion in numbers."""
    criteria = record["criteria"]
    if not isinstance(criteria, dict):
        return None
    police, municipality = (_numbers(criteria.get(actor)) for actor in (POLICE, MUNICIPALITY))
    shared = sorted(police.keys() & municipality.keys())
    if not shared:
        return None
    return {
        "problem": record["title"],
        "area_code": record["area_code"],
        "first_value": sum(police[name] for name in shared) / len(shared),
        "second_value": sum(municipality[name] for name in shared) / len(shared),
        "n_criteria": float(len(shared)),
    }


def _numbers(answers: object) -> dict[str, float]:
    if not isinstance(answers, dict):
        return {}
    return {
        str(name): float(value)
        for name, value in answers.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }

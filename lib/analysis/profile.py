"""An area's factors: protection beside risk, each against the municipality with its uncertainty."""

import pandas as pd

from lib.analysis.figures import figures
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.factors import Factor
from lib.domain.selection import Selection

FACTOR_COLUMNS = ["factor_id", "factor", "direction", "level", "indicator_id", "indicator"]


def factor_profile(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """One row for each factor's indicator that has figures at the asked level: the answer table's columns with
    factor, direction (risk or protective), level and indicator. Factors without figures are not here; see
    `factors_without_figures`."""
    answers = []
    for factor in workspace.definitions.factors.factors:
        for indicator_id in factor.indicators:
            answer = figures(workspace, asked, indicator_id, "total", role)
            if not answer.empty:
                answers.append(_labelled(answer, workspace, factor, indicator_id))
    return pd.concat(answers, ignore_index=True) if answers else pd.DataFrame()


def factors_without_figures(workspace: Workspace, profile: pd.DataFrame) -> tuple[Factor, ...]:
    """The gaps: factors that nothing in the profile shows."""
    shown = set(profile["factor_id"]) if len(profile) else set()
    return tuple(factor for factor in workspace.definitions.factors.factors if factor.id not in shown)


def _labelled(answer: pd.DataFrame, workspace: Workspace, factor: Factor, indicator_id: str) -> pd.DataFrame:
    labels = {
        "factor_id": factor.id,
        "factor": factor.name,
        "direction": factor.direction,
        "level": factor.level,
        "indicator_id": indicator_id,
        "indicator": workspace.definitions.indicators[indicator_id].name,
    }
    return answer.assign(**labels)[[*FACTOR_COLUMNS, *(c for c in answer.columns if c not in FACTOR_COLUMNS)]]

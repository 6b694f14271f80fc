"""An area's factors: protection beside risk, each against the municipality with its uncertainty."""

from functools import lru_cache

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.kept import kept
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Status
from lib.domain.factors import Factor
from lib.domain.selection import Selection


def factor_profile(workspace: Workspace, asked: Selection, role: Role) -> pd.DataFrame:
    """One row for each factor's indicator that has a figure at the asked level: factor_id, factor, direction (risk
    or protective), level, indicator_id and indicator (its name), then the answer table's columns. Factors
    without figures are not here; see `factors_without_figures`."""
    workspace = workspace.seen_by(role)
    return _profile(workspace, workspace.data_key, asked, role).copy(deep=False)


@kept(256)
def _profile(workspace: Workspace, _key: DataKey, asked: Selection, role: Role) -> pd.DataFrame:
    factors = factor_rows(workspace)
    answers = figures_of(workspace, asked, tuple(factors["indicator_id"].unique()), "total", role)
    if answers.empty:
        return answers
    answers = answers[answers["status"] != Status.MISSING].rename(columns={"indicator": "indicator_id"})
    return factors.merge(answers, on="indicator_id", validate="many_to_one")


def factors_without_figures(workspace: Workspace, profile: pd.DataFrame) -> tuple[Factor, ...]:
    """The gaps: factors that nothing in the profile shows."""
    shown = set(profile["factor_id"]) if len(profile) else set()
    return tuple(factor for factor in workspace.definitions.factors.factors if factor.id not in shown)


@lru_cache(maxsize=8)
def factor_rows(workspace: Workspace) -> pd.DataFrame:
    """One row for each factor's indicator: factor_id, factor, direction, level, indicator_id and indicator."""
    known = workspace.definitions.indicators
    return pd.DataFrame(
        [
            {
                "factor_id": factor.id,
                "factor": factor.name,
                "direction": factor.direction,
                "level": factor.level,
                "indicator_id": name,
                "indicator": known[name].name,
            }
            for factor in workspace.definitions.factors.factors
            for name in factor.indicators
        ],
        dtype=object,
    )

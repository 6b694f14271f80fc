"""What protects and what is a risk within a focus area: its factors, and its measures by what a high value means."""

import pandas as pd

from lib.analysis.figures import figures_of
from lib.analysis.focus_work import focus_factors
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role, Status
from lib.domain.plan import FocusArea
from lib.domain.selection import Selection

SIDES = {Polarity.HIGH_IS_GOOD: "protective", Polarity.HIGH_IS_BAD: "risk"}


def protection_profile(workspace: Workspace, asked: Selection, focus_area: FocusArea, role: Role) -> pd.DataFrame:
    """As `lib.analysis.profile.factor_profile`: the focus area's factors, then those of its measures (the plan's and
    the further ones) that no factor holds. Safety, trust, leisure and attendance protect; being wronged is a risk.
    `level` is
    empty where no factor holds the measure. A measure whose high value is neither good nor bad is on no side."""
    workspace = workspace.seen_by(role)
    factors, _ = focus_factors(workspace, asked, focus_area, role)
    known = workspace.definitions.indicators
    planned = [name for indicator in focus_area.indicators for name in indicator.measures]
    shown = set(factors["indicator_id"]) if len(factors) else set()
    ids = tuple(
        name
        for name in dict.fromkeys((*planned, *focus_area.further_measures))
        if known[name].polarity in SIDES and name not in shown
    )
    answers = figures_of(workspace, asked, ids, "total", role) if ids else pd.DataFrame()
    if answers.empty:
        return factors
    answers = answers[answers["status"] != Status.MISSING].rename(columns={"indicator": "indicator_id"})
    own = answers.assign(
        factor_id="",
        factor="",
        direction=answers["indicator_id"].map(lambda name: SIDES[known[name].polarity]),
        level="",
        indicator=answers["indicator_id"].map(lambda name: known[name].name),
    )
    return pd.concat([own, factors], ignore_index=True) if len(factors) else own.reset_index(drop=True)


def protection_sentence(profile: pd.DataFrame) -> str:
    """The protective figures first, then how many there are of each side."""
    if profile.empty:
        return ""
    by_side = profile.drop_duplicates("indicator_id")["direction"].value_counts()
    n_protective, n_risk = int(by_side.get("protective", 0)), int(by_side.get("risk", 0))
    return f"{n_protective} mått visar vad som skyddar och {n_risk} vad som är en risk."

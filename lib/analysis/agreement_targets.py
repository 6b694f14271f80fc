"""The agreement's activities under its target areas: which of them recur, and on what horizon."""

import pandas as pd

from lib.domain.collaboration_words import TARGETS
from lib.domain.plan import Plan
from lib.domain.plan_follow_up_words import HORIZONS
from lib.domain.words import listing, number, sentence

NO_HORIZON = "none"


def target_activities(plan: Plan) -> pd.DataFrame:
    """A row for each activity of the plan's agreement, those first that recur under most target areas.

    `TARGETS`, and `horizon` (its id) and `targets` (a tuple of ids); empty without an agreement.
    """
    agreement, names = plan.agreement, horizon_names(plan)
    rows = [
        {
            "activity": activity.id,
            "activity_name": activity.name,
            "horizon": activity.horizon or NO_HORIZON,
            "targets": _targets_of(plan, activity.id),
        }
        for activity in (agreement.activities if agreement else ())
    ]
    table = pd.DataFrame(rows, columns=["activity", "activity_name", "horizon", "targets"])
    table = table.assign(
        n_targets=table["targets"].map(len).astype(int),
        targets_text=table["targets"].map(", ".join),
        horizon_name=table["horizon"].map(names),
    )
    kept = [column.name for column in TARGETS if column.name in table]
    return table.sort_values("n_targets", ascending=False, kind="stable", ignore_index=True)[
        [*kept, "horizon", "targets"]
    ]


def horizon_names(plan: Plan) -> dict[str, str]:
    """As the plan names them, else plainly; and a word for activities that nobody has given a horizon."""
    plain = {code: sentence(words) for code, words in HORIZONS.items()}
    own: dict[str, str] = {horizon.id: horizon.name for horizon in plan.horizons}
    return {**plain, **own, NO_HORIZON: "Ingen horisont angiven"}


def target_sentence(table: pd.DataFrame, n_targets: int) -> str:
    """Which activity recurs most, and how many stand under one target area alone."""
    if table.empty:
        return ""
    most = int(table["n_targets"].max())
    names = [str(name) for name in table.loc[table["n_targets"] == most, "activity_name"]]
    once = int((table["n_targets"] == 1).sum())
    return (
        f"{listing(names)} återkommer under {number(most)} av {number(n_targets)} målområden. "
        f"{number(once)} av {number(len(table))} aktiviteter står under ett enda."
    )


def _targets_of(plan: Plan, activity_id: str) -> tuple[str, ...]:
    targets = plan.agreement.target_areas if plan.agreement else ()
    return tuple(target.id for target in targets if activity_id in target.activities)

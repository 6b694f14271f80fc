"""Reported crimes weighted by the harm of each category, as an alternative to counting them alike."""

import numpy as np
import pandas as pd

from lib.analysis.counted import SCALE, matching_counts
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.codes import Role, Unit
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.privacy.roles import sees_small_counts
from lib.stats.standardised import weighted_sum


def can_be_weighted(workspace: Workspace, indicator: Indicator, role: Role) -> bool:
    """Whether the indicator counts crimes, the municipality has unequal weights and the role sees small counts: a
    weighted sum beside a plain count tells which crimes they were."""
    return (
        indicator.computed_from == "events"
        and not workspace.definitions.harm_weights.is_equal
        and sees_small_counts(role)
    )


def harm_by_area(
    workspace: Workspace, key: DataKey, asked: Selection, indicator: Indicator, rows: pd.DataFrame
) -> pd.DataFrame:
    """The answer table by area with value, lower and upper weighted by harm, `harm` (the weighted sum) and
    `harm_variance`.

    A category without a place in the areas (`municipality_level_only`) is in none of the sums. NaN where the row
    has no value.
    """
    counts = matching_counts(workspace, key, asked, indicator)
    counts = counts[counts["month"].between(asked.period.first.index, asked.period.last.index)]
    table = counts.pivot_table(index="area_code", columns="category", values="count", aggfunc="sum", fill_value=0)
    table = table.reindex(rows["area_code"]).fillna(0)
    weights = workspace.definitions.harm_weights
    known = weights.by_category
    weight = np.array([known.get(category, weights.other) for category in table.columns], dtype=float)
    harm, lower, upper = weighted_sum(table.to_numpy(dtype=float), weight) if len(weight) else [np.zeros(len(rows))] * 3
    scale = (SCALE.get(indicator.unit, np.nan) / rows["denominator"]).where(rows["value"].notna())
    if indicator.unit is Unit.COUNT:
        scale = pd.Series(1.0, index=rows.index).where(rows["value"].notna())
    variance = table.to_numpy(dtype=float) @ weight**2
    return rows.assign(value=harm * scale, lower=lower * scale, upper=upper * scale, harm=harm, harm_variance=variance)

"""The season of a kind of event: how much the months of the year differ in the municipality as a whole."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lib.analysis.kept import kept
from lib.analysis.month_cube import month_cube, summed_by
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.stats.trend import FEWEST_MONTHS, monthly_season

Factors = NDArray[np.float64]

LEVEL = 0.01
"""Season is reckoned with only where it is plain: factors from chance alone would disturb what they should mend."""
FEWEST_EVENTS = 200


def season_factors(workspace: Workspace, asked: Selection, indicator: Indicator) -> Factors:
    """Twelve factors from January with the mean 1 for the asked themes together, in the whole municipality and all the
    data; ones where there is no plain season, or where the data are too few or too short to tell."""
    return _factors(workspace, workspace.data_key, asked.themes, indicator, None).get("", np.ones(12))


def season_factors_by(
    workspace: Workspace, indicator: Indicator, kind: Literal["theme", "category"]
) -> dict[str, Factors]:
    """The same for each theme or category by itself, whatever themes are asked about."""
    return _factors(workspace, workspace.data_key, (), indicator, kind)


@kept(128)
def _factors(
    workspace: Workspace,
    key: DataKey,
    themes: tuple[str, ...],
    indicator: Indicator,
    kind: Literal["theme", "category"] | None,
) -> dict[str, Factors]:
    cube = month_cube(workspace, key, indicator.computed_from)
    if cube is None:
        return {}
    wanted = cube.wanted(indicator, themes)
    monthly = cube.place(())[wanted]
    if kind is None:
        return {"": _season(monthly.sum(axis=0), cube.covered.first.month)}
    names, values = summed_by(monthly, (cube.themes if kind == "theme" else cube.categories)[wanted], axis=0)
    return {name: _season(row, cube.covered.first.month) for name, row in zip(names, values, strict=True)}


def _season(counts: Factors, first_month: int) -> Factors:
    if len(counts) < FEWEST_MONTHS or counts.sum() < FEWEST_EVENTS:
        return np.ones(12)
    season = monthly_season(counts, first_month)
    return season.factors if season.p_value < LEVEL and season.factors.all() else np.ones(12)

"""How much more than by chance the months vary, kind by kind: what a change must exceed to be told of."""

from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.kept import kept
from lib.analysis.month_cube import Floats, month_cube, summed_by
from lib.analysis.workspace import DataKey, Workspace
from lib.domain.indicator import Indicator
from lib.domain.selection import Selection
from lib.stats.month_spread import month_spread

Kind = Literal["theme", "category"]
KINDS: tuple[Kind, ...] = ("theme", "category")
ALL = ""
"""The key of all kinds together."""


def month_variation(
    workspace: Workspace, asked: Selection, indicator: Indicator, kind: Kind | None, is_by_area: bool
) -> dict[str, float]:
    """`month_spread` for each theme or category, or for `ALL` together, over the whole years that the data end with.

    Where single areas are asked about the areas lend each other strength; otherwise the asked place is one series.
    Empty where there are no data, and without a kind that never occurs: those vary by chance alone.
    """
    areas = () if is_by_area else asked.areas
    return _variation(workspace, workspace.data_key, areas, asked.themes, indicator, kind, is_by_area)


def row_spreads(
    workspace: Workspace, asked: Selection, indicator: Indicator, rows: pd.DataFrame, is_by_area: bool
) -> Floats:
    """The same for each row, of its theme or category where it has one."""
    kind: Kind | None = next((name for name in KINDS if name in rows), None)
    spreads = month_variation(workspace, asked, indicator, kind, is_by_area)
    if kind is None:
        return np.full(len(rows), spreads.get(ALL, 0.0))
    return rows[kind].map(spreads).fillna(0.0).to_numpy(dtype=float)


@kept(256)
def _variation(
    workspace: Workspace,
    key: DataKey,
    areas: tuple[str, ...],
    themes: tuple[str, ...],
    indicator: Indicator,
    kind: Kind | None,
    is_by_area: bool,
) -> dict[str, float]:
    cube = month_cube(workspace, key, indicator.computed_from)
    if cube is None:
        return {}
    wanted = cube.wanted(indicator, themes)
    years = cube.covered.months // 12
    counts = cube.counts[:-1] if is_by_area else cube.place(areas)[None]
    counts = counts[:, wanted, cube.covered.months - years * 12 :]
    of = {"theme": cube.themes, "category": cube.categories}
    kinds = of[kind][wanted] if kind else np.full(int(wanted.sum()), ALL, dtype=object)
    names, values = summed_by(counts, kinds, axis=1)
    by_year = values.reshape(len(counts), len(names), years, 12)
    return {name: month_spread(by_year[:, i]) for i, name in enumerate(names)}

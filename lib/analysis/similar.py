"""Which areas have inhabitants most like each other's."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.analysis.kept import kept
from lib.analysis.rows import populations
from lib.analysis.workspace import DataKey, Workspace
from lib.stats.likeness import nearest, structure_distance

K = 5
"""How many areas an area is set beside."""


@kept(8)
def similar_areas(workspace: Workspace, key: DataKey) -> NDArray[np.int64]:
    """The five areas nearest to each, nearest first, as places in `workspace.areas`; -1 where there are not so many.

    Nearest by sex, age and number of inhabitants at the latest turn of the year (`stats.likeness`); never by what is
    compared, or it would be drawn toward no difference at all.
    """
    people = populations(key)
    codes = workspace.areas["area_code"]
    if people.empty:
        return np.full((len(codes), K), -1)
    latest = people[people["year"] == people["year"].max()]
    groups = latest.pivot_table(index="area_code", columns=["sex", "age"], values="count", aggfunc="sum", fill_value=0)
    return nearest(structure_distance(groups.reindex(codes).fillna(0).to_numpy()), K)


def names_of_similar(workspace: Workspace, key: DataKey) -> pd.Series:
    """The names of each area's similar areas, nearest first, by area_code."""
    names = workspace.areas["name"].to_list()
    listed = [", ".join(names[place] for place in row if place >= 0) for row in similar_areas(workspace, key)]
    return pd.Series(listed, index=workspace.areas["area_code"])

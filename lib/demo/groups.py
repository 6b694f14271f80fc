"""How many people a register share is a share of, by area and sex."""

import numpy as np
import pandas as pd

from lib.demo.levels import Level
from lib.demo.population import in_year
from lib.demo.recipe import Recipe

SEXES = ("women", "men")


def group_sizes(recipe: Recipe, population: pd.DataFrame, level: Level, year: int) -> np.ndarray:
    """Areas × (women, men) in the level's group at the end of the year."""
    people = in_year(population, year)
    counted = people["count"] * people["age"].map(level.group).fillna(0.0)
    table = counted.groupby([people["area_code"], people["sex"]]).sum().unstack()
    sizes = table.loc[recipe.area_codes, list(SEXES)].to_numpy()
    if level.flats:
        sizes = sizes * recipe.per_area(recipe.levels.flat_share)[:, None]
    return np.rint(sizes).astype(int)

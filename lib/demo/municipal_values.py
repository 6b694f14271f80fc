"""Counts behind an indicator in the whole municipality, for years without values for areas."""

import numpy as np
import pandas as pd

from lib.demo.groups import group_sizes
from lib.demo.levels import Level
from lib.demo.population import in_year, whole_parts
from lib.demo.recipe import Recipe
from lib.demo.shares import logit

PER = {"rate": 100_000, "register": 100, "survey": 100}


def municipal_counts(recipe: Recipe, population: pd.DataFrame, level: Level, year: int) -> pd.DataFrame:
    """area_code, sex, hits and size."""
    targets = level.by_sex(year)
    sizes = _sizes(recipe, population, level, year)
    if "all" in targets:
        sizes = sizes.sum(keepdims=True)
    share = np.array(list(targets.values())) / PER[level.base]
    rows = {"sex": list(targets), "hits": np.rint(share * sizes).astype(int), "size": sizes}
    return pd.DataFrame(rows).assign(area_code=recipe.municipality_code)


def counts_by_age(population: pd.DataFrame, level: Level, whole: pd.Series, year: int) -> pd.DataFrame:
    """age, hits and size that sum to those of the whole: each age band's share is moved on the logit scale."""
    people = in_year(population, year).groupby("age")["count"].sum()
    bands = list(level.ages)
    size = whole_parts(int(whole["size"]), people[bands].to_numpy(float))
    at = logit(whole["hits"] / whole["size"]) + np.array(list(level.ages.values()))
    return pd.DataFrame({"age": bands, "hits": whole_parts(int(whole["hits"]), size / (1 + np.exp(-at))), "size": size})


def _sizes(recipe: Recipe, population: pd.DataFrame, level: Level, year: int) -> np.ndarray:
    """Women and men."""
    if level.n is not None:
        women = recipe.levels.women_of_answers
        return whole_parts(level.n, np.array([women, 1 - women]))
    sizes: np.ndarray = group_sizes(recipe, population, level, year).sum(axis=0)
    return sizes

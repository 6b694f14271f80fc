"""Counts behind an indicator in each area, by sex: what areas and municipality are both written from."""

import numpy as np
import pandas as pd

from lib.demo.answers import draw_answers
from lib.demo.chance import generator_for
from lib.demo.groups import SEXES, group_sizes
from lib.demo.recipe import Recipe
from lib.demo.shares import hits, logit

LASTING = 0.12
"""How much areas differ from what their profile says, year after year, on the logit scale."""
PASSING = 0.04


def area_counts(recipe: Recipe, population: pd.DataFrame, indicator: str, year: int) -> pd.DataFrame:
    """area_code, sex (women, men, or all where the indicator is not split), hits and size."""
    level = recipe.levels.indicators[indicator]
    if level.base == "survey":
        sizes = draw_answers(recipe, indicator, year)
    else:
        sizes = group_sizes(recipe, population, level, year)
    targets = level.by_sex(year)
    if "all" in targets:
        sizes = sizes.sum(axis=1, keepdims=True)
    shift = _shift(recipe, indicator, year)
    chance = generator_for(f"noise {indicator} {year}").normal(0, 1, sizes.shape)
    frames = [
        pd.DataFrame(
            {
                "area_code": recipe.area_codes,
                "sex": sex,
                "hits": hits(target / 100, shift, sizes[:, at], chance[:, at], _fixed(recipe, indicator, year, sex)),
                "size": sizes[:, at],
            }
        )
        for at, (sex, target) in enumerate(targets.items())
    ]
    return pd.concat(frames, ignore_index=True)


def _shift(recipe: Recipe, indicator: str, year: int) -> np.ndarray:
    level = recipe.levels.indicators[indicator]
    n_areas = len(recipe.area_codes)
    lasting = generator_for(f"areas {indicator}").normal(0, LASTING, n_areas)
    passing = generator_for(f"areas {indicator} {year}").normal(0, PASSING, n_areas)
    shift: np.ndarray = recipe.per_area(level.places) - level.means * recipe.hardship + lasting + passing
    return shift


def _fixed(recipe: Recipe, indicator: str, year: int, sex: str) -> np.ndarray:
    """Planted shares, a little lower or higher for women or men as in the whole municipality."""
    fixed = np.full(len(recipe.area_codes), np.nan)
    targets = recipe.levels.indicators[indicator].by_sex(year)
    middle = sum(targets.values()) / len(targets)
    for feeling in recipe.planted.feelings:
        if feeling.indicator == indicator:
            at = logit(feeling.value_pct / 100) + logit(targets[sex] / 100) - logit(middle / 100)
            fixed[recipe.area_codes.index(feeling.area)] = 1 / (1 + np.exp(-at))
    return fixed


def with_everybody(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows, and rows for all sexes together where they are split."""
    if set(counts["sex"]) != set(SEXES):
        return counts
    together = counts.groupby("area_code", as_index=False)[["hits", "size"]].sum().assign(sex="all")
    return pd.concat([together, counts], ignore_index=True)

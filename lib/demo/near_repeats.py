"""Events that follow another of the same kind nearby and soon after (Townsley, Homel and Chaseling 2003)."""

import numpy as np
import pandas as pd

from lib.demo.clock import Clock
from lib.demo.ground import Ground
from lib.demo.planted import NearRepeat
from lib.demo.recipe import Recipe
from lib.domain.codes import Precision

DAY = 24 * 60
LEAST_DAYS = 0.5
LEAST_M = 20.0
MARGIN = 0.95
"""Followers keep within this share of the distance and time, so that rounding does not put them outside."""


def draw_followers(
    recipe: Recipe, rule: NearRepeat, incidents: pd.DataFrame, clock: Clock, ground: Ground, rng: np.random.Generator
) -> pd.DataFrame:
    """Rows to add: followers of the area's incidents, and followers of those in turn."""
    area = recipe.area_codes.index(rule.area)
    parents = incidents[(incidents["kind"] == rule.category) & (incidents["area"] == area) & incidents["x"].notna()]
    generations = []
    while len(parents):
        parents = _followers(rule, parents[rng.random(len(parents)) < rule.probability], ground, rng)
        parents = parents[parents["last"] < clock.n_minutes]
        generations.append(parents)
    return pd.concat(generations, ignore_index=True)


def _followers(rule: NearRepeat, parents: pd.DataFrame, ground: Ground, rng: np.random.Generator) -> pd.DataFrame:
    later = (rng.uniform(LEAST_DAYS, rule.within_days * MARGIN, len(parents)) * DAY).astype(int)
    points = ground.nearby(
        rng,
        parents["area"].to_numpy(),
        parents[["x", "y"]].to_numpy(),
        LEAST_M,
        np.full(len(parents), rule.within_m * MARGIN),
    )
    return parents.assign(
        first=parents["first"] + later,
        last=parents["last"] + later,
        x=points[:, 0],
        y=points[:, 1],
        precision=Precision.STREET,
    )

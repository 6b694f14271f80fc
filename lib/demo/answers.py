"""How many answered a made-up survey, by area and sex."""

import numpy as np

from lib.demo.chance import generator_for
from lib.demo.population import whole_parts
from lib.demo.recipe import Recipe

MOST = 350
LEAST = 32
ANSWERING = 1.2
"""How much more often people answer where households have more, on the log scale."""


def draw_answers(recipe: Recipe, indicator: str, year: int) -> np.ndarray:
    """Areas × (women, men). Between LEAST and MOST in an area, but for the planted small samples."""
    total = recipe.levels.indicators[indicator].n
    if total is None:
        raise ValueError(f"{indicator} has no n in levels.yaml")
    rng = generator_for(f"answers {indicator} {year}")
    people = recipe.profiles["population_2022"].to_numpy(float)
    weights = people * np.exp(-ANSWERING * recipe.hardship) * rng.lognormal(0, 0.1, len(people))
    small = recipe.planted.small_samples
    is_small = np.isin(recipe.area_codes, list(small))
    n = np.zeros(len(people), dtype=int)
    n[is_small] = [small[code] for code in recipe.area_codes if code in small]
    n[~is_small] = _bounded(total - int(n.sum()), weights[~is_small])
    women = np.rint(n * np.clip(rng.normal(recipe.levels.women_of_answers, 0.03, len(n)), 0.4, 0.65)).astype(int)
    return np.column_stack([women, n - women])


def _bounded(total: int, weights: np.ndarray) -> np.ndarray:
    """Whole numbers near the weights' proportions, within the bounds where the total allows it."""
    least = min(LEAST, total // len(weights) // 2)
    most = max(MOST, total // len(weights) + 1)
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        reached = np.clip(weights * middle, least, most).sum()
        low, high = (middle, high) if reached < total else (low, middle)
    exact = np.clip(weights * high, least, most)
    parts: np.ndarray = whole_parts(total, exact)
    return parts

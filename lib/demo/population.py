"""Made-up inhabitants by area, year, sex and age."""

import numpy as np
import pandas as pd

from lib.demo.chance import generator_for
from lib.demo.recipe import Recipe
from lib.domain.codes import Sex

YEARS = range(2020, 2026)
BASE_YEAR = 2022
AGE_SPREAD = 0.08
"""How much an area's ages differ from its profile, on the log scale."""


def build_population(recipe: Recipe) -> pd.DataFrame:
    """area_code, year, sex, age and count on 31 December."""
    shares = _shares(recipe)
    totals = {year: _totals(recipe.profiles, year) for year in YEARS}
    counts = np.array([[whole_parts(n, share) for n, share in zip(totals[y], shares, strict=True)] for y in YEARS])
    ages = _ages(recipe)
    axes = [YEARS, recipe.area_codes, [(sex, age) for age in ages for sex in (Sex.WOMEN, Sex.MEN)]]
    index = pd.MultiIndex.from_product(axes, names=["year", "area_code", "group"])
    frame = pd.DataFrame({"count": counts.ravel()}, index=index).reset_index()
    frame["sex"] = [str(sex) for sex, _ in frame["group"]]
    frame["age"] = [age for _, age in frame["group"]]
    columns = ["area_code", "year", "sex", "age", "count"]
    return frame.sort_values(["area_code", "year", "sex", "age"], ignore_index=True)[columns]


def in_year(population: pd.DataFrame, year: int) -> pd.DataFrame:
    """The inhabitants at the end of the year, or of the nearest known one."""
    return population[population["year"] == min(max(year, YEARS[0]), YEARS[-1])]


def whole_parts(total: int, shares: np.ndarray) -> np.ndarray:
    """Whole numbers in proportion to the shares that sum to the total: the largest remainders are rounded up."""
    exact = shares / shares.sum() * total
    parts = np.floor(exact).astype(int)
    parts[np.argsort(parts - exact, kind="stable")[: total - parts.sum()]] += 1
    return parts


def _totals(profiles: pd.DataFrame, year: int) -> np.ndarray:
    growth = (1 + profiles["growth_pct"].to_numpy() / 100) ** (year - BASE_YEAR)
    return np.rint(profiles["population_2022"].to_numpy() * growth).astype(int)


def _ages(recipe: Recipe) -> list[str]:
    return recipe.age_profiles["age"].drop_duplicates().tolist()


def _shares(recipe: Recipe) -> np.ndarray:
    """Areas × (ages × women, men), each row summing to 1."""
    profiles = recipe.age_profiles.assign(
        women=lambda row: row["share"] * row["women_share"], men=lambda row: row["share"] * (1 - row["women_share"])
    )
    table = {name: rows[["women", "men"]].to_numpy().ravel() for name, rows in profiles.groupby("age_profile")}
    shares = np.array([table[name] for name in recipe.profiles["age_profile"]])
    shares *= generator_for("population").lognormal(0, AGE_SPREAD, shares.shape)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares

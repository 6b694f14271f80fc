"""How many events or reports there should be, for each area, kind and month, before chance has its say."""

import numpy as np

from lib.demo.background import Kind
from lib.demo.chance import generator_for
from lib.demo.clock import month_range
from lib.demo.planted import Effect, Table
from lib.demo.population import BASE_YEAR
from lib.demo.recipe import Recipe

LOCAL_SPREAD = 0.12
"""How much areas of the same sort differ without a reason, on the log scale."""


def expected_counts(recipe: Recipe, table: Table) -> np.ndarray:
    """Areas × kinds × months, in the order of the profiles, of `background.yaml` and of time."""
    kinds = recipe.background.kinds(table)
    months = month_range(recipe.background.starts(table), recipe.background.last_month)
    shares = np.stack([_weights(recipe, kind) for kind in kinds.values()], axis=1)
    shares *= generator_for(f"{table} areas").lognormal(0, LOCAL_SPREAD, shares.shape)
    effects = [effect for effect in recipe.planted.effects if table in effect.tables]
    for effect in effects:
        if effect.from_month is None:
            shares[np.ix_(*_cells(recipe, table, effect))] *= effect.times
    shares /= shares.sum(axis=0)
    per_month = np.stack([_per_month(recipe, table, name, months) for name in kinds])
    expected = shares[:, :, None] * per_month[None] * _growth(recipe, months)[:, None, :]
    for effect in effects:
        if effect.from_month is not None:
            _change(recipe, table, effect, expected, months)
    return expected


def _weights(recipe: Recipe, kind: Kind) -> np.ndarray:
    people = recipe.profiles["population_2022"].to_numpy(float)
    weights: np.ndarray = people * recipe.per_area(kind.places) * np.exp(kind.hardship * recipe.hardship)
    return weights


def _per_month(recipe: Recipe, table: Table, name: str, months: np.ndarray) -> np.ndarray:
    """The municipality's number in each month: season, trend and the month's length."""
    kind = recipe.background.kinds(table)[name]
    season = np.array(recipe.background.seasons[kind.season])
    for planted in recipe.planted.seasons:
        if planted.table == table and name in planted.kinds:
            season = season * np.where(np.isin(np.arange(1, 13), planted.months), planted.times, 1)
    days = (months + 1).astype("datetime64[D]") - months.astype("datetime64[D]")
    years = (months - months[0]).astype(int) / 12
    trend = (1 + kind.trend_pct / 100) ** (years - years.mean())
    return kind.per_year * days.astype(int) / 365.25 * (season / season.mean())[months.astype(int) % 12] * trend


def _growth(recipe: Recipe, months: np.ndarray) -> np.ndarray:
    """Areas × months: population against the turn of the base year."""
    turn = np.datetime64(f"{BASE_YEAR + 1}-01", "M")
    years = (months - turn).astype(int) / 12
    growth: np.ndarray = (1 + recipe.profiles["growth_pct"].to_numpy()[:, None] / 100) ** years
    return growth


def _change(recipe: Recipe, table: Table, effect: Effect, expected: np.ndarray, months: np.ndarray) -> None:
    after = np.flatnonzero(months >= np.datetime64(effect.from_month, "M"))
    areas, kinds = _cells(recipe, table, effect)
    cells = np.ix_(areas, kinds, after)
    lost = expected[cells] * (1 - effect.times)
    expected[cells] -= lost
    if effect.moves_to is not None:
        expected[np.ix_(np.array([recipe.area_codes.index(effect.moves_to)]), kinds, after)] += lost.sum(axis=0)


def _cells(recipe: Recipe, table: Table, effect: Effect) -> tuple[np.ndarray, np.ndarray]:
    """Positions of the areas and the kinds that the effect concerns."""
    codes = recipe.area_codes
    areas = [codes.index(code) for code in effect.areas] or list(range(len(codes)))
    names = recipe.background.kinds(table)
    themes = recipe.themes[table]
    kinds = [place for place, name in enumerate(names) if effect.concerns(name, themes[name])]
    return np.array(areas), np.array(kinds)

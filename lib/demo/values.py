"""Made-up indicator values for areas, municipality, county and country."""

import numpy as np
import pandas as pd

from lib.demo.area_values import area_counts, with_everybody
from lib.demo.levels import Level
from lib.demo.municipal_values import PER, counts_by_age, municipal_counts
from lib.demo.recipe import Recipe

COLUMNS = ["indicator", "area_code", "period", "sex", "age", "value", "numerator", "denominator", "n", "source",
           "data_date"]  # fmt: skip
KEYS = COLUMNS[:5]
COUNTY, COUNTRY = "19", "00"
WHOLE = ("numerator", "denominator", "n")
COUNTED = ("register", "survey", "rate")


def build_values(recipe: Recipe, population: pd.DataFrame) -> pd.DataFrame:
    """One row per indicator, place, year, sex and age, without those that have a true figure in figures/."""
    levels = recipe.levels.indicators.items()
    frames = [_year(recipe, population, name, level, year) for name, level in levels for year in level.values]
    values = pd.concat(frames, ignore_index=True)
    is_known = pd.MultiIndex.from_frame(values[KEYS]).isin(pd.MultiIndex.from_frame(_known_figures(recipe)))
    values = values[~is_known].sort_values(KEYS, ignore_index=True)[COLUMNS]
    return values.astype(dict.fromkeys(WHOLE, "Int64"))


def _year(recipe: Recipe, population: pd.DataFrame, indicator: str, level: Level, year: int) -> pd.DataFrame:
    if level.base in COUNTED:
        rows = _counted(recipe, population, indicator, level, year)
    else:
        values = level.by_sex(year)
        rows = pd.DataFrame({"sex": list(values), "value": list(values.values()), "n": level.n})
        rows = rows.assign(area_code=recipe.municipality_code, age="all")
    rows = pd.concat([rows, *_comparisons(level, rows[rows["area_code"] == recipe.municipality_code])])
    return rows.assign(
        indicator=indicator, period=str(year), source=level.source, data_date=level.data_date(year)
    ).reindex(columns=COLUMNS)


def _counted(recipe: Recipe, population: pd.DataFrame, indicator: str, level: Level, year: int) -> pd.DataFrame:
    if year in level.area_years:
        areas = area_counts(recipe, population, indicator, year)
        whole = areas.groupby("sex", as_index=False)[["hits", "size"]].sum().assign(area_code=recipe.municipality_code)
        areas = with_everybody(areas)
        if not level.area_sexes:
            areas = areas[areas["sex"] == "all"]
    else:
        areas = pd.DataFrame()
        whole = municipal_counts(recipe, population, level, year)
    whole = with_everybody(whole)
    rows = pd.concat([areas, whole], ignore_index=True).assign(age="all")
    if level.ages:
        everybody = whole[whole["sex"] == "all"].iloc[0]
        by_age = counts_by_age(population, level, everybody, year)
        rows = pd.concat([rows, by_age.assign(area_code=recipe.municipality_code, sex="all")], ignore_index=True)
    return _with_value(rows, level)


def _with_value(rows: pd.DataFrame, level: Level) -> pd.DataFrame:
    value = (rows["hits"] / rows["size"].where(rows["size"] > 0) * PER[level.base]).round(1)
    if level.base == "survey":
        return rows.assign(value=value, n=rows["size"]).drop(columns=["hits", "size"])
    return rows.assign(value=value).rename(columns={"hits": "numerator", "size": "denominator"})


def _comparisons(level: Level, whole: pd.DataFrame) -> list[pd.DataFrame]:
    """County and country: values only, for everybody and by sex."""
    places = {COUNTY: level.county, COUNTRY: level.country}
    bare = whole[whole["age"] == "all"].assign(numerator=np.nan, denominator=np.nan, n=np.nan)
    return [
        bare.assign(area_code=code, value=(bare["value"] + difference).round(1))
        for code, difference in places.items()
        if difference is not None
    ]


def _known_figures(recipe: Recipe) -> pd.DataFrame:
    """The keys of the true figures: a made-up value never stands beside one."""
    files = sorted(recipe.folder.data.glob("figures/*.csv"))
    known = [pd.read_csv(file, dtype=dict.fromkeys(KEYS, str))[KEYS] for file in files]
    return pd.concat(known).dropna() if known else pd.DataFrame(columns=KEYS)

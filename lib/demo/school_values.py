"""Made-up figures of schools that together give the municipality's level."""

from typing import Literal

import numpy as np
import pandas as pd

from lib.demo.area_values import with_everybody
from lib.demo.chance import generator_for
from lib.demo.levels import Level
from lib.demo.recipe import Recipe
from lib.demo.shares import hits
from lib.domain.definition import Definition, Id

Stage = Literal["primary", "upper_secondary"]
WOMEN_SHARE = (0.44, 0.54)


class SchoolMeasure(Definition):
    """`part` is how many are counted for each pupil of a year group; `turned` where a good school has a low figure."""

    indicator: Id
    stage: Stage
    years: tuple[int, ...]
    part: float
    turned: bool = False


class School(Definition):
    id: Id
    stage: Stage
    pupils: int
    shift: float


class Schools(Definition):
    measures: tuple[SchoolMeasure, ...]
    schools: tuple[School, ...]


def build_school_values(recipe: Recipe, known: Schools) -> pd.DataFrame:
    """A row per measure, school, year and sex (girls as women, boys as men, and all)."""
    frames = [
        _year(recipe.levels.indicators[measure.indicator], measure, known.schools, year)
        for measure in known.measures
        for year in measure.years
    ]
    return pd.concat(frames, ignore_index=True)


def _year(level: Level, measure: SchoolMeasure, schools: tuple[School, ...], year: int) -> pd.DataFrame:
    own = [school for school in schools if school.stage == measure.stage]
    sizes = _sizes(measure, own)
    rng = generator_for(f"schools {measure.indicator} {year}")
    shift = np.array([school.shift for school in own]) * (-1 if measure.turned else 1)
    noise, free = rng.normal(0, 1, sizes.shape), np.full(len(own), np.nan)
    frames = [
        pd.DataFrame(
            {
                "area_code": [school.id for school in own],
                "sex": sex,
                "hits": hits(share / 100, shift, sizes[:, at], noise[:, at], free),
                "size": sizes[:, at],
            }
        )
        for at, (sex, share) in enumerate(level.by_sex(year).items())
    ]
    rows = with_everybody(pd.concat(frames, ignore_index=True))
    counted = (
        {"n": rows["size"]} if level.base == "survey" else {"numerator": rows["hits"], "denominator": rows["size"]}
    )
    return rows[["area_code", "sex"]].assign(
        indicator=measure.indicator,
        period=str(year),
        age="all",
        value=(rows["hits"] / rows["size"] * 100).round(1),
        source=f"Exempeldata (syntetiskt): {level.what}, per skola",
        data_date=level.data_date(year),
        **counted,
    )


def _sizes(measure: SchoolMeasure, schools: list[School]) -> np.ndarray:
    """Girls and boys of each school: the same share of girls every year."""
    women = generator_for(f"schools {measure.stage}").uniform(*WOMEN_SHARE, len(schools))
    pupils = np.rint(np.array([school.pupils for school in schools]) * measure.part)
    girls = np.rint(pupils * women)
    return np.column_stack([girls, pupils - girls]).astype(int)

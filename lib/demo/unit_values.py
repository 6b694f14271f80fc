"""Made-up figures of reporting units: turnout in voting districts between a lowest and a highest."""

import numpy as np
import pandas as pd
import yaml

from lib.demo.chance import generator_for
from lib.demo.recipe import Recipe
from lib.demo.school_values import Schools, build_school_values
from lib.demo.values import COLUMNS
from lib.domain.definition import Definition, Id, Line
from lib.domain.reporting_units import ReportingUnits

DISTRICT_SIZE = (850, 1750)
LASTING_NOISE, YEARLY_NOISE = 0.06, 0.03
"""How much districts differ from what the households' resources (0–1) say, always and from one election to the next."""


class Turnout(Definition):
    """In percent: the municipality's mean, and the lowest and highest district."""

    mean: float
    lowest: float
    highest: float
    counted_on: str


class VotingDistricts(Definition):
    indicator: Id
    what: Line
    years: dict[int, Turnout]


class UnitRecipe(Definition):
    """`recipe/units.yaml`."""

    voting_districts: VotingDistricts | None = None
    schools: Schools | None = None


def build_unit_values(recipe: Recipe) -> pd.DataFrame:
    """One row per unit and year, in the columns of values.csv; empty without recipe/units.yaml."""
    path = recipe.folder.data / "demo" / "recipe" / "units.yaml"
    if not path.exists():
        return pd.DataFrame(columns=COLUMNS)
    known = UnitRecipe.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    units = read_units(recipe)
    frames = [_turnout(recipe, known.voting_districts, units)] if known.voting_districts else []
    frames += [build_school_values(recipe, known.schools)] if known.schools else []
    values = pd.concat(frames, ignore_index=True).reindex(columns=COLUMNS)
    whole = dict.fromkeys(("numerator", "denominator", "n"), "Int64")
    return values.sort_values(COLUMNS[:5], ignore_index=True).astype(whole)


def read_units(recipe: Recipe) -> ReportingUnits:
    text = (recipe.folder.data / "reporting_units.yaml").read_text(encoding="utf-8")
    return ReportingUnits.model_validate(yaml.safe_load(text))


def _turnout(recipe: Recipe, districts: VotingDistricts, units: ReportingUnits) -> pd.DataFrame:
    own = units.of("voting_district")
    ids = [unit.id for unit in own]
    rng = generator_for("voting_districts")
    sizes = rng.integers(*DISTRICT_SIZE, len(ids))
    lasting = _means(recipe, [unit.name for unit in own]) + rng.normal(0, LASTING_NOISE, len(ids))
    return pd.concat(
        [_election(districts, turnout, year, ids, sizes, lasting) for year, turnout in districts.years.items()],
        ignore_index=True,
    )


def _means(recipe: Recipe, names: list[str]) -> np.ndarray:
    """The resources of the area that a district is named after, as `Bäckby 1`; the middle for any other name."""
    known = recipe.profiles.set_index("name")["means"]
    areas = [name.rpartition(" ")[0] for name in names]
    means: np.ndarray = known.reindex(areas).fillna(known.mean()).to_numpy(float)
    return means


def _election(
    districts: VotingDistricts, turnout: Turnout, year: int, ids: list[str], sizes: np.ndarray, lasting: np.ndarray
) -> pd.DataFrame:
    place = lasting + generator_for(f"voting_districts {year}").normal(0, YEARLY_NOISE, len(ids))
    place = (place - place.min()) / np.ptp(place)
    share = turnout.lowest + (turnout.highest - turnout.lowest) * place ** _bend(place, sizes, turnout)
    votes = np.rint(share / 100 * sizes).astype(int)
    return pd.DataFrame(
        {
            "indicator": districts.indicator,
            "area_code": ids,
            "period": str(year),
            "sex": "all",
            "age": "all",
            "value": (votes / sizes * 100).round(1),
            "numerator": votes,
            "denominator": sizes,
            "source": f"Exempeldata (syntetiskt): {districts.what}",
            "data_date": f"{year}-{turnout.counted_on}",
        }
    )


def _bend(place: np.ndarray, sizes: np.ndarray, turnout: Turnout) -> float:
    """The power that gives the mean; a larger one gives a lower mean."""
    wanted = (turnout.mean - turnout.lowest) / (turnout.highest - turnout.lowest)
    low, high = 0.05, 10.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if np.average(place**middle, weights=sizes) > wanted else (low, middle)
    return high

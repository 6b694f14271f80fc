"""The demo tables of a municipality, from its recipe: made up, and the same each time."""

from pathlib import Path

import pandas as pd

from lib.demo.activity_reports import build_activity_reports
from lib.demo.events import build_events
from lib.demo.ground import build_ground
from lib.demo.measures import build_measures
from lib.demo.population import build_population
from lib.demo.promises import build_promises
from lib.demo.recipe import read_recipe
from lib.demo.reports import build_reports
from lib.demo.unit_values import build_unit_values
from lib.demo.values import build_values
from lib.domain.folder import MunicipalityFolder

MINUTES = "%Y-%m-%d %H:%M"


def build_demo(folder: MunicipalityFolder) -> dict[str, pd.DataFrame]:
    """population, events, reports, values, unit_values, measures, promises and activity_reports, by table name.

    Reads demo/recipe/ and demo/planted.yaml.
    """
    recipe = read_recipe(folder)
    ground = build_ground(recipe)
    population = build_population(recipe)
    measures = build_measures(recipe, ground)
    return {
        "population": population,
        "events": build_events(recipe, ground),
        "reports": build_reports(recipe, ground, measures),
        "values": build_values(recipe, population),
        "unit_values": build_unit_values(recipe),
        "measures": measures,
        "promises": build_promises(recipe),
        "activity_reports": build_activity_reports(recipe),
    }


def write_demo(folder: MunicipalityFolder) -> dict[str, Path]:
    """Write the tables into the municipality's demo folder and return the path of each."""
    tables = build_demo(folder)
    target = folder.data / "demo"
    paths = {name: target / f"{name}.{'parquet' if name == 'events' else 'csv'}" for name in tables}
    for name, table in tables.items():
        if name == "events":
            table.to_parquet(paths[name], compression="zstd", index=False)
        else:
            table.to_csv(paths[name], index=False, date_format=MINUTES, lineterminator="\n")
    return paths

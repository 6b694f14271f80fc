"""The demo tables of the repository's municipality, built once for all tests of them."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lib.demo.build import build_demo
from lib.demo.recipe import Recipe, read_recipe
from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import read_areas

FOLDER = MunicipalityFolder(Path(__file__).resolve().parents[2], "1980-vasteras")


@cache
def tables() -> dict[str, pd.DataFrame]:
    """Not to be changed by anyone who gets them."""
    return build_demo(FOLDER)


@cache
def recipe() -> Recipe:
    return read_recipe(FOLDER)


@cache
def areas() -> gpd.GeoDataFrame:
    return read_areas(FOLDER).set_index("area_code")


@cache
def neighbours(area_code: str) -> frozenset[str]:
    here = areas().geometry.loc[area_code]
    return frozenset(areas().index[areas().geometry.touches(here)])


def rows_of(table: str) -> pd.DataFrame:
    """Events or reports with kind, theme, month (first of it) and year beside."""
    rows = tables()[table]
    kind = rows["category" if table == "events" else "subcategory"]
    return rows.assign(
        kind=kind, theme=kind.map(recipe().themes[table]), month=rows["event_from"].dt.to_period("M").dt.to_timestamp()
    )


def people() -> pd.Series:
    return recipe().profiles.set_index("area_code")["population_2022"]

"""Positions put on the municipality's ground: in which area each lies, in WGS84, or outside it all."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS
from pyproj.exceptions import CRSError

from lib.domain.codes import Precision
from lib.domain.faults import Fault, InputFault
from lib.geography.guessing import guess_crs
from lib.geography.points import areas_of_points
from lib.geography.transforming import transformer

WGS84 = "EPSG:4326"
DECIMALS = 5
"""About a metre: more is not known, and more would make the map heavier."""


@dataclass(frozen=True)
class Ground:
    """The municipality's areas (EPSG:4326) and the CRS in metres that points are joined to them in."""

    areas: gpd.GeoDataFrame
    projected_crs: str


@dataclass(frozen=True, eq=False)
class PlacedPoints:
    """`table` has area_code, lon, lat (WGS84) and precision. A position outside every area is not kept."""

    table: pd.DataFrame
    is_inside: pd.Series
    is_without_position: pd.Series
    crs_sentence: str

    @property
    def is_outside(self) -> pd.Series:
        return ~self.is_inside & ~self.is_without_position


@dataclass(frozen=True)
class _Written:
    crs: str
    is_swapped: bool
    sentence: str


def place_points(
    points: pd.DataFrame, ground: Ground, given_crs: str | None, said_crs: str | None = None
) -> PlacedPoints:
    """`points` has x and y, both missing where there is no position.

    The system that they are written in is `given_crs`, by the user; else the one that puts them in the municipality;
    else `said_crs`, by the file. Raises InputFault when none of these will do.
    """
    written = _written(points.dropna(), ground.areas, given_crs, said_crs)
    if written.is_swapped:
        points = points.rename(columns={"x": "y", "y": "x"})
    found = areas_of_points(points, written.crs, ground.areas, ground.projected_crs)
    is_inside = found.notna()
    longitude, latitude = transformer(written.crs, WGS84).transform(points["x"], points["y"])
    table = pd.DataFrame(
        {
            "area_code": found,
            "lon": pd.Series(longitude, index=points.index).where(is_inside).round(DECIMALS),
            "lat": pd.Series(latitude, index=points.index).where(is_inside).round(DECIMALS),
            # The more careful of the two that have a position: the file does not say.
            "precision": np.where(is_inside, Precision.EXACT, Precision.AREA),
        }
    )
    return PlacedPoints(table, is_inside, points["x"].isna(), written.sentence)


def _written(located: pd.DataFrame, areas: gpd.GeoDataFrame, given: str | None, said: str | None) -> _Written:
    if given is not None:
        _check_crs(given)
        return _Written(given, False, f"Koordinaterna har lästs i det system du angav, {given}.")
    if located.empty:
        return _Written(WGS84, False, "Filen har inga positioner.")
    try:
        guess = guess_crs(located["x"].to_numpy(), located["y"].to_numpy(), areas)
    except InputFault:
        if said is None or not _reaches(located, said, areas):
            raise
        return _Written(said, False, f"Koordinaterna har lästs som filen säger, {said[:40]}.")
    return _Written(guess.crs, guess.is_swapped, guess.sentence)


def _reaches(located: pd.DataFrame, crs: str, areas: gpd.GeoDataFrame) -> bool:
    """Whether any point lies within the bounds of the areas: a file may cover much more than the municipality."""
    west, south, east, north = areas.total_bounds
    lon, lat = transformer(crs, WGS84).transform(located["x"], located["y"])
    lon, lat = np.asarray(lon), np.asarray(lat)
    return bool(((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).any())


def _check_crs(crs: str) -> None:
    try:
        CRS.from_user_input(crs)
    except CRSError as error:
        remedy = "Skriv en EPSG-kod, till exempel EPSG:3006."
        raise InputFault(Fault("Koordinatsystem", "Koordinatsystemet är okänt.", crs, remedy)) from error

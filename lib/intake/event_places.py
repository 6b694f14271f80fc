"""Where each event happened: its position in the municipality, the area it lies in, or nothing."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from lib.domain.codes import Precision
from lib.domain.faults import Fault, InputFault
from lib.geography.guessing import guess_crs
from lib.geography.naming import SCB_SUFFIX
from lib.geography.points import areas_of_points
from lib.intake.event_columns import EventColumns
from lib.intake.row_faults import RowFaults
from lib.intake.written_numbers import read_numbers

WGS84 = "EPSG:4326"
DECIMALS = 5
"""About a metre: more is not known, and more would make the map heavier."""


@dataclass(frozen=True)
class EventPlaces:
    """`table` has area_code, lon, lat (WGS84) and precision. A position outside every area is not kept."""

    table: pd.DataFrame
    is_without_position: pd.Series
    is_outside: pd.Series
    crs_sentence: str


@dataclass(frozen=True)
class Ground:
    """The municipality's areas (EPSG:4326) and the CRS in metres that points are joined to them in."""

    areas: gpd.GeoDataFrame
    projected_crs: str


def read_event_places(
    rows: pd.DataFrame, columns: EventColumns, faults: RowFaults, ground: Ground, crs: str | None
) -> EventPlaces:
    """Positions decide; an area code counts where there is no position. Faults go to `faults`.

    `crs` is how the positions are written, guessed from where they fall when it is None. Raises InputFault when it
    cannot be guessed.
    """
    points = _points(rows, columns, faults)
    written, sentence = _crs_of(points, ground.areas, crs)
    if written.is_swapped:
        points = points.rename(columns={"x": "y", "y": "x"})
    found = areas_of_points(points, written.crs, ground.areas, ground.projected_crs)
    has_position, is_inside = points["x"].notna(), found.notna()
    given = _given_codes(rows, columns, faults, ~has_position, ground.areas)
    longitude, latitude = Transformer.from_crs(written.crs, WGS84, always_xy=True).transform(points["x"], points["y"])
    table = pd.DataFrame(
        {
            "area_code": found.astype(object).where(is_inside, given),
            "lon": pd.Series(longitude, index=rows.index).where(is_inside).round(DECIMALS),
            "lat": pd.Series(latitude, index=rows.index).where(is_inside).round(DECIMALS),
            # The more careful of the two that have a position: the file does not say.
            "precision": np.where(is_inside, Precision.EXACT, Precision.AREA),
        }
    )
    return EventPlaces(table, ~has_position, has_position & ~is_inside, sentence)


@dataclass(frozen=True)
class _Written:
    crs: str
    is_swapped: bool


def _points(rows: pd.DataFrame, columns: EventColumns, faults: RowFaults) -> pd.DataFrame:
    """x and y as written, both missing unless both are there. At 0, 0 lies only open sea: that is no position."""
    if columns.x is None or columns.y is None:
        return pd.DataFrame({"x": np.nan, "y": np.nan}, index=rows.index, dtype=float)
    points = pd.DataFrame({"x": read_numbers(rows[columns.x]), "y": read_numbers(rows[columns.y])})
    for axis, column in (("x", columns.x), ("y", columns.y)):
        remedy = "Skriv bara siffror, med punkt eller komma för decimaler."
        faults.add(np.isinf(points[axis]), column, rows[column], "Koordinaten är inte ett tal.", remedy)
    is_zero = (points["x"] == 0) & (points["y"] == 0)
    return points.mask(is_zero | ~np.isfinite(points).all(axis=1))


def _crs_of(points: pd.DataFrame, areas: gpd.GeoDataFrame, crs: str | None) -> tuple[_Written, str]:
    located = points.dropna()
    if crs is not None:
        _check_crs(crs)
        return _Written(crs, False), f"Koordinaterna har lästs i det system du angav, {crs}."
    if located.empty:
        return _Written(WGS84, False), "Filen har inga positioner."
    guess = guess_crs(located["x"].to_numpy(), located["y"].to_numpy(), areas)
    return _Written(guess.crs, guess.is_swapped), guess.sentence


def _check_crs(crs: str) -> None:
    try:
        CRS.from_user_input(crs)
    except CRSError as error:
        remedy = "Skriv en EPSG-kod, till exempel EPSG:3006."
        raise InputFault(Fault("Koordinatsystem", "Koordinatsystemet är okänt.", crs, remedy)) from error


def _given_codes(
    rows: pd.DataFrame, columns: EventColumns, faults: RowFaults, is_wanted: pd.Series, areas: gpd.GeoDataFrame
) -> pd.Series:
    """The area codes of the file where they are wanted; None elsewhere."""
    if columns.area_code is None:
        return pd.Series(None, index=rows.index, dtype=object)
    codes = rows[columns.area_code].str.replace(SCB_SUFFIX, "", regex=True)
    is_written = is_wanted & (codes != "")
    is_known = codes.isin(areas["area_code"])
    remedy = "Skriv en kod som finns bland kommunens områden, eller töm cellen."
    faults.add(is_written & ~is_known, columns.area_code, codes, "Områdeskoden hör inte till kommunen.", remedy)
    return codes.astype(object).where(is_written & is_known, None)

"""Where each event happened: its position in the municipality, the area it lies in, or nothing."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from lib.geography.naming import SCB_SUFFIX
from lib.intake.event_columns import EventColumns
from lib.intake.placing import Ground, place_points
from lib.intake.row_faults import RowFaults
from lib.intake.written_numbers import read_numbers


@dataclass(frozen=True)
class EventPlaces:
    """`table` has area_code, lon, lat (WGS84) and precision. A position outside every area is not kept."""

    table: pd.DataFrame
    is_without_position: pd.Series
    is_outside: pd.Series
    crs_sentence: str


def read_event_places(
    rows: pd.DataFrame, columns: EventColumns, faults: RowFaults, ground: Ground, crs: str | None
) -> EventPlaces:
    """Positions decide; an area code counts where there is no position. Faults go to `faults`.

    `crs` is how the positions are written, guessed from where they fall when it is None. Raises InputFault when it
    cannot be guessed.
    """
    points = _points(rows, columns, faults)
    placed = place_points(points, ground, crs)
    given = _given_codes(rows, columns, faults, placed.is_without_position, ground.areas)
    table = placed.table.assign(area_code=placed.table["area_code"].where(placed.is_inside, given))
    return EventPlaces(table, placed.is_without_position, placed.is_outside, placed.crs_sentence)


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

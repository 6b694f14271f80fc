"""Guessing what coordinate system a table of positions is written in, from where that puts the points."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from lib.domain.faults import Fault, InputFault
from lib.domain.words import number
from lib.geography.transforming import transformer

WGS84 = "EPSG:4326"
NAMES = {
    "EPSG:4326": "WGS 84 i grader",
    "EPSG:3006": "SWEREF 99 TM",
    "EPSG:3857": "Web Mercator",
    "EPSG:27700": "British National Grid",
}
LOOKED_AT = 5_000
MARGIN = 0.25
"""How far outside the areas' bounds a point may lie and still count as near, as a share of their extent."""
ENOUGH = 0.5


@dataclass(frozen=True)
class CrsGuess:
    """`is_swapped`: the first coordinate is north and the second east. `n_zero`: points at 0, 0, without position."""

    crs: str
    is_swapped: bool
    n_zero: int
    sentence: str


def guess_crs(x: Sequence[float], y: Sequence[float], areas: gpd.GeoDataFrame) -> CrsGuess:
    """The coordinate system that puts most points in or near `areas` (EPSG:4326).

    Points that lack a coordinate or lie at 0, 0 are not counted. Raises InputFault when no system puts half of them
    there, or when there is no point to judge by.
    """
    first, second = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    is_zero = (first == 0) & (second == 0)
    is_usable = np.isfinite(first) & np.isfinite(second) & ~is_zero
    if not is_usable.any():
        raise InputFault(
            Fault("Koordinater", "Ingen rad har ett läge.", remedy="Kontrollera vilka kolumner som lästs.")
        )
    first, second = _spread(first[is_usable]), _spread(second[is_usable])
    near = {
        (crs, is_swapped): _share_near(*((second, first) if is_swapped else (first, second)), crs, areas)
        for crs in NAMES
        for is_swapped in (False, True)
    }
    (crs, is_swapped), share = max(near.items(), key=lambda item: item[1])
    if share < ENOUGH:
        raise InputFault(_nowhere_near(first[0], second[0]))
    return CrsGuess(crs, is_swapped, int(is_zero.sum()), _sentence(crs, is_swapped, int(is_zero.sum())))


def _spread(values: np.ndarray) -> np.ndarray:
    """At most LOOKED_AT values, taken evenly from first to last."""
    return values[:: max(1, -(-len(values) // LOOKED_AT))]


def _share_near(east: np.ndarray, north: np.ndarray, crs: str, areas: gpd.GeoDataFrame) -> float:
    west_edge, south_edge, east_edge, north_edge = areas.total_bounds
    lon, lat = transformer(crs, WGS84).transform(east, north)
    margin_lon, margin_lat = MARGIN * (east_edge - west_edge), MARGIN * (north_edge - south_edge)
    is_near = (lon >= west_edge - margin_lon) & (lon <= east_edge + margin_lon)
    is_near &= (lat >= south_edge - margin_lat) & (lat <= north_edge + margin_lat)
    return float(is_near.mean())


def _sentence(crs: str, is_swapped: bool, n_zero: int) -> str:
    order = ", med nord före öst" if is_swapped else ""
    text = f"Koordinaterna har lästs som {NAMES[crs]} ({crs}){order}, eftersom punkterna då hamnar vid områdena."
    if not n_zero:
        return text
    rows = "1 rad" if n_zero == 1 else f"{number(n_zero)} rader"
    return f"{text} {rows} har läget 0, 0 och räknas som utan läge."


def _nowhere_near(first: float, second: float) -> Fault:
    known = ", ".join(f"{name} ({crs})" for crs, name in NAMES.items())
    message = "Punkterna hamnar inte vid områdena i något koordinatsystem som prövats."
    return Fault("Koordinater", message, f"{first:g}, {second:g}", f"Prövade: {known}. Ange systemet själv.")

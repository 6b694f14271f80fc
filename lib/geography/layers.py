"""What lies beside the areas in the folder: localities, places, everyday names, water and attribution.

A file that a municipality does not have gives an empty table with the right columns.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import yaml
from pyogrio.errors import DataLayerError, DataSourceError

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import read_area_sources

WGS84 = "EPSG:4326"


def read_localities(folder: MunicipalityFolder) -> gpd.GeoDataFrame:
    """name, population and a point in EPSG:4326, largest first."""
    table = _read_table(folder.geo / "localities.csv", {"name": str, "lat": float, "lon": float, "population": int})
    return _with_points(table.sort_values("population", ascending=False, ignore_index=True))


def read_places(folder: MunicipalityFolder) -> gpd.GeoDataFrame:
    """id, name, note and a point in EPSG:4326."""
    columns = {"id": str, "name": str, "lat": float, "lon": float, "note": str}
    return _with_points(_read_table(folder.geo / "places.csv", columns))


def read_aliases(folder: MunicipalityFolder) -> pd.DataFrame:
    """alias and area_code: an everyday name may cover several areas, and an area have several names."""
    return _read_table(folder.geo / "aliases.csv", {"alias": str, "area_code": str})


def read_water(folder: MunicipalityFolder) -> gpd.GeoDataFrame:
    """kind (lake: polygons, river: lines) and geometry in EPSG:4326.

    Rough shorelines that cross schematic areas: draw them underneath.
    """
    path = folder.geo / "water.geojson"
    if not path.exists():
        return gpd.GeoDataFrame({"kind": pd.Series(dtype=str)}, geometry=[], crs=WGS84)
    try:
        return gpd.read_file(path, engine="pyogrio")[["kind", "geometry"]]
    except (DataSourceError, DataLayerError, KeyError, ValueError) as error:
        raise InputFault(_unreadable(path)) from error


def read_sources(folder: MunicipalityFolder) -> tuple[str, ...]:
    """Attribution lines to show by the map: of the borders, then of the other layers."""
    path = folder.geo / "sources.yaml"
    borders = read_area_sources(folder)
    if not path.exists():
        return borders
    try:
        lines = yaml.safe_load(path.read_text(encoding="utf-8"))["attribution"]
    except (yaml.YAMLError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise InputFault(_unreadable(path)) from error
    return (*borders, *(str(line) for line in lines))


def _read_table(path: Path, columns: dict[str, type]) -> pd.DataFrame:
    if not path.exists():
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})
    try:
        return pd.read_csv(path, dtype=columns, usecols=list(columns), keep_default_na=False)[list(columns)]
    except (ValueError, pd.errors.ParserError) as error:
        raise InputFault(_unreadable(path, ", ".join(columns))) from error


def _with_points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    points = gpd.points_from_xy(table["lon"], table["lat"])
    return gpd.GeoDataFrame(table.drop(columns=["lat", "lon"]), geometry=points, crs=WGS84)


def _unreadable(path: Path, columns: str = "") -> Fault:
    remedy = f"Kontrollera att kolumnerna är {columns} och att talen är tal." if columns else "Kontrollera filen."
    return Fault(str(path), "Filen går inte att läsa.", remedy=remedy)

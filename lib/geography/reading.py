"""Areas from a file that somebody else made, checked and in EPSG:4326."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from lib.domain.faults import Fault, InputFault
from lib.geography.naming import name_areas
from lib.geography.opening import open_geodata
from lib.geography.repairing import keep_polygons, one_row_per_code, refuse_overlaps

WGS84 = "EPSG:4326"
SWEREF = "EPSG:3006"
EQUAL_AREA = "EPSG:6933"
SWEREF_BOUNDS = (200_000, 6_100_000, 950_000, 7_700_000)


@dataclass(frozen=True)
class AreaFile:
    """`areas`: area_code, name, kind, code_version and geometry in EPSG:4326, sorted by code.

    `crs_sentence` says in which coordinate system the file was read, `warnings` what was mended in it.
    """

    areas: gpd.GeoDataFrame
    crs_sentence: str
    warnings: tuple[str, ...]


def read_area_file(
    path: Path, code_column: str | None = None, name_column: str | None = None, crs: str | None = None
) -> AreaFile:
    """Read GeoPackage, GeoJSON, zipped shapefile or KML in any CRS.

    `crs` is for a file that does not say its own; it wins over what the file says. Raises InputFault for everything
    that is wrong with the file.
    """
    return check_areas(open_geodata(path), path.name, code_column, name_column, crs)


def check_areas(
    raw: gpd.GeoDataFrame,
    where: str,
    code_column: str | None = None,
    name_column: str | None = None,
    crs: str | None = None,
) -> AreaFile:
    """Name, mend and convert features, whatever they came from; `where` is what a fault calls the source."""
    if raw.empty or not isinstance(raw, gpd.GeoDataFrame):
        raise InputFault(Fault(where, "Filen har inga områden.", remedy="Välj en fil med polygoner."))
    named = name_areas(raw.drop(columns=raw.geometry.name), where, code_column, name_column)
    named = gpd.GeoDataFrame(named, geometry=raw.geometry, crs=raw.crs)
    polygons, mended = keep_polygons(named, where)
    polygons, sentence = _with_crs(polygons, where, crs)
    areas, joined = one_row_per_code(polygons.to_crs(WGS84), where)
    if not np.isfinite(areas.total_bounds).all():
        raise InputFault(_unknown_crs(where, areas))
    refuse_overlaps(areas.to_crs(EQUAL_AREA), where)
    columns = ["area_code", "name", "kind", "code_version", "geometry"]
    return AreaFile(areas[columns].sort_values("area_code", ignore_index=True), sentence, (*mended, *joined))


def _with_crs(areas: gpd.GeoDataFrame, where: str, given: str | None) -> tuple[gpd.GeoDataFrame, str]:
    if given is not None:
        return areas.set_crs(
            _parsed(given, where), allow_override=True
        ), f"Filen har lästs i det system du angav, {given}."
    if areas.crs is not None and not (areas.crs.is_geographic and not _fits_degrees(areas)):
        return areas, f"Filen anger koordinatsystemet {_label(areas.crs)}."
    assumed = _assumed_crs(areas)
    if assumed is None:
        raise InputFault(_unknown_crs(where, areas))
    sentence = f"Filen anger inget koordinatsystem som stämmer med talen. Den har lästs som {_label(CRS(assumed))}."
    return areas.set_crs(assumed, allow_override=True), sentence


def _assumed_crs(areas: gpd.GeoDataFrame) -> str | None:
    """Degrees where the numbers can be degrees, SWEREF 99 TM where they lie in Sweden; otherwise nothing."""
    if _fits_degrees(areas):
        return WGS84
    west, south, east, north = areas.total_bounds
    is_swedish = west >= SWEREF_BOUNDS[0] and south >= SWEREF_BOUNDS[1]
    return SWEREF if is_swedish and east <= SWEREF_BOUNDS[2] and north <= SWEREF_BOUNDS[3] else None


def _fits_degrees(areas: gpd.GeoDataFrame) -> bool:
    west, south, east, north = areas.total_bounds
    return bool(west >= -180 and east <= 180 and south >= -90 and north <= 90)


def _parsed(crs: str, where: str) -> CRS:
    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        remedy = "Skriv en EPSG-kod, till exempel EPSG:3006."
        raise InputFault(Fault(where, "Koordinatsystemet är okänt.", crs, remedy)) from error


def _label(crs: CRS) -> str:
    authority = crs.to_authority(min_confidence=70)
    return f"{crs.name} ({':'.join(authority)})" if authority else crs.name


def _unknown_crs(where: str, areas: gpd.GeoDataFrame) -> Fault:
    west, south, east, north = areas.total_bounds
    found = f"x {west:.0f} till {east:.0f}, y {south:.0f} till {north:.0f}"
    remedy = "Ange koordinatsystemet, till exempel EPSG:3006 för SWEREF 99 TM."
    return Fault(where, "Det går inte att avgöra filens koordinatsystem.", found, remedy)

"""Opening a geodata file that somebody else made: only known formats, nothing unpacked before it is measured."""

import re
import warnings
import zipfile
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import GEOSException

from lib.domain.faults import Fault, InputFault

MEGABYTE = 1_000_000
MAX_FILE_BYTES = 100 * MEGABYTE
MAX_UNPACKED_BYTES = 300 * MEGABYTE
MAX_ZIP_MEMBERS = 200
MAX_AREAS = 5_000
HEAD_BYTES = 4_096
LOOKED_AT = 50
UNREADABLE = (
    DataSourceError,
    DataLayerError,
    GEOSException,
    RuntimeError,
    ValueError,
    OverflowError,
    UnboundLocalError,
)
"""What pyogrio 0.13 was seen to raise on damaged files; the last one for a .prj that is not text."""
FORMATS = "GeoPackage (.gpkg), GeoJSON (.geojson, .json), zippad shapefil (.zip) eller KML (.kml)"
DRIVERS = {"GPKG", "GeoJSON", "ESRI Shapefile", "KML", "LIBKML"}
KML_ROOT = re.compile(rb"^(\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>)?\s*(<!--.*?-->\s*)*<(\w+:)?kml\b", re.DOTALL)
TOPOLOGY = re.compile(rb'"type"\s*:\s*"Topology"')
ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def open_geodata(path: Path) -> gpd.GeoDataFrame:
    """Every feature of the file's only layer of areas, with the file's own columns and CRS.

    Raises InputFault for an unknown format, a damaged, oversized or ambiguous file.
    """
    source = checked_source(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read_only_layer(path, source)
    except UNREADABLE as error:
        message = "Filen går inte att läsa som geodata. Den kan vara skadad eller avbruten."
        raise InputFault(_refused(path, message, "Exportera den på nytt.")) from error


def holds_areas(path: Path) -> bool:
    """Whether the file is geodata with surfaces and no points; False for what cannot be opened at all."""
    try:
        source = checked_source(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            kinds = {kind for layer, _ in pyogrio.list_layers(source) for kind in _kinds_in(source, str(layer))}
    except (InputFault, *UNREADABLE):
        return False
    return any("Polygon" in kind or "Surface" in kind for kind in kinds) and not any("Point" in kind for kind in kinds)


def _kinds_in(source: str, layer: str) -> set[str]:
    """What a layer says that it holds, or what its first features are when it does not say."""
    said = str(pyogrio.read_info(source, layer=layer)["geometry_type"])
    if said not in ("Unknown", "GeometryCollection", "None"):
        return {said}
    first = pyogrio.read_dataframe(source, layer=layer, columns=[], max_features=LOOKED_AT)
    return set(first.geom_type.dropna()) if isinstance(first, gpd.GeoDataFrame) else set()


def _read_only_layer(path: Path, source: str) -> gpd.GeoDataFrame:
    layer = _area_layer(path, source)
    info = pyogrio.read_info(source, layer=layer, force_feature_count=True)
    if info["driver"] not in DRIVERS:
        raise InputFault(_refused(path, "Filformatet tas inte emot.", found=str(info["driver"])))
    if info["features"] > MAX_AREAS:
        message = f"Filen har fler än {MAX_AREAS} områden."
        remedy = "Välj ut kommunens egna områden innan du läser in dem."
        raise InputFault(_refused(path, message, remedy, found=str(info["features"])))
    return pyogrio.read_dataframe(source, layer=layer, force_2d=True)


def _area_layer(path: Path, source: str) -> str:
    layers = [name for name, kind in pyogrio.list_layers(source) if _may_hold_areas(kind)]
    if not layers:
        raise InputFault(_refused(path, "Filen har inga områden.", "Välj en fil med polygoner."))
    if len(layers) > 1:
        message = "Filen har flera lager med områden."
        raise InputFault(_refused(path, message, "Spara lagret du vill ha i en egen fil.", ", ".join(layers)))
    return str(layers[0])


def _may_hold_areas(kind: str | None) -> bool:
    return kind is not None and any(word in kind for word in ("Polygon", "Unknown", "Collection", "Surface"))


def checked_source(path: Path) -> str:
    """The name that GDAL is to open, when the first bytes agree with the ending.

    GDAL goes by content: a file of another kind could make it open other files or addresses. Raises InputFault for a
    file that is missing, too large, or of another kind than its ending says.
    """
    if not path.is_file():
        raise InputFault(Fault(str(path), "Filen finns inte.", remedy="Kontrollera sökvägen."))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise InputFault(_too_big(path, path.stat().st_size, MAX_FILE_BYTES))
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    match path.suffix.lower():
        case ".gpkg" if head.startswith(b"SQLite format 3\0"):
            return str(path)
        case ".geojson" | ".json" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            return _checked_json(path)
        case ".kml" if KML_ROOT.match(head):
            return _checked_kml(path)
        case ".zip" if head.startswith(b"PK"):
            return _shapefile_in(path)
        case ".topojson":
            raise InputFault(_topology(path))
        case ".gpkg" | ".geojson" | ".json" | ".kml" | ".zip":
            message = "Innehållet stämmer inte med filändelsen."
            raise InputFault(_refused(path, message, "Exportera den på nytt.", path.suffix))
        case _:
            raise InputFault(_refused(path, "Filformatet tas inte emot.", found=path.suffix or "ingen filändelse"))


def _checked_json(path: Path) -> str:
    if TOPOLOGY.search(path.read_bytes()):
        raise InputFault(_topology(path))
    return str(path)


def _checked_kml(path: Path) -> str:
    if ENTITY.search(path.read_bytes()):
        message = "KML-filen har en dokumenttyp eller egna entiteter, och sådana filer öppnas inte."
        raise InputFault(_refused(path, message, "Exportera den på nytt från kartprogrammet."))
    return str(path)


def _shapefile_in(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputFault(_refused(path, "Zip-filen är skadad.", "Packa shapefilen på nytt.")) from error
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED_BYTES:
        raise InputFault(_too_big(path, unpacked, MAX_UNPACKED_BYTES, "uppackad "))
    if len(members) > MAX_ZIP_MEMBERS:
        raise InputFault(_refused(path, "Zip-filen har för många filer.", found=str(len(members))))
    return f"/vsizip/{{{path.resolve()}}}/{_only_shapefile(path, [member.filename for member in members])}"


def _only_shapefile(path: Path, names: list[str]) -> str:
    """The one .shp with its .shx and .dbf beside it."""
    shapes = [name for name in names if name.lower().endswith(".shp") and not name.startswith("__MACOSX")]
    remedy = "Packa filerna .shp, .shx, .dbf och .prj för ett enda lager."
    if len(shapes) != 1:
        message = "Zip-filen ska ha exakt en shapefil."
        raise InputFault(_refused(path, message, remedy, ", ".join(shapes[:5]) or "ingen .shp"))
    if ".." in PurePosixPath(shapes[0]).parts or shapes[0].startswith("/"):
        raise InputFault(_refused(path, "Zip-filen har en sökväg som leder ut ur arkivet.", remedy, shapes[0]))
    stem, present = shapes[0][:-4], {name.lower() for name in names}
    if missing := [ending for ending in (".shx", ".dbf") if f"{stem}{ending}".lower() not in present]:
        raise InputFault(_refused(path, f"Shapefilen saknar {' och '.join(missing)}.", remedy))
    return shapes[0]


def _topology(path: Path) -> Fault:
    return _refused(path, "Filen är TopoJSON, som inte tas emot.", "Exportera den som GeoJSON eller GeoPackage.")


def _too_big(path: Path, n_bytes: int, limit: int, prefix: str = "") -> Fault:
    found = f"{prefix}{n_bytes / MEGABYTE:.0f} MB"
    return _refused(path, f"Filen är större än {limit // MEGABYTE} MB.", "Välj ut kommunens egna områden.", found)


def _refused(path: Path, message: str, remedy: str = "", found: str = "") -> Fault:
    return Fault(path.name, message, found, remedy or f"Använd {FORMATS}.")

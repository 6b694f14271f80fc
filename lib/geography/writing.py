"""Putting new areas in the municipality's folder, without losing the old ones."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import geopandas as gpd
import shapely

from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import areas_path, areas_version

COORDINATE_GRID_DEG = 1e-6


def write_areas(folder: MunicipalityFolder, content: str) -> str | None:
    """Replace the areas in one step; the former file stays as `earlier/areas-<version>.geojson`.

    `content` is that of `areas_geojson`. Returns the replaced version, None for the first.
    """
    path = areas_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    replaced = _keep_former(folder) if path.exists() else None
    _replace(path, content)
    return replaced


def areas_geojson(areas: gpd.GeoDataFrame, is_schematic: bool, sources: tuple[str, ...]) -> str:
    """GeoJSON in EPSG:4326, one area a line, coordinates to six decimals (about a decimetre).

    `areas` has area_code, name, kind and geometry, in any CRS.
    """
    areas = areas.to_crs("EPSG:4326").sort_values("area_code").assign(is_schematic=is_schematic)
    areas = areas.set_geometry(shapely.set_precision(areas.geometry.to_numpy(), COORDINATE_GRID_DEG), crs="EPSG:4326")
    features = [
        json.dumps({key: feature[key] for key in ("type", "properties", "geometry")}, ensure_ascii=False)
        for feature in areas.iterfeatures(na="null")
    ]
    head = f'{{"type": "FeatureCollection",\n"sources": {json.dumps(sources, ensure_ascii=False)},\n"features": [\n'
    return head + ",\n".join(features) + "\n]}\n"


def _keep_former(folder: MunicipalityFolder) -> str:
    version = areas_version(folder)
    earlier = folder.geo / "earlier"
    earlier.mkdir(exist_ok=True)
    shutil.copyfile(areas_path(folder), earlier / f"areas-{version}.geojson")
    return version


def _replace(path: Path, text: str) -> None:
    """Write beside the file and swap, so that a reader never meets half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".areas-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

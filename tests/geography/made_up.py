"""A made-up town of four square wards, about a kilometre each, for the tests of this folder."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from lib.domain.faults import InputFault
from lib.geography.reading import read_area_file

SIDE_DEG = 0.01


def wards(west: float = 16.5, south: float = 59.6) -> gpd.GeoDataFrame:
    """Two by two squares in EPSG:4326 with ward_code W1–W4: south-west, south-east, north-west, north-east."""
    corners = [(0, 0), (1, 0), (0, 1), (1, 1)]
    squares = [
        box(west + i * SIDE_DEG, south + j * SIDE_DEG, west + (i + 1) * SIDE_DEG, south + (j + 1) * SIDE_DEG)
        for i, j in corners
    ]
    names = ["Söderby", "Österby", "Västerby", "Norrby"]
    return gpd.GeoDataFrame(
        {"ward_code": ["W1", "W2", "W3", "W4"], "ward_name": names}, geometry=squares, crs="EPSG:4326"
    )


def saved(frame: gpd.GeoDataFrame, path: Path, driver: str = "GPKG") -> Path:
    frame.to_file(path, driver=driver, engine="pyogrio")
    return path


def as_zip(frame: gpd.GeoDataFrame, path: Path, without: str = "") -> Path:
    """A zipped shapefile, with one of its parts left out when asked."""
    loose = path.parent / "loose"
    loose.mkdir()
    saved(frame, loose / "wards.shp", "ESRI Shapefile")
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(loose.iterdir()):
            if file.suffix != without:
                archive.write(file, f"map/{file.name}")
    return path


def refused(path: Path, **how: str) -> str:
    """The message of a refusal, which must say where, what and what to do."""
    with pytest.raises(InputFault) as caught:
        read_area_file(path, **how)
    assert all(fault.message and fault.remedy and fault.where for fault in caught.value.faults)
    return str(caught.value)


def off_m2(one: gpd.GeoSeries, other: gpd.GeoSeries) -> float:
    """The largest difference in square metres between two series of areas, row by row."""
    metres = [series.reset_index(drop=True).to_crs("EPSG:6933") for series in (one, other)]
    return float(metres[0].symmetric_difference(metres[1]).area.max())

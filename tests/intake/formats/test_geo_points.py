import copy
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from lib.domain.faults import InputFault
from lib.intake.formats.geo_points import READER
from lib.intake.reader import COLUMNS, ReadFile, take_sample
from tests.intake.formats.written_files import write
from tests.intake.formats.written_tables import AREAS, KML, POINTS, POLYGON, geopackage, plain_rows, shapefile


def read(folder: Path, content: Any, name: str = "fil.txt") -> ReadFile:
    path = write(folder, content, name)
    assert READER.recognises(take_sample(path))
    return READER.read(path)


def reports() -> gpd.GeoDataFrame:
    """In SWEREF 99 TM."""
    table = {"rapport_id": [7, 8], "kategori": ["Klotter", "Mörkt"], "skapad": ["2026-05-01 10:15", "1 juni 2026"],
             "beskrivning": ["Stort", ""], "status": ["ny", "ny"], "omradeskod": ["1980R001", None]}  # fmt: skip
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy([587000, 588000], [6609000, 6610000]), crs="EPSG:3006")


@pytest.mark.parametrize("name", ["punkter.geojson", "punkter.txt", "punkter"])
def test_geojson_with_crimes_gives_events(tmp_path: Path, name: str) -> None:
    result = read(tmp_path, POINTS, name)
    assert (result.kind, result.crs, result.faults) == ("events", "EPSG:4326", ())
    assert tuple(result.rows.columns) == COLUMNS["events"]
    assert plain_rows(result.rows) == [
        [1, "a1", "Skadegörelse", pd.Timestamp("2026-05-31 22:15"), None, 16.54, 59.61, None, None],
        [2, "a2", "Klotter", pd.Timestamp("2026-08-21"), pd.Timestamp("2026-08-22"), None, None, None, None],
    ]


@pytest.mark.parametrize("made", [geopackage, shapefile])
def test_geopackage_and_shapefile_with_reports_keep_their_crs(tmp_path: Path, made: Any) -> None:
    points = reports()
    if made is shapefile:
        points = points.rename(columns={"beskrivning": "text"})
    result = read(tmp_path, made(tmp_path, points))
    assert (result.kind, result.crs, result.faults) == ("reports", "EPSG:3006", ())
    shown = ["row", "report_key", "category", "reported_at", "x", "y", "area", "text", "status"]
    assert plain_rows(result.rows[shown]) == [
        [1, "7", "Klotter", pd.Timestamp("2026-05-01 10:15"), 587000.0, 6609000.0, "1980R001", "Stort", "ny"],
        [2, "8", "Mörkt", pd.Timestamp("2026-06-01"), 588000.0, 6610000.0, None, None, "ny"],
    ]


def test_kml(tmp_path: Path) -> None:
    result = read(tmp_path, KML, "karta.kml")
    assert plain_rows(result.rows[["reported_at", "x", "y", "text"]]) == [
        [pd.Timestamp("2026-05-01 10:15"), 16.54, 59.61, "Mörkt"]
    ]
    assert (result.kind, result.crs) == ("reports", "EPSG:4326")


def test_numbers_that_cannot_be_degrees_leave_the_crs_to_be_guessed(tmp_path: Path) -> None:
    points = copy.deepcopy(POINTS)
    points["features"][0]["geometry"]["coordinates"] = [587000, 6609000]  # type: ignore[index]
    result = read(tmp_path, points)
    assert result.crs is None and result.rows["x"].tolist()[0] == 587000


@pytest.mark.parametrize("name", ["ytor.geojson", "ytor.bin"])
def test_areas_are_shown_the_way_to_the_areas(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputFault, match=r"ytor, inte punkter.*areas load"):
        read(tmp_path, AREAS, name)


def test_an_area_among_points_is_one_row_at_fault(tmp_path: Path) -> None:
    points = copy.deepcopy(POINTS)
    points["features"][1]["geometry"] = POLYGON  # type: ignore[index]
    result = read(tmp_path, points)
    assert result.rows["row"].tolist() == [1]
    assert [(fault.where, fault.found) for fault in result.faults] == [("fil.txt, rad 2, geometri", "Polygon")]


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [("datum", "hej", "datum"), ("datum", None, "datum"), ("tid", "27.00", "tid"), ("datum", "9999-01-01", "datum")],
)
def test_rows_at_fault_are_told(tmp_path: Path, key: str, value: str | None, column: str) -> None:
    points = copy.deepcopy(POINTS)
    points["features"][0]["properties"][key] = value  # type: ignore[index]
    result = read(tmp_path, points)
    assert result.rows["row"].tolist() == [2]
    assert [fault.where for fault in result.faults] == [f"fil.txt, rad 1, {column}"]


def test_without_dates_the_file_is_refused(tmp_path: Path) -> None:
    points = copy.deepcopy(POINTS)
    for feature in points["features"]:
        del feature["properties"]["datum"], feature["properties"]["tid"]  # type: ignore[attr-defined]
    with pytest.raises(InputFault, match="Ingen kolumn säger när"):
        read(tmp_path, points)


def test_the_text_of_a_broken_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputFault):
        read(tmp_path, '{"type": "FeatureCollection", "features": [{', "a.geojson")
    with pytest.raises(InputFault):
        read(tmp_path, '{"type": "FeatureCollection", "features": []}', "a.geojson")
    with pytest.raises(InputFault):
        read(tmp_path, b"SQLite format 3\0" + bytes(52) + b"GPKG" + bytes(500))

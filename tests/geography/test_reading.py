"""Somebody else's area file is read whatever its format and coordinate system, or refused with a reason."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from lib.geography.reading import read_area_file
from tests.geography.made_up import as_zip, off_m2, refused, saved, wards

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{placemarks}</Document></kml>"""
PLACEMARK = """<Placemark><name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
{coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"""


def as_kml(frame: gpd.GeoDataFrame, path: Path) -> Path:
    marks = [
        PLACEMARK.format(name=name, coordinates=" ".join(f"{x},{y},0" for x, y in area.exterior.coords))
        for name, area in zip(frame["ward_name"], frame.geometry, strict=True)
    ]
    path.write_text(KML.format(placemarks="".join(marks)), encoding="utf-8")
    return path


def with_geometry(*geometries: BaseGeometry | None, crs: str | None = "EPSG:4326") -> gpd.GeoDataFrame:
    codes = [f"W{n + 1}" for n in range(len(geometries))]
    return gpd.GeoDataFrame(
        {"code": codes, "name": [f"Ward {code}" for code in codes]}, geometry=list(geometries), crs=crs
    )


def assert_same_wards(areas: gpd.GeoDataFrame, expected: gpd.GeoDataFrame) -> None:
    assert areas.crs == "EPSG:4326"
    assert areas["name"].tolist() == expected["ward_name"].tolist()
    assert off_m2(areas.geometry, expected.geometry) < 10, "less than a centimetre along 4 km"


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3006", "EPSG:27700", "EPSG:3857"])
@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".zip"])
def test_every_format_in_every_system_gives_the_same_areas(tmp_path, crs, suffix):
    place = wards(west=-1.2, south=52.9) if crs == "EPSG:27700" else wards()
    path = tmp_path / f"wards{suffix}"
    frame = place.to_crs(crs)
    if suffix == ".zip":
        as_zip(frame, path)
    else:
        saved(frame, path, {".gpkg": "GPKG", ".geojson": "GeoJSON"}[suffix])
    read = read_area_file(path)
    assert_same_wards(read.areas, place)
    assert read.areas["area_code"].tolist() == ["W1", "W2", "W3", "W4"]
    assert set(read.areas["kind"]) == {"ward"}
    assert crs in read.crs_sentence
    assert read.warnings == ()


def test_kml_takes_the_name_as_code(tmp_path):
    read = read_area_file(as_kml(wards(), tmp_path / "wards.kml"))
    assert read.areas["area_code"].tolist() == ["norrby", "osterby", "soderby", "vasterby"]
    assert read.areas["name"].tolist() == ["Norrby", "Österby", "Söderby", "Västerby"]
    assert off_m2(read.areas.geometry, wards().geometry.iloc[[3, 1, 0, 2]]) < 10


def test_scb_suffixes_go_and_the_version_stays(tmp_path):
    frame = wards().assign(regsokod=[f"1980R00{n}_RegSO2025" for n in range(1, 5)], regsonamn=list("abcd"))
    read = read_area_file(saved(frame[["regsokod", "regsonamn", "geometry"]], tmp_path / "regso.gpkg"))
    assert read.areas["area_code"].tolist() == ["1980R001", "1980R002", "1980R003", "1980R004"]
    assert set(read.areas["code_version"]) == {"RegSO2025"}
    assert set(read.areas["kind"]) == {"regso"}


def test_deso_areas_that_share_a_regso_name_get_their_code_added(tmp_path):
    codes = ["1980A0010", "1980A0020", "1980B2010", "1980B2020"]
    frame = wards().assign(desokod=codes, regsokod="1980R001", regsonamn=["Irsta", "Irsta", "Skultuna", "Hälla"])
    columns = ["desokod", "regsokod", "regsonamn", "geometry"]
    read = read_area_file(saved(frame[columns], tmp_path / "deso.gpkg"))
    assert read.areas["name"].tolist() == ["Irsta (1980A0010)", "Irsta (1980A0020)", "Skultuna", "Hälla"]
    assert set(read.areas["kind"]) == {"deso"}


def test_columns_can_be_chosen_and_numbers_become_codes(tmp_path):
    frame = wards().assign(number=[7.0, 8.0, 9.0, 10.0], label=["å", "ä", "ö", "é"])
    path = saved(frame, tmp_path / "a.gpkg")
    read = read_area_file(path, code_column="number", name_column="label")
    assert read.areas["area_code"].tolist() == ["10", "7", "8", "9"]
    assert read.areas["name"].tolist() == ["é", "å", "ä", "ö"]
    assert "Kolumnen nix finns inte" in refused(path, code_column="nix")


def test_a_missing_system_is_assumed_where_the_numbers_tell(tmp_path):
    sweref = saved(wards().to_crs("EPSG:3006").set_crs(None, allow_override=True), tmp_path / "a.gpkg")
    degrees = saved(wards().set_crs(None, allow_override=True), tmp_path / "b.gpkg")
    assert "SWEREF99 TM (EPSG:3006)" in read_area_file(sweref).crs_sentence
    assert "WGS 84 (EPSG:4326)" in read_area_file(degrees).crs_sentence
    assert_same_wards(read_area_file(sweref).areas, wards())


def test_metres_in_a_geojson_that_means_degrees_are_seen(tmp_path):
    frame = wards().to_crs("EPSG:3006")
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({k: v for k, v in frame.to_geo_dict().items() if k != "crs"}), encoding="utf-8")
    read = read_area_file(path)
    assert "EPSG:3006" in read.crs_sentence
    assert_same_wards(read.areas, wards())


def test_a_system_that_cannot_be_told_is_refused_until_it_is_given(tmp_path):
    place = wards(west=-1.2, south=52.9)
    path = saved(place.to_crs("EPSG:27700").set_crs(None, allow_override=True), tmp_path / "a.gpkg")
    assert "går inte att avgöra" in refused(path)
    assert_same_wards(read_area_file(path, crs="EPSG:27700").areas, place)
    assert "Hittade: EPSG:99999" in refused(path, crs="EPSG:99999")


def test_a_self_crossing_area_is_mended_and_said(tmp_path):
    bow_tie = Polygon([(16.5, 59.6), (16.51, 59.61), (16.51, 59.6), (16.5, 59.61)])
    read = read_area_file(saved(with_geometry(bow_tie, box(16.6, 59.6, 16.61, 59.61)), tmp_path / "a.gpkg"))
    assert read.areas.is_valid.all()
    assert not read.areas.is_empty.any()
    assert read.warnings == ("W1: gränsen korsade sig själv och har rättats.",)


def test_several_polygons_with_one_code_become_one_area(tmp_path):
    frame = wards().assign(ward_code=["W1", "W1", "W2", "W3"], ward_name=["a", "a", "b", "c"])
    read = read_area_file(saved(frame, tmp_path / "a.gpkg"))
    assert read.areas["area_code"].tolist() == ["W1", "W2", "W3"]
    assert read.areas.geometry.iloc[0].equals(wards().geometry.iloc[:2].union_all())
    assert read.warnings == ("W1: flera ytor med samma kod har förts ihop till ett område.",)


def test_one_code_with_two_names_is_refused(tmp_path):
    path = saved(wards().assign(ward_code=["W1", "W1", "W2", "W3"]), tmp_path / "a.gpkg")
    assert "W1: Söderby, Österby" in refused(path)


def test_points_beside_the_areas_are_left_out_and_said(tmp_path):
    path = saved(with_geometry(box(16.5, 59.6, 16.51, 59.61), Point(16.5, 59.6)), tmp_path / "a.geojson", "GeoJSON")
    read = read_area_file(path)
    assert read.areas["area_code"].tolist() == ["W1"]
    assert read.warnings == ("1 objekt är inte ytor och har lämnats utanför.",)


@pytest.mark.parametrize("share", [0.5, 0.02])
def test_areas_on_each_other_are_refused_by_name(tmp_path, share):
    one, other = box(16.5, 59.6, 16.51, 59.61), box(16.51 - 0.01 * share, 59.6, 16.52, 59.61)
    assert "W1 och W2" in refused(saved(with_geometry(one, other), tmp_path / "a.gpkg"))


def test_a_hair_of_overlap_is_let_through(tmp_path):
    one, other = box(16.5, 59.6, 16.51, 59.61), box(16.51 - 0.01 * 0.005, 59.6, 16.52, 59.61)
    assert len(read_area_file(saved(with_geometry(one, other), tmp_path / "a.gpkg")).areas) == 2


@pytest.mark.parametrize(
    ("geometries", "message"),
    [
        ((Point(16, 59), Point(16.1, 59)), "inga områden"),
        ((LineString([(16, 59), (17, 60)]),), "inga områden"),
        ((box(16, 59, 16.1, 59.1), Polygon()), "saknar yta. Hittade: W2"),
        ((box(16, 59, 16.1, 59.1), None), "saknar yta. Hittade: W2"),
    ],
)
def test_what_is_not_an_area_is_refused(tmp_path, geometries, message):
    assert message in refused(saved(with_geometry(*geometries), tmp_path / "a.geojson", "GeoJSON"))


def test_an_area_without_code_is_refused(tmp_path):
    path = saved(wards().assign(ward_code=["W1", None, "  ", "W4"]), tmp_path / "a.gpkg")
    assert "område nr 2, 3" in refused(path)


def test_no_likely_column_is_refused_with_the_columns_there_are(tmp_path):
    path = saved(wards().rename(columns={"ward_code": "x1", "ward_name": "x2"}), tmp_path / "a.gpkg")
    assert "Hittade: x1, x2" in refused(path)


def test_areas_of_many_parts_and_heights_are_flattened(tmp_path):
    high = Polygon([(16.5, 59.6, 9), (16.51, 59.6, 9), (16.51, 59.61, 9)])
    parts = MultiPolygon([box(16.6, 59.6, 16.61, 59.61), box(16.62, 59.6, 16.63, 59.61)])
    read = read_area_file(saved(with_geometry(high, parts), tmp_path / "a.gpkg"))
    assert not read.areas.has_z.any()
    assert len(read.areas.geometry.iloc[1].geoms) == 2


def test_a_shapefile_without_projection_is_told_by_its_numbers(tmp_path):
    path = as_zip(wards().to_crs("EPSG:3006"), tmp_path / "a.zip", without=".prj")
    assert_same_wards(read_area_file(path).areas, wards())

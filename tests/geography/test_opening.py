"""Files that are not what they say, damaged, too large or dangerous are refused, never opened by mistake."""

import random
import zipfile

import pytest

from lib.domain.faults import InputFault
from lib.geography import opening, repairing
from lib.geography.reading import read_area_file
from tests.geography.made_up import as_zip, refused, saved, wards


def test_topojson_is_refused_by_name(tmp_path):
    topology = '{"type": "Topology", "objects": {"a": {"type": "GeometryCollection", "geometries": []}}, "arcs": []}'
    for name in ("a.topojson", "a.json", "a.geojson"):
        (tmp_path / name).write_text(topology, encoding="utf-8")
        assert "TopoJSON" in refused(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gpkg", b"SQLite format 3\0" + b"\0" * 200),
        ("a.gpkg", b"<OGRVRTDataSource/>"),
        ("a.geojson", b'{"type":"FeatureCollection","features":[{"type":"Fea'),
        ("a.geojson", b'{"rows": [{"name": "nested"}]}'),
        ("a.geojson", b'{"a":' * 100_000),
        ("a.geojson", b"\xef\xbb\xbf\x00"),
        ("a.json", b"[1, 2]"),
        ("a.kml", b"<kml><Document><Placemark>"),
        ("a.kml", b"<OGRVRTDataSource><!-- <kml> --></OGRVRTDataSource>"),
        ("a.kml", b'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml/>'),
        ("a.kml", b'<kml xmlns="x"><!DOCTYPE k [<!ENTITY a "b">]></kml>'),
        ("a.zip", b"PK\x03\x04 not really"),
        ("a.zip", b""),
        ("a.csv", b"a;b\n1;2\n"),
        ("a", b"x"),
    ],
)
def test_damaged_and_foreign_files_are_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert name in refused(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert "finns inte" in refused(tmp_path / "a.gpkg")


def test_two_layers_of_areas_are_refused_by_name(tmp_path):
    path = saved(wards(), tmp_path / "a.gpkg")
    wards().to_file(path, layer="other", driver="GPKG", engine="pyogrio")
    assert "a, other" in refused(path)


@pytest.mark.parametrize("missing", [".shx", ".dbf", ".shp"])
def test_a_shapefile_that_lacks_a_part_is_refused(tmp_path, missing):
    assert missing in refused(as_zip(wards(), tmp_path / "a.zip", without=missing))


def test_a_zip_that_leads_out_of_itself_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for ending in ("shp", "shx", "dbf"):
            archive.writestr(f"../a.{ending}", "x")
    assert "leder ut ur arkivet" in refused(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.shp", "w", force_zip64=True) as member:
            for _ in range(31):
                member.write(b"\0" * 10_000_000)
        archive.writestr("a.shx", "")
        archive.writestr("a.dbf", "")
    assert path.stat().st_size < 1_000_000
    assert "uppackad 310 MB" in refused(path)


def test_too_many_files_in_a_zip_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for n in range(opening.MAX_ZIP_MEMBERS + 1):
            archive.writestr(str(n), "")
    assert "för många filer" in refused(tmp_path / "a.zip")


def test_too_much_of_anything_is_refused(tmp_path, monkeypatch):
    path = saved(wards(), tmp_path / "a.gpkg")
    monkeypatch.setattr(repairing, "MAX_VERTICES", 19)
    assert "fler än 19 punkter" in refused(path)
    monkeypatch.setattr(opening, "MAX_AREAS", 3)
    assert "fler än 3 områden. Hittade: 4" in refused(path)
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 1_000)
    assert "större än" in refused(path)


POLYGON = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"a"},"geometry":%s}]}'


@pytest.mark.parametrize(
    ("rings", "message"),
    [
        ("[[[1,2],[3,4]]]", "går inte att läsa"),
        ("[[[1,2],[3,4],[1,2]]]", "inga områden"),
        ("[[[0,0],[1,1],[2,2],[0,0]]]", "inga områden"),
        ("[]", "saknar yta"),
        ("null", "saknar yta"),
        ("[[[1,2],[3,4],[5,NaN],[1,2]]]", "inte är ett tal"),
        ("[[[200,95],[201,95],[201,96],[200,95]]]", "går inte att avgöra"),
    ],
)
def test_a_polygon_that_is_none_is_refused(tmp_path, rings, message):
    path = tmp_path / "a.geojson"
    path.write_text(POLYGON % f'{{"type":"Polygon","coordinates":{rings}}}', encoding="utf-8")
    assert message in refused(path)


def test_a_projection_file_that_is_not_text_is_refused(tmp_path):
    path = as_zip(wards(), tmp_path / "a.zip", without=".prj")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("map/wards.prj", b'GEOGCS["\xfb\xff"]')
    assert "a.zip" in refused(path)


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".zip"])
def test_random_damage_is_either_harmless_or_a_fault(tmp_path, suffix):
    whole = tmp_path / f"a{suffix}"
    as_zip(wards(), whole) if suffix == ".zip" else saved(wards(), whole, {".gpkg": "GPKG"}.get(suffix, "GeoJSON"))
    random_bytes, n_refused = random.Random(suffix), 0
    for n in range(25):
        content = bytearray(whole.read_bytes())
        for _ in range(random_bytes.choice([1, 10, 100])):
            content[random_bytes.randrange(len(content))] = random_bytes.randrange(256)
        damaged = tmp_path / f"{n}{suffix}"
        damaged.write_bytes(content[: random_bytes.randrange(len(content))] if n % 3 == 0 else content)
        try:
            assert not read_area_file(damaged).areas.empty
        except InputFault:
            n_refused += 1
    assert n_refused > 5

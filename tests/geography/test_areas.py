"""What lies in the folder comes back as written, and a broken file is named."""

from pathlib import Path

import pytest

from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.geography.areas import areas_version, read_area_sources, read_areas
from lib.geography.writing import areas_geojson, write_areas
from tests.geography.made_up import off_m2, wards


@pytest.fixture
def folder(tmp_path: Path) -> MunicipalityFolder:
    return MunicipalityFolder(tmp_path, "town")


def named(frame):
    return frame.rename(columns={"ward_code": "area_code", "ward_name": "name"}).assign(kind="ward")


def test_written_areas_come_back_sorted_in_degrees(folder):
    backwards = named(wards()).iloc[::-1].to_crs("EPSG:3006")
    write_areas(folder, areas_geojson(backwards, is_schematic=False, sources=("en källa",)))
    areas = read_areas(folder)
    assert areas.columns.tolist() == ["area_code", "name", "kind", "is_schematic", "geometry"]
    assert areas["area_code"].tolist() == ["W1", "W2", "W3", "W4"]
    assert areas.crs == "EPSG:4326"
    assert not areas["is_schematic"].any()
    assert off_m2(areas.geometry, wards().geometry) < 300, "a decimetre along 4 km"
    assert read_area_sources(folder) == ("en källa",)


def test_the_version_changes_with_the_borders_and_only_then(folder):
    write_areas(folder, areas_geojson(named(wards()), is_schematic=False, sources=()))
    first = areas_version(folder)
    write_areas(folder, areas_geojson(named(wards()), is_schematic=False, sources=()))
    assert areas_version(folder) == first
    write_areas(folder, areas_geojson(named(wards(west=16.6)), is_schematic=False, sources=()))
    assert areas_version(folder) != first


def test_the_former_borders_are_kept(folder):
    assert write_areas(folder, areas_geojson(named(wards()), is_schematic=False, sources=())) is None
    before = (folder.geo / "areas.geojson").read_bytes()
    replaced = write_areas(folder, areas_geojson(named(wards(west=16.6)), is_schematic=False, sources=()))
    assert (folder.geo / "earlier" / f"areas-{replaced}.geojson").read_bytes() == before
    assert not list(folder.geo.glob(".areas-*")), "no half-written file is left behind"


def test_a_failed_write_leaves_the_old_borders(folder, monkeypatch):
    write_areas(folder, areas_geojson(named(wards()), is_schematic=False, sources=()))
    before = (folder.geo / "areas.geojson").read_bytes()

    def full_disk(*_):
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="disk full"):
        write_areas(folder, areas_geojson(named(wards(west=16.6)), is_schematic=False, sources=()))
    assert (folder.geo / "areas.geojson").read_bytes() == before
    assert not list(folder.geo.glob(".areas-*"))


def test_a_folder_without_areas_is_a_fault_that_says_what_to_do(folder):
    with pytest.raises(InputFault, match="inga områden än"):
        read_areas(folder)
    assert read_area_sources(folder) == ()


FEATURE = '{"type":"Feature","properties":{%s},"geometry":{"type":"Point","coordinates":[1,2]}}'
WHOLE = '"area_code":"A","name":"a","kind":"x","is_schematic":true'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("not json", "går inte att läsa"),
        ('{"type":"FeatureCollection","features":[]}', "saknar uppgifter"),
        ('{"type":"FeatureCollection","features":[' + FEATURE % '"area_code":"A"' + "]}", "name, kind, is_schematic"),
        ('{"type":"FeatureCollection","features":[' + FEATURE % WHOLE + "," + FEATURE % WHOLE + "]}", "flera gånger"),
    ],
)
def test_a_broken_file_is_a_fault_that_names_it(folder, content, message):
    folder.geo.mkdir(parents=True)
    (folder.geo / "areas.geojson").write_text(content, encoding="utf-8")
    with pytest.raises(InputFault, match=message) as caught:
        read_areas(folder)
    assert "areas.geojson" in caught.value.faults[0].where

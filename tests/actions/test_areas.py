"""Loading areas changes the folder, or, when the file will not do, nothing at all."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box, shape
from sqlalchemy import select

from lib.actions.areas import build_areas, fetch_areas, list_area_versions, load_areas
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.user import AT_THE_COMMAND_LINE
from lib.geography.areas import areas_version, read_areas
from lib.geography.layers import read_sources
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.health import find_orphans
from lib.store.tables import areas, audit_log
from tests.actions.imported import settings_in

CENTRES = """area_code,name,lat,lon,note,part,reach_m
1980R001,Staden,59.61,16.54,,Staden,1500
1980R002,Landet,59.70,16.50,,Landet,
"""


@pytest.fixture
def folder(tmp_path: Path, store_url: str) -> MunicipalityFolder:
    made = MunicipalityFolder(tmp_path, "1980-test")
    made.geo.mkdir(parents=True)
    (made.geo / "centres.csv").write_text(CENTRES, encoding="utf-8")
    return made


def three_wards(path: Path, west: float = 16.5) -> Path:
    squares = [box(west + n * 0.01, 59.6, west + (n + 1) * 0.01, 59.61) for n in range(3)]
    codes = {"ward_code": ["W1", "W2", "W3"], "ward_name": ["Ett", "Två", "Tre"]}
    gpd.GeoDataFrame(codes, geometry=squares, crs="EPSG:4326").to_file(path, driver="GPKG", engine="pyogrio")
    return path


def test_building_gives_schematic_areas(folder):
    done = build_areas(settings_in(folder.root), folder, "1980", by=AT_THE_COMMAND_LINE)
    assert (done.n, done.area_kind, done.replaced_version) == (2, "regso", None)
    assert read_areas(folder)["is_schematic"].all()
    assert any("schematiska" in line for line in read_sources(folder))


def test_loading_replaces_the_schematic_areas_and_what_is_said_about_them(folder, tmp_path):
    build_areas(settings_in(folder.root), folder, "1980", by=AT_THE_COMMAND_LINE)
    before = areas_version(folder)
    done = load_areas(settings_in(folder.root), folder, three_wards(tmp_path / "wards.gpkg"), by=AT_THE_COMMAND_LINE)
    assert (done.n, done.area_kind, done.replaced_version, done.warnings) == (3, "ward", before, ())
    assert "EPSG:4326" in done.crs_sentence
    assert read_areas(folder)["name"].tolist() == ["Ett", "Två", "Tre"]
    assert not read_areas(folder)["is_schematic"].any()
    assert not any("schematiska" in line for line in read_sources(folder))
    assert any("wards.gpkg" in line for line in read_sources(folder))


def test_the_first_areas_of_a_new_folder_replace_nothing(tmp_path):
    new = MunicipalityFolder(tmp_path, "new-place")
    assert (
        load_areas(
            settings_in(new.root), new, three_wards(tmp_path / "wards.gpkg"), by=AT_THE_COMMAND_LINE
        ).replaced_version
        is None
    )
    assert len(read_areas(new)) == 3


def test_areas_elsewhere_and_lost_names_are_warned_of(folder, tmp_path):
    build_areas(settings_in(folder.root), folder, "1980", by=AT_THE_COMMAND_LINE)
    (folder.geo / "aliases.csv").write_text("alias,area_code\nStan,1980R001\nCity,1980R001\n", encoding="utf-8")
    warnings = load_areas(
        settings_in(folder.root), folder, three_wards(tmp_path / "wards.gpkg", west=-1.2), by=AT_THE_COMMAND_LINE
    ).warnings
    assert any("ligger inte där de förra låg" in warning for warning in warnings)
    assert any(warning.startswith("2 vardagsnamn") for warning in warnings)


def test_the_store_tells_which_borders_counted_when(folder, tmp_path):
    own = settings_in(folder.root)
    assert list_area_versions(own, folder) == ()
    build_areas(own, folder, "1980", by=AT_THE_COMMAND_LINE)
    load_areas(own, folder, three_wards(tmp_path / "wards.gpkg"), by=AT_THE_COMMAND_LINE)
    now, before = list_area_versions(own, folder)
    assert (now.n_areas, now.kind, now.until, before.n_areas, before.until) == (3, "ward", None, 2, now.loaded_at)
    assert "wards.gpkg" in now.source and "schematiska" in before.source and before.loaded_at <= now.loaded_at
    assert now.file_sha256.startswith(areas_version(folder))
    engine = open_database(own.database_url)
    with engine.connect() as connection:
        rows = connection.execute(select(areas).where(areas.c.version_id == now.id).order_by(areas.c.area_code)).all()
        actions = connection.execute(select(audit_log.c.action, audit_log.c.object)).all()
    assert [(row.area_code, row.name) for row in rows] == [("W1", "Ett"), ("W2", "Två"), ("W3", "Tre")]
    assert shape(json.loads(rows[0].geometry)).equals_exact(read_areas(folder).geometry[0], 1e-9)
    assert [tuple(row) for row in actions] == [("areas", f"area version {one.id}") for one in (before, now)]
    with engine.connect() as connection:
        assert verify(engine).is_whole and not find_orphans(connection)


def test_borders_that_cannot_be_laid_in_the_folder_are_not_in_the_store_either(folder, tmp_path):
    own, blocked = settings_in(folder.root), MunicipalityFolder(tmp_path, "0002-fel")
    blocked.geo.write_text("en fil där mappen skulle ligga", encoding="utf-8")
    with pytest.raises(InputFault, match="går inte att skriva i"):
        load_areas(own, blocked, three_wards(tmp_path / "wards.gpkg"), by=AT_THE_COMMAND_LINE)
    assert list_area_versions(own, blocked) == () and verify(open_database(own.database_url)).n_rows == 0


def test_a_bad_file_changes_nothing(folder, tmp_path):
    build_areas(settings_in(folder.root), folder, "1980", by=AT_THE_COMMAND_LINE)
    before = areas_version(folder)
    bad = tmp_path / "bad.gpkg"
    bad.write_bytes(b"SQLite format 3\0")
    with pytest.raises(InputFault):
        load_areas(settings_in(folder.root), folder, bad, by=AT_THE_COMMAND_LINE)
    assert areas_version(folder) == before and len(list_area_versions(settings_in(folder.root), folder)) == 1
    assert not (folder.geo / "earlier").exists()


@pytest.mark.parametrize("content", [None, "", "area_code,name\n1,a\n", CENTRES.replace("59.61", "norr")])
def test_bad_centre_points_are_a_fault_that_names_the_file(folder, content):
    path = folder.geo / "centres.csv"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(InputFault) as caught:
        build_areas(settings_in(folder.root), folder, "1980", by=AT_THE_COMMAND_LINE)
    assert "centres.csv" in caught.value.faults[0].where


def test_fetched_areas_replace_the_schematic_ones_with_scb_as_source(folder):
    square = [
        [586_000, 6_609_000],
        [587_000, 6_609_000],
        [587_000, 6_610_000],
        [586_000, 6_610_000],
        [586_000, 6_609_000],
    ]
    properties = {"regsokod": "1980R001_RegSO2025", "regsonamn": "Staden"}
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [square]}}
    answer = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        done = fetch_areas(
            settings_in(folder.root),
            folder,
            "1980",
            "regso",
            f"http://127.0.0.1:{server.server_address[1]}",
            by=AT_THE_COMMAND_LINE,
        )
        server.shutdown()
    assert (done.n, done.area_kind) == (1, "regso")
    assert read_areas(folder)["area_code"].tolist() == ["1980R001"]
    assert any("SCB, RegSO 2025" in line for line in read_sources(folder))

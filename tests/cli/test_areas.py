"""areas fetch and areas build, up to where the network begins."""

from lib.actions.areas import AreasLoaded
from lib.cli import areas

NEW = ("municipality", "new", "provby", "--name", "Provby", "--code", "1980")


def test_fetching_says_which_host_it_asks_before_it_asks(run, monkeypatch, capsys):
    asked = []

    def fetch(settings, folder, code, kind, url, by):
        asked.append((folder.slug, code, kind, url, "127.0.0.1:9" in capsys.readouterr().err))
        return AreasLoaded(44, "SWEREF 99 TM.", None, "regso", ())

    monkeypatch.setattr(areas, "fetch_areas", fetch)
    run(*NEW)
    ran = run("areas", "fetch", "--kind", "regso", "--url", "http://127.0.0.1:9/wfs", "--json")
    assert asked == [("provby", "1980", "regso", "http://127.0.0.1:9/wfs", True)]
    assert ran.json["host"] == "127.0.0.1:9" and ran.json["n"] == 44


def test_an_address_that_cannot_be_used_is_a_fault(run):
    run(*NEW)
    ran = run("areas", "fetch", "--kind", "deso", "--url", "ftp:karta")
    assert ran.code == 1 and "Traceback" not in ran.err


def test_building_without_centre_points_says_what_to_write(run):
    run(*NEW)
    ran = run("areas", "build")
    assert ran.code == 1 and "centres.csv" in ran.err


def test_a_file_that_is_not_geodata_leaves_the_areas_alone(run, root):
    run(*NEW)
    (root / "bild.gpkg").write_bytes(b"\x89PNG")
    ran = run("areas", "load", root / "bild.gpkg")
    assert ran.code == 1 and not (root / "geo" / "provby" / "areas.geojson").exists()

"""The whole way for a place abroad: municipality new, areas load, import. A small twin of a real city's files."""

import json

import geopandas as gpd
import pytest
from shapely.geometry import box

# British National Grid, metres: two by two squares of a kilometre in the middle of England.
WEST, SOUTH, SIDE = 456_000, 339_000, 1_000
WARDS = {"E1": "Alder", "E2": "Birch & Elm", "E3": "St. Cedar's", "E4": "Dogwood"}
ROBBERIES = """month,longitude,latitude,location,lsoa_code
2022-01-01,{a},Alder Road,E01
2022-01-01,{a},Alder Road,E01
2022-02-01,{a},"Alder Road, near the pub",E01
2022-02-01,{b},Birch Street,E02
2022-03-01,{b},Birch Street,E02
2022-03-01,{c},Cedar Way,E03
2022-04-01,{d},Dogwood Lane,E04
2022-05-01,{d},Dogwood Lane,E04
2022-05-01,{d},Dogwood Lane,E04
2022-06-01,{outside},Far Away,E09
2022-07-01,,,No Location,
2022-07-01,0,0,No Location,
2022-13-01,{a},Alder Road,E01
"""


def wards_file(folder):
    squares = [box(WEST + i * SIDE, SOUTH + j * SIDE, WEST + (i + 1) * SIDE, SOUTH + (j + 1) * SIDE)
               for j in (0, 1) for i in (0, 1)]  # fmt: skip
    frame = gpd.GeoDataFrame({"ward_code": list(WARDS), "ward_name": list(WARDS.values())}, geometry=squares,
                             crs="EPSG:27700")  # fmt: skip
    path = folder / "wards.gpkg"
    frame.to_crs("EPSG:4326").to_file(path, driver="GPKG", engine="pyogrio")
    return path


def robberies_file(folder):
    """Points 300 m from the corner where the four wards meet, in degrees; and one 5 km away."""
    middle = (WEST + SIDE, SOUTH + SIDE)
    offsets = {"a": (-300, -300), "b": (300, -300), "c": (-300, 300), "d": (300, 300), "outside": (5_000, 0)}
    points = gpd.GeoSeries.from_xy([middle[0] + dx for dx, _ in offsets.values()],
                                   [middle[1] + dy for _, dy in offsets.values()], crs="EPSG:27700")  # fmt: skip
    degrees = points.to_crs("EPSG:4326")
    written = {name: f"{point.x:.5f},{point.y:.5f}" for name, point in zip(offsets, degrees, strict=True)}
    path = folder / "robbery.csv"
    path.write_text(ROBBERIES.format(**written), encoding="utf-8")
    return path


@pytest.fixture
def city(run, root):
    """The city with its wards."""
    new = run("municipality", "new", "twin", "--name", "Twin", "--code", "E06000018", "--country", "Storbritannien",
              "--crs", "EPSG:27700", "--area-kind", "ward")  # fmt: skip
    assert (new.code, new.err) == (0, "")
    loaded = run("areas", "load", wards_file(root), "--json")
    assert loaded.json["n"] == 4 and loaded.json["area_kind"] == "ward"
    return root


def test_counts_per_ward_are_exact(run, city):
    ran = run("import", robberies_file(city), "--category", "ran", "--json")
    assert ran.code == 0
    told = ran.json
    assert {area["name"]: area["count"] for area in told["areas"]} == {
        "Alder": 3, "Birch & Elm": 2, "St. Cedar's": 1, "Dogwood": 3
    }  # fmt: skip
    counts = {name: told[name] for name in
              ("n_rows", "n_accepted", "n_rejected", "n_without_position", "n_outside", "n_faults")}  # fmt: skip
    assert counts == {"n_rows": 13, "n_accepted": 12, "n_rejected": 1, "n_without_position": 2, "n_outside": 1,
                      "n_faults": 1}  # fmt: skip
    assert told["faults"][0]["where"] == "robbery.csv, rad 14, month" and told["faults"][0]["found"] == "2022-13-01"
    assert "EPSG:4326" in told["notes"][0] and "hela månaden" in told["notes"][1]


def test_people_are_told_the_same_numbers(run, city):
    out = run("import", robberies_file(city), "--category", "Rån").out.splitlines()
    for label, n in (("Rader i filen", 13), ("Godkända", 12), ("Utan position", 2), ("Utanför områdena", 1)):
        assert f"{label} {n}" in [" ".join(line.split()) for line in out]
    assert "E2 Birch & Elm 2" in [" ".join(line.split()) for line in out]


def test_the_same_file_again_adds_nothing(run, city):
    file = robberies_file(city)
    run("import", file, "--category", "ran")
    again = run("import", file, "--category", "ran")
    assert again.code == 0 and "redan inläst" in again.out
    assert [batch["n_rows"] for batch in run("batches", "--json").json["batches"]] == [12]


def test_a_dry_run_tells_all_and_writes_nothing(run, city):
    ran = run("import", robberies_file(city), "--category", "ran", "--dry-run", "--json")
    assert ran.json["n_accepted"] == 12 and ran.json["batch_id"] is None
    assert run("batches", "--json").json["batches"] == []


def test_the_batch_is_listed_with_its_source(run, city):
    run("import", robberies_file(city), "--category", "ran", "--source", "Prov av polisdata")
    line = run("batches").out.splitlines()[1]
    assert "robbery.csv" in line and "Prov av polisdata" in line and line.split()[-1] == "nej"


def test_a_file_without_categories_needs_one(run, city):
    ran = run("import", robberies_file(city))
    assert ran.code == 1 and "Ingen kolumn säger vad som hände." in ran.err
    wrong = run("import", robberies_file(city), "--category", "robbery")
    assert wrong.code == 1 and "Hittade: robbery." in wrong.err and "ran" in wrong.err


def test_areas_are_listed_with_code_and_name(run, city):
    listed = run("areas", "list", "--json").json
    assert [(area["area_code"], area["name"]) for area in listed["areas"]] == list(WARDS.items())
    assert [(version["n_areas"], version["until"]) for version in listed["versions"]] == [(4, None)]
    lines = run("areas", "list").out.splitlines()
    assert "4 områden." in lines and "wards.gpkg" in lines[-1] and " nu " in lines[-1]


def test_the_folder_of_a_new_place_holds(run, city):
    assert run("municipality", "check").code == 0
    collection = json.loads((city / "geo" / "twin" / "areas.geojson").read_text(encoding="utf-8"))
    assert len(collection["features"]) == 4

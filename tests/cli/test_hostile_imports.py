"""Files that do harm, by mistake or not: told of in Swedish within ten seconds, and nothing is stored of them.

Everything is tried on both databases.
"""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psycopg
import pytest

from lib.store import bulk
from lib.store.database import open_database
from tests.actions.imported import bring_in, everything, folder_in, settings_in
from tests.databases import KINDS, drop, migrated_url, postgresql_server, store_url  # noqa: F401  a fixture
from tests.intake.formats.written_tables import POLICE_UK_HEADING, workbook, zipped

PROJECT = Path(__file__).resolve().parents[2]
HEAD = "datum;brott;lon;lat\n"
ROW = "2026-02-01;ran;16.05;59.15\n"
SECONDS = 10


def bomb(name):
    """A hundred megabytes of nothing in a hundred kilobytes."""
    return zipped({name: b"0" * 100_000_000, "xl/workbook.xml": "<workbook/>"})


def far_cell():
    """One cell in the last column and row of a sheet."""
    sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
             '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>')  # fmt: skip
    content = workbook({"Blad1": [["datum", "brott"], ["2026-02-01", "ran"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return zipped({name: sheet if name.endswith("sheet1.xml") else book.read(name) for name in book.namelist()})


def shapes(*geometries):
    features = [{"type": "Feature", "properties": {"datum": "2026-02-01", "brott": "ran"}, "geometry": geometry}
                for geometry in geometries]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features})


CROSSING = {"type": "Polygon", "coordinates": [[[16, 59], [16.1, 59.1], [16.1, 59], [16, 59.1], [16, 59]]]}
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><service_requests>&b;</service_requests>'

REFUSED: dict[str, str | bytes] = {
    "empty.csv": "",
    "blank.csv": " \n\n \n",
    "header_only.csv": HEAD,
    "header_only.xlsx": workbook({"Blad1": [["datum", "brott"]]}),
    "header_only_police_uk.csv": POLICE_UK_HEADING + "\n",
    "utf32.csv": (HEAD + ROW).encode("utf-32"),
    "half_utf16.csv": (HEAD + ROW).encode("utf-16")[:-1],
    "zip_bomb.zip": zipped({"a.txt": b"0" * 50_000_000}),
    "bomb.xlsx": bomb("xl/worksheets/sheet1.xml"),
    "far_cell.xlsx": far_cell(),
    "entities.xml": LAUGHS,
    "html.csv": "<!DOCTYPE html><html><body>Logga in</body></html>",
    "columns.xlsx": workbook({"Blad1": [[f"k{i}" for i in range(10_000)], ["x"] * 10_000]}),
    "columns.csv": ";".join(f"k{i}" for i in range(10_000)) + "\n" + ";" * 9_999 + "\n",
    "nul.csv": HEAD + "2026-02-01;r\0an;16.05;59.15\n",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "photo.csv": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
    "topo.json": '{"type": "Topology", "objects": {"a": {}}, "arcs": []}',
    "nested.json": '{"a": {"b": {"c": [1, 2, {"d": 3}]}}}',
    "deep.json": "[" * 100_000 + "]" * 100_000,
    "deep.geojson": '{"type": "FeatureCollection", "features": ' + "[" * 50_000 + "]" * 50_000 + "}",
    "nan_points.geojson": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"datum":"2026-02-01"'
                          ',"brott":"ran"},"geometry":{"type":"Point","coordinates":[NaN,1e999]}}]}',
    "nan.json": '{"values": [{"kpi": "N1", "period": 2024, "municipality": "0001", "values": [{"gender": "T", '
                '"count": 1, "status": "", "value": NaN, "isdeleted": false}]}]}',
    "infinite.csv": HEAD + "2026-02-01;ran;inf;nan\n",
    "year_9999.csv": HEAD + "9999-12-31;ran;16.05;59.15\n",
    "year_9999_zone.csv": HEAD + "9999-12-31T23:59:59-12:00;ran;16.05;59.15\n",
    "year_9999.json": json.dumps([{"service_request_id": "1", "service_name": "x", "lat": 59.15, "long": 16.05,
                                   "requested_datetime": "9999-12-31T23:59:59-12:00"}]),
    "crossing.geojson": shapes(CROSSING),
    "empty_geometry.geojson": shapes({"type": "Polygon", "coordinates": []}),
    "no_collection.geojson": '{"type": "FeatureCollection", "features": []}',
    "heading_of_persons.csv": "Ada;070-174 06 35\n2026-02-01;ran\n",
    "other_area.csv": "datum;brott;områdeskod\n2026-02-01;ran;1980R001\n",
    "other_area_values.csv": "indicator;area;period;value\nsysselsattningsgrad;1980R001;2024;70\n",
    "outside.csv": HEAD + "2026-02-01;ran;-0.1;51.5\n",
    "quote.csv": HEAD + '2026-02-01;"ran;16.05;59.15\n' * 3,
    "pdf.csv": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 500,
    "database.csv": b"SQLite format 3\0" + b"\0" * 500,
    "cut.json": '[{"id": 1, "datetime": "2026-02-01 8:24:32 +01:00", "name": "a", "summary": "b", "type": "Rån',
    "old_excel.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "damaged.xlsx": workbook({"Blad1": [["datum", "brott"], ["2026-02-01", "ran"]]})[:-200],
}  # fmt: skip


def state(root):
    return everything(settings_in(root), without=set())


def asked(run, root, content, name, *more):
    """Import a file by its content and see that it was quick."""
    path = root / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    began = time.monotonic()
    ran = run("import", path, *more)
    assert time.monotonic() - began < SECONDS
    assert "Traceback" not in ran.out + ran.err and "felnummer" not in ran.err
    return ran


@pytest.fixture(scope="module", params=KINDS)
def place(request, tmp_path_factory):
    """A municipality with one event, in a store of either kind: what is refused must not change it."""
    root = tmp_path_factory.mktemp(request.param)
    url = migrated_url(request.param, root)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("LAGESBILD_DATABASE_URL", url)
        bring_in(folder_in(root), HEAD + ROW, "tidigare.csv")
        before = state(root)
    yield root, url, before
    open_database(url).dispose()
    drop(url)


@pytest.fixture
def refused(run, place, monkeypatch):
    """Ask in that municipality, and see that nothing has been stored."""
    root, url, before = place
    monkeypatch.setenv("LAGESBILD_ROOT", str(root))
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", url)

    def ask_for(content, name=None):
        ran = run("import", content) if name is None else asked(run, root, content, name)
        assert ran.code == 1 and ran.out == "", ran.out
        assert state(root) == before
        return ran.err

    return ask_for


@pytest.fixture
def folder(root, store_url):  # noqa: F811
    folder = folder_in(root)
    bring_in(folder, HEAD + ROW, "tidigare.csv")
    return folder


@pytest.fixture
def ask(run, root, folder):
    def ask_for(content, name, *more):
        return asked(run, root, content, name, *more)

    return ask_for


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_of_it_is_stored(refused, name):
    told = refused(REFUSED[name], name)
    assert any(sign in told for sign in "åäö") or "Filen" in told


@pytest.mark.parametrize("megabytes", [201, 199])
def test_two_hundred_megabytes_are_refused_within_the_time(refused, place, megabytes):
    """A sparse file of zeros after a good row: too large, or no text."""
    path = place[0] / "stor.csv"
    with path.open("wb") as file:
        file.write((HEAD + ROW).encode())
        file.truncate(megabytes * 1_000_000)
    began = time.monotonic()
    told = refused(path)
    assert ("200 MB" if megabytes > 200 else "är inte text") in told and time.monotonic() - began < SECONDS


def test_a_folder_and_a_missing_file_are_told_of(run, root, folder):
    assert "Där finns ingen fil" in run("import", root).err
    assert "Där finns ingen fil" in run("import", root / "borta.csv").err


def test_a_formula_is_text_and_never_runs(ask, run, root):
    ran = ask("id;datum;brott\n=cmd|' /C calc'!A0;2026-02-01;ran\n+1;2026-02-01;nej\n", "formel.csv", "--json")
    assert ran.code == 0 and ran.json["n_accepted"] == 1
    assert run("rejected", ran.json["batch_id"], "--out", root / "ut.csv").code == 0
    lines = (root / "ut.csv").read_text(encoding="utf-8-sig").splitlines()
    assert not any(cell.startswith(("=", "@")) for line in lines for cell in line.split(";"))
    assert "finns redan" in run("rejected", ran.json["batch_id"], "--out", root / "ut.csv").err


def test_ragged_rows_are_left_out_one_by_one(ask):
    ran = ask(HEAD + ROW + "2026-02-01;ran\n2026-02-02;klotter;16.05;59.15;x;y\n", "ojamn.csv", "--json")
    assert (ran.json["n_rows"], ran.json["n_accepted"], ran.json["n_rejected"]) == (3, 2, 1)


def test_several_files_at_once(run, root, ask, folder):
    (root / "a.csv").write_text(HEAD + "2026-02-03;ran;;\n", encoding="utf-8")
    (root / "b.csv").write_text(HEAD + "2026-02-04;ran;;\n", encoding="utf-8")
    ran = run("import", root / "a.csv", root / "b.csv", "--json")
    assert [file["n_accepted"] for file in ran.json["files"]] == [1, 1]
    (root / "c.csv").write_text(HEAD + "2026-02-05;ran;;\n", encoding="utf-8")
    mixed = run("import", root / "borta.csv", root / "c.csv")
    assert mixed.code == 1 and "Där finns ingen fil" in mixed.err and "c.csv: Inläst som omgång" in mixed.err


def test_undo_from_the_command_line(run, ask, root):
    before = everything(settings_in(root))
    ran = ask(HEAD + "2026-02-09;ran;16.05;59.15\n", "ny.csv", "--json")
    undone = run("undo", ran.json["batch_id"])
    assert undone.code == 0 and "är ångrad: 1 rader" in undone.out
    assert everything(settings_in(root)) == before
    assert "ingen sådan omgång" in run("undo", ran.json["batch_id"]).err


MANY = HEAD + "".join(f"2026-02-01 {i % 24:02d}:{i % 60:02d};ran;16.05;59.15\n" for i in range(3_000))
PART = 1_000
"""Rows that are written at a time, so that a break comes in the middle."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_an_import_that_is_killed_can_be_run_again(root, run, folder):
    path = root / "mycket.csv"
    path.write_text(MANY, encoding="utf-8")
    before = state(root)
    command = [sys.executable, "-c", KILLED, str(path)]
    done = subprocess.run(command, cwd=PROJECT, env=os.environ | {"LAGESBILD_ROOT": str(root)}, check=False, timeout=90)
    assert done.returncode == -signal.SIGKILL
    assert state(root) == before
    assert run("check").code == 0
    assert run("import", path, "--json").json["n_accepted"] == 3_000
    assert run("check").code == 0


def test_a_connection_that_is_lost_leaves_nothing_behind(root, run, folder, monkeypatch):
    """On PostgreSQL the server ends the session at the third part; on SQLite the file goes away under it."""
    path = root / "mycket.csv"
    path.write_text(MANY, encoding="utf-8")
    before = state(root)
    monkeypatch.setattr(bulk, "ROWS_A_TIME", PART)
    write, calls = bulk._write, []

    def cut_at_third(connection, *more):
        calls.append(1)
        if len(calls) == 3:
            cut(connection)
        write(connection, *more)

    monkeypatch.setattr(bulk, "_write", cut_at_third)
    ran = run("import", path)
    assert ran.code == 1 and "Traceback" not in ran.err and "Databasen" in ran.err, ran.err
    open_database(settings_in(root).database_url).dispose()
    assert state(root) == before and run("check").code == 0
    assert run("import", path, "--json").json["n_accepted"] == 3_000


def cut(connection):
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        driver.interrupt()
        driver.execute("PRAGMA max_page_count = 1")  # as a disk that is full
        return
    with psycopg.connect(postgresql_server(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", (driver.info.backend_pid,))


KILLED = """
import os, signal, sys
from lib.cli.main import main
from lib.store import bulk
write, calls = bulk._write, []

def stop_at_third(*arguments):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    write(*arguments)

bulk._write, bulk.ROWS_A_TIME = stop_at_third, 1_000
main(["import", sys.argv[1]])
"""

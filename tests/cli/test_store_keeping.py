"""backup, restore, check and purge, as they are typed."""

import re
import zipfile
from datetime import datetime

import pytest
from sqlalchemy import text

from lib.domain.settings import Settings
from lib.store.database import open_database
from lib.store.tables import metadata
from lib.store.writing import add_batch
from tests.store.rows_for_tests import batch, reports, three_events


@pytest.fixture
def engine(root):
    """The store that the commands use, with rows."""
    engine = open_database(Settings.from_environment().database_url)
    tables = {"events": three_events(), "reports": reports({"reported_at": datetime(2019, 1, 1)})}
    with engine.begin() as connection:
        add_batch(connection, batch(), tables)
    return engine


def test_a_store_goes_out_and_comes_back(run, engine, root, monkeypatch):
    ran = run("backup", root / "kopia.zip")
    assert ran.code == 0 and "Säkerhetskopian är sparad" in ran.out
    monkeypatch.setenv("LAGESBILD_STORE", str(root / "ny"))
    ran = run("restore", root / "kopia.zip", "--json")
    assert ran.code == 0 and ran.json["counts"]["events"] == 3
    assert run("check").code == 0


def test_a_backup_is_not_put_over_rows(run, engine, root):
    run("backup", root / "kopia.zip")
    ran = run("restore", root / "kopia.zip")
    assert ran.code == 1 and "redan rader" in ran.err and "Traceback" not in ran.err


def test_a_whole_store_says_so_in_swedish(run, engine):
    ran = run("check")
    assert ran.code == 0 and ran.out.startswith("Databasen är hel.\n")
    assert re.search(r"Anmälda brott +3\n", ran.out)
    told = set(re.findall(r"^\w+", ran.out, re.MULTILINE)) & set(metadata.tables)
    assert told == set(), "tables are named in words"


def test_a_broken_store_is_told_of_with_exit_code_1(run, engine):
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM events WHERE id = 1"))
        connection.execute(text("DROP TRIGGER audit_log_refuses_update"))
        connection.execute(text("UPDATE audit_log SET actor = 'Bo'"))
    ran = run("check", "--json")
    assert ran.code == 1 and [fault["where"] for fault in ran.json["faults"]] == ["Omgång 1", "Händelseloggen"]


def test_a_damaged_file_is_told_of_with_the_way_back(run, root, own_store):
    own_store.mkdir()
    (own_store / "lagesbild.db").write_bytes(b"skrap" * 1000)
    ran = run("check")
    assert ran.code == 1 and "databasfilen är skadad" in ran.err and "restore" in ran.err


def test_purging_counts_first_and_then_does_it(run, engine):
    planned = run("purge", "--dry-run")
    assert planned.out.startswith("Skulle gallras:") and "Rapporttexter" in planned.out
    done = run("purge", "--json")
    assert done.json["municipalities"]["0001-prov"]["report_texts"] == 1
    assert run("purge").out == "Inget har nått sin tid.\n"


def test_a_server_that_is_down_is_a_fault_without_its_password(run, monkeypatch):
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", "postgresql://u:hemligt@127.0.0.1:1/x")
    ran = run("check")
    assert ran.code == 1 and ran.err.startswith("Databasen: databasservern svarar inte.")
    assert "hemligt" not in ran.err + ran.out


def test_a_backup_can_be_opened_with_nothing_but_a_zip_and_sqlite(run, engine, root):
    run("backup", root / "kopia.zip")
    with zipfile.ZipFile(root / "kopia.zip") as archive:
        assert archive.namelist() == ["manifest.json", "lagesbild.db"]
        assert archive.read("lagesbild.db").startswith(b"SQLite format 3\0")

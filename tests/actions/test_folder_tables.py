"""The folder's own tables come in once for each version, and people's changes in them stay."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from lib.actions.folder_tables import load_folder_tables
from lib.store.database import open_database
from lib.store.editing import save
from lib.store.health import find_incomplete_batches
from tests.actions.imported import folder_in, settings_in, stored

HEADINGS = (
    "report_id,reported_at,event_from,event_to,place_type,area_code,lon,lat,precision,category,subcategory,"
    "description,reporter_organisation,police_reported,reasons,wishes,secrecy,status,measure_id,duplicate_of\n"
)
ROW = (
    "{},2026-01-05,2026-01-04,,utomhus,0001R001,16.05,59.15,exact,miljo,,{},Förvaltningen,no,morker,rojning,internal,"
    "ny,,\n"
)


@pytest.fixture
def folder(tmp_path, monkeypatch, database_url):
    monkeypatch.setenv("LAGESBILD_DATABASE_URL", database_url)
    return folder_in(tmp_path)


def load(folder, **texts):
    """Write the table with a report for each text, and bring it in."""
    table = folder.data / "demo" / "reports.csv"
    table.parent.mkdir(exist_ok=True)
    table.write_text(HEADINGS + "".join(ROW.format(key, text) for key, text in texts.items()), encoding="utf-8")
    return load_folder_tables(settings_in(folder.root), folder)


def test_a_new_version_of_the_table_leaves_what_people_have_changed(folder):
    assert load(folder, r1="mörkt", r2="skräp") == 1 and load(folder, r1="mörkt", r2="skräp") == 0
    engine = open_database(settings_in(folder.root).database_url)
    first = stored(folder, "reports").set_index("report_key")
    with engine.begin() as connection:
        save(connection, "reports", int(first.loc["r1", "id"]), 1, {"status": "bedomd"}, "Ada")
    assert load(folder, r1="mörkare", r2="skräpigt", r3="nytt") == 1
    rows = stored(folder, "reports").set_index("report_key").sort_index()
    assert rows["description"].tolist() == ["mörkt", "skräpigt", "nytt"]
    assert rows["status"].tolist() == ["bedomd", "ny", "ny"] and rows["is_synthetic"].all()
    with engine.connect().execution_options(reads_only=True) as connection:
        assert find_incomplete_batches(connection) == []


def test_the_first_visitors_of_several_servers_bring_the_table_in_once(folder):
    assert load(folder, r0="ljust") == 1  # the database is made
    table, at_once = folder.data / "demo" / "reports.csv", Barrier(4)
    table.write_text(HEADINGS + ROW.format("r1", "mörkt") + ROW.format("r2", "skräp"), encoding="utf-8")

    def first_visit(_number):
        at_once.wait()
        return load_folder_tables(settings_in(folder.root), folder)

    with ThreadPoolExecutor(4) as visitors:
        assert sum(visitors.map(first_visit, range(4))) == 1
    assert sorted(stored(folder, "reports")["report_key"]) == ["r1", "r2"]

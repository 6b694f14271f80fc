"""Yearly reports become reports of the second half-year, with their texts and their history."""

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from lib.store.database import open_apart
from lib.store.earlier_rows import read_earlier
from lib.store.editing import save
from lib.store.migrating import migrate
from lib.store.reading import read_rows
from lib.store.tables import activity_reports
from tests.store.test_migrations import old_engine  # noqa: F401  a fixture

PLACE = "0001-prov"
OLD_REPORT = (
    "INSERT INTO activity_reports (id, municipality, plan, activity, year, board, status, description, reason, "
    "version) VALUES (9, '0001-prov', 'p', '1.10', 2022, 'namnd', 'andrad', 'Ny text', 'Ett skäl', 2)",
    "INSERT INTO earlier_versions (municipality, table_name, row_id, version, content, saved_at) VALUES ('0001-prov', "
    '\'activity_reports\', 9, 1, \'{"id": 9, "year": 2022, "status": "pagar", "description": "Gammal text", '
    "\"version\": 1}', '2023-01-02 03:04:05.000000')",
    "INSERT INTO earlier_versions (municipality, table_name, row_id, version, content, saved_at) VALUES ('0001-prov', "
    "'problems', 9, 1, '{\"description\": \"Ett problem\"}', '2023-01-02 03:04:05.000000')",
)


@pytest.fixture
def engine_of_yearly_reports(old_engine, empty_url):  # noqa: F811
    migrate(old_engine, "0002")
    with old_engine.begin() as connection:
        for row in OLD_REPORT:
            connection.execute(text(row.replace(":", r"\:")))
    old_engine.dispose()
    engine = open_apart(empty_url)
    yield engine
    engine.dispose()


def test_a_yearly_report_keeps_its_text_and_its_history_and_becomes_that_of_the_second_half(engine_of_yearly_reports):
    (row,) = read_rows(engine_of_yearly_reports, PLACE, "activity_reports").to_dict("records")
    assert (row["id"], row["year"], row["half"], row["activity"]) == (9, 2022, 2, "1.10")
    assert (row["done"], row["reason"], row["status"], row["version"]) == ("Ny text", "Ett skäl", "andrad", 2)
    assert row["reported_on"] is None
    (row,) = read_earlier(engine_of_yearly_reports, PLACE, "activity_reports").to_dict("records")
    assert (row["done"], row["half"], row["status"], row["result"]) == ("Gammal text", 2, "pagar", None)
    with engine_of_yearly_reports.connect() as connection:
        others = text("SELECT content FROM earlier_versions WHERE table_name = 'problems'")
        assert "description" in str(connection.execute(others).scalar_one()), "other tables keep their names"


def test_afterwards_each_half_year_has_one_report_that_can_be_edited(engine_of_yearly_reports):
    row = {"municipality": PLACE, "plan": "p", "activity": "1.10", "year": 2022, "board": "namnd", "status": "pagar"}
    with engine_of_yearly_reports.begin() as connection:
        connection.execute(insert(activity_reports).values(**row, half=1))
        assert save(connection, "activity_reports", 9, 2, {"result": "Nytt"}, "Ada") == 3
    for again in (row | {"half": 2}, row | {"year": 2023}):  # the same half-year twice; none at all
        with pytest.raises(IntegrityError), engine_of_yearly_reports.begin() as connection:
            connection.execute(insert(activity_reports).values(**again))

"""A problem's criteria of before become answers of actors, and nothing else is lost."""

import json

import pytest
from sqlalchemy import create_engine, event, text

from lib.store.address import read_address
from lib.store.database import open_apart
from lib.store.migrating import migrate
from lib.store.reading import read_rows
from lib.store.sqlite_driver import prepare

PLACE = "0001-prov"
CRITERIA = {"police": {"harm": 3}, "municipality": {"harm": 1}, "skola": {"cost": 2}}
OLD_ROWS = (
    ("INSERT INTO problems (id, municipality, title, criteria, status) VALUES (5, :place, 'Mörkt', :criteria, 'nytt')"),
    ("INSERT INTO problems (id, municipality, title, status) VALUES (6, :place, 'Tomt', 'nytt')"),
    (
        "INSERT INTO causes (id, municipality, problem_id, side, description) "
        "VALUES (7, :place, 5, 'place', 'Trasiga lampor')"
    ),
    (
        "INSERT INTO measures (id, municipality, measure_key, title, status, cause_id) "
        "VALUES (8, :place, 'm1', 'Belysning', 'pagar', 7)"
    ),
)


@pytest.fixture
def old_url(empty_url):
    engine = create_engine(read_address(empty_url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    migrate(engine, "0006")
    with engine.begin() as connection:
        for row in OLD_ROWS:
            connection.execute(text(row), {"place": PLACE, "criteria": json.dumps(CRITERIA)} if ":criteria" in row
                               else {"place": PLACE})  # fmt: skip
    engine.dispose()
    return empty_url


def test_criteria_become_answers_by_actor(old_url):
    engine = open_apart(old_url)
    answers = read_rows(engine, PLACE, "priorities").set_index("actor")["answers"].to_dict()
    assert answers == {"polisen": {"harm": 3}, "kommunen": {"harm": 1}, "skola": {"cost": 2}}
    problems, causes, measures = (read_rows(engine, PLACE, name) for name in ("problems", "causes", "measures"))
    assert problems["title"].tolist() == ["Mörkt", "Tomt"] and "criteria" not in problems
    assert causes["problem_id"].tolist() == [5] and measures["cause_id"].tolist() == [7]
    engine.dispose()

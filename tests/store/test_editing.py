"""Two people and one row."""

import threading
from datetime import date

import pytest
from sqlalchemy import select

from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.store.audit import verify
from lib.store.database import open_apart
from lib.store.editing import create, read_row, save
from lib.store.reading import read_versions
from lib.store.tables import audit_log, earlier_versions
from tests.store.rows_for_tests import PLACE

PROBLEM = {"title": "Mörk tunnel", "status": "ny", "question": {"common": "yes"}}
THREADS, EDITS = 20, 10


@pytest.fixture
def problem(engine):
    with engine.begin() as connection:
        return create(connection, "problems", PLACE, PROBLEM, "Ada")


def edited(engine, row_id, version, changes, actor="Bo"):
    with engine.begin() as connection:
        return save(connection, "problems", row_id, version, changes, actor)


def current(engine, row_id):
    with engine.connect().execution_options(reads_only=True) as connection:
        return read_row(connection, "problems", row_id)


def test_an_edit_counts_the_version_and_says_who(engine, problem):
    before = read_versions(engine, PLACE)[0]
    assert edited(engine, problem, 1, {"status": "prioriterad", "question": {"common": "no"}}) == 2
    row = current(engine, problem)
    assert (row["version"], row["status"], row["question"], row["reviewed_by"]) == (
        2, "prioriterad", {"common": "no"}, "Bo")  # fmt: skip
    assert row["reviewed_at"] is not None and row["title"] == "Mörk tunnel"
    assert read_versions(engine, PLACE)[0] == before + 1


def test_the_later_one_is_told_what_both_did_and_nothing_is_overwritten(engine, problem):
    edited(engine, problem, 1, {"title": "Mörk gångtunnel", "status": "prioriterad"})
    with pytest.raises(Conflict) as caught:
        edited(engine, problem, 1, {"title": "Tunneln", "description": "Ny text", "status": "prioriterad"}, "Cy")
    conflict = caught.value
    assert (conflict.base["title"], conflict.theirs["title"], conflict.yours["title"]) == (
        "Mörk tunnel", "Mörk gångtunnel", "Tunneln")  # fmt: skip
    assert conflict.both_changed == ("title",), "the description was only mine, the status the same"
    assert current(engine, problem)["title"] == "Mörk gångtunnel"
    assert edited(engine, problem, conflict.theirs["version"], {"description": "Ny text"}, "Cy") == 3


def test_without_the_base_every_difference_is_asked_about(engine, problem):
    edited(engine, problem, 1, {"title": "Mörk gångtunnel"})
    with engine.begin() as connection:
        connection.execute(earlier_versions.delete())
    with pytest.raises(Conflict) as caught:
        edited(engine, problem, 1, {"title": "Tunneln", "status": "x", "theme": None})
    assert (caught.value.base, caught.value.both_changed) == (None, ("title", "status"))


def test_an_edit_of_a_row_that_is_gone(engine):
    with pytest.raises(Conflict) as caught:
        edited(engine, 4711, 1, {"title": "x"})
    assert caught.value.theirs is None and caught.value.both_changed == ("title",)


def test_saving_what_already_stands_there_writes_nothing(engine, problem):
    before = read_versions(engine, PLACE)[0]
    assert edited(engine, problem, 1, {"title": "Mörk tunnel"}) == 1
    assert read_versions(engine, PLACE)[0] == before


@pytest.mark.parametrize("field", ["id", "version", "municipality", "batch_id", "reviewed_by", "finns_inte"])
def test_what_the_store_keeps_itself_is_not_edited(engine, problem, field):
    with pytest.raises(ValueError, match=field):
        edited(engine, problem, 1, {field: 1})


@pytest.mark.parametrize("table", ["audit_log", "batches", "versions", "events", "earlier_versions"])
def test_tables_that_nobody_edits(engine, table):
    with pytest.raises(ValueError, match=table), engine.begin() as connection:
        save(connection, table, 1, 1, {}, "Ada")


@pytest.mark.parametrize("title", ["x" * 121, "a\0b", "\ud83d"])
def test_a_text_that_does_not_fit_is_refused_by_hand_as_by_file(engine, problem, title):
    with pytest.raises(InputFault, match="kolumnen title"):
        edited(engine, problem, 1, {"title": title})
    with pytest.raises(InputFault, match="kolumnen title"), engine.begin() as connection:
        create(connection, "problems", PLACE, PROBLEM | {"title": title}, "Ada")


def test_the_log_names_fields_but_never_quotes_texts(engine, problem):
    edited(engine, problem, 1, {"description": "En hemlig text", "secrecy": "open"})
    with engine.connect() as connection:
        row = connection.execute(select(audit_log).where(audit_log.c.action == "edit")).one()
    assert row.object == f"problems {problem}" and row.actor == "Bo"
    assert row.details == (
        '{"fields":["description","secrecy"],"municipality":"0001-prov","secrecy":["internal","open"],"version":2}'
    )


def test_dates_come_back_as_dates_from_the_history(engine):
    walk = {"title": "Runda", "starts_at": date(2026, 1, 5), "status": "planerad", "feedback_given": date(2026, 2, 1)}
    with engine.begin() as connection:
        row_id = create(connection, "walks", PLACE, walk, "Ada")
        save(connection, "walks", row_id, 1, {"feedback_given": date(2026, 3, 1)}, "Bo")
    with pytest.raises(Conflict) as caught, engine.begin() as connection:
        save(connection, "walks", row_id, 1, {"feedback_given": date(2026, 4, 1)}, "Cy")
    assert caught.value.base["feedback_given"] == date(2026, 2, 1)
    assert caught.value.both_changed == ("feedback_given",)


def test_twenty_people_at_once_lose_nothing_and_wait_in_line(engine, database_url, problem):
    own = open_apart(database_url)
    errors: list[Exception] = []
    start = threading.Barrier(THREADS)

    def work() -> None:
        start.wait()
        try:
            for _ in range(EDITS):
                _add_one(own, problem)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row = current(own, problem)
    check = verify(own)
    own.dispose()
    assert errors == []
    assert (row["description"], row["version"]) == (str(THREADS * EDITS), THREADS * EDITS + 1)
    assert check.is_whole and check.n_rows == THREADS * EDITS + 1


def _add_one(engine, row_id):
    """Read, think, save; when somebody else was faster, begin again from what they made of it."""
    row = current(engine, row_id)
    while True:
        try:
            return edited(engine, row_id, row["version"], {"description": str(int(row["description"] or 0) + 1)})
        except Conflict as conflict:
            row = conflict.theirs

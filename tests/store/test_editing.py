"""Two people and one row."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.secrecy_change import CLASS_REASON
from lib.store import audit, editing
from lib.store.audit import verify
from lib.store.data_versions import read_versions
from lib.store.earlier_rows import read_earlier
from lib.store.editing import create, read_row, save
from lib.store.tables import audit_log
from tests.store.crowd import Added, add_at_once
from tests.store.rows_for_tests import PLACE

PROBLEM = {"title": "Mörk tunnel", "status": "ny", "question": {"common": "yes"}}


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
    before = read_versions(engine, PLACE).every_write
    assert edited(engine, problem, 1, {"status": "prioriterad", "question": {"common": "no"}}) == 2
    row = current(engine, problem)
    assert (row["version"], row["status"], row["question"], row["reviewed_by"]) == (
        2, "prioriterad", {"common": "no"}, "Bo")  # fmt: skip
    assert row["reviewed_at"] is not None and row["title"] == "Mörk tunnel"
    assert read_versions(engine, PLACE).every_write == before + 1


def test_the_later_one_is_told_what_stands_there_and_nothing_is_overwritten(engine, problem):
    edited(engine, problem, 1, {"title": "Mörk gångtunnel", "status": "prioriterad"})
    with pytest.raises(Conflict) as caught:
        edited(engine, problem, 1, {"title": "Tunneln", "description": "Ny text", "status": "prioriterad"}, "Cy")
    theirs = caught.value.theirs
    assert (theirs["title"], theirs["version"]) == ("Mörk gångtunnel", 2) and theirs == current(engine, problem)
    assert edited(engine, problem, theirs["version"], {"description": "Ny text"}, "Cy") == 3


def test_an_edit_of_a_row_that_is_gone(engine):
    with pytest.raises(Conflict) as caught:
        edited(engine, 4711, 1, {"title": "x"})
    assert caught.value.theirs is None


def test_saving_what_already_stands_there_writes_nothing(engine, problem):
    before = read_versions(engine, PLACE).every_write
    assert edited(engine, problem, 1, {"title": "Mörk tunnel"}) == 1
    assert read_versions(engine, PLACE).every_write == before


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
    edited(engine, problem, 1, {"description": "En hemlig text", "secrecy": "open", CLASS_REASON: "Beslut i rådet"})
    with engine.connect() as connection:
        row = connection.execute(select(audit_log).where(audit_log.c.action == "edit")).one()
    assert row.object == f"problems {problem}" and row.actor == "Bo"
    assert row.details == (
        '{"fields":["description","secrecy"],"municipality":"0001-prov","reason":"Beslut i rådet",'
        '"secrecy":["internal","open"],"version":2}'
    )


def test_dates_come_back_as_dates_from_the_history(engine):
    walk = {"title": "Runda", "starts_at": date(2026, 1, 5), "status": "planerad", "feedback_given": date(2026, 2, 1)}
    with engine.begin() as connection:
        row_id = create(connection, "walks", PLACE, walk, "Ada")
        save(connection, "walks", row_id, 1, {"feedback_given": date(2026, 3, 1)}, "Bo")
    (earlier,) = read_earlier(engine, PLACE, "walks").to_dict("records")
    assert (earlier["feedback_given"], earlier["version"]) == (date(2026, 2, 1), 1)


def test_several_people_at_once_lose_nothing_and_wait_in_line(database_url):
    """`python -m tests.bench writers` has twenty people with 25 edits each."""
    found = add_at_once(database_url, n_people=8, n_edits=3)
    assert found == Added(24, found.n_conflicts, n_errors=0, n_lost=0, n_extra=0, is_log_whole=True)
    assert found.n_conflicts > 0


def test_a_new_class_takes_a_reason_which_the_log_keeps(engine, problem):
    with pytest.raises(InputFault, match="sekretessklassen ändras utan skäl"):
        edited(engine, problem, 1, {"title": "Ny", "secrecy": "open"})
    with pytest.raises(InputFault, match="utan skäl"):
        edited(engine, problem, 1, {"secrecy": "open", CLASS_REASON: "  "})
    assert current(engine, problem)["version"] == 1
    edited(engine, problem, 1, {"secrecy": "open", CLASS_REASON: "Ska visas för nämnden"})
    assert current(engine, problem)["secrecy"] == "open"
    assert edited(engine, problem, 2, {"secrecy": "open", CLASS_REASON: "Igen"}) == 2  # the same class is no change
    assert edited(engine, problem, 2, {"title": "Ny"}) == 3


def test_a_clock_that_goes_backwards_changes_no_order(engine, problem, monkeypatch):
    """Versions and the audit log are numbered, not timed."""
    moments = iter([datetime(2026, 3, 2), datetime(2026, 3, 1), datetime(2025, 1, 1), datetime(2026, 3, 3)])
    for module in (editing, audit):
        monkeypatch.setattr(module, "utc_now", lambda: next(moments, datetime(2020, 1, 1)))
    for version in (1, 2, 3):
        edited(engine, problem, version, {"description": f"nr {version}"})
    with pytest.raises(Conflict) as caught:
        edited(engine, problem, 2, {"description": "sent"})
    assert caught.value.theirs["description"] == "nr 3"
    check = verify(engine)
    assert check.is_whole and check.n_rows == 4

"""Writing problems, causes and priorities: refused whole or saved whole, and the later of two is told."""

from datetime import date

import pytest
from sqlalchemy import select

from lib.actions.causes import add_cause, remove_cause, save_cause
from lib.actions.priorities import SavedAnswers, save_priority, save_weights
from lib.actions.problem_edits import follow_number, save_problem, start_problem
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.store.audit import verify
from lib.store.database import open_database
from lib.store.editing import read_row
from lib.store.tables import audit_log, earlier_versions, problems

HERE, ELSEWHERE = MunicipalityFolder(PROJECT_ROOT, "0001-prov"), MunicipalityFolder(PROJECT_ROOT, "0002-annan")
BY = Role.COORDINATOR


@pytest.fixture
def settings(store_url):
    return Settings(root=PROJECT_ROOT, database_url=store_url)


def read(settings, table, row_id):
    with open_database(settings.database_url).connect() as connection:
        return read_row(connection, table, row_id)


def test_a_problem_is_written_decided_and_followed(settings):
    first = start_problem(
        settings, HERE, {"title": " Mörk gångväg ", "place": "", "review_by": date(2027, 1, 1)}, BY, "prov"
    )
    row = read(settings, "problems", first)
    assert (row["title"], row["place"], row["status"], row["review_by"]) == (
        "Mörk gångväg", None, "nytt", date(2027, 1, 1))  # fmt: skip
    with pytest.raises(InputFault, match="Skäl till beslutet: texten saknas"):
        save_problem(settings, HERE, first, 1, {"status": "bortprioriterat"}, BY, "prov")
    assert read(settings, "problems", first)["version"] == 1
    decided = {"status": "bortprioriterat", "status_reason": "Liten skada"}
    assert save_problem(settings, HERE, first, 1, decided, BY, "prov") == 2
    assert save_problem(settings, HERE, first, 2, {"status_reason": "Mindre skada"}, BY, "prov") == 3
    question = {"indicator": "x", "themes": [], "area": None, "period": "2025-01--2025-12", "taken": {"value": 4.5}}
    assert follow_number(settings, HERE, first, 3, question, BY, "prov") == 4
    kept = read(settings, "problems", first)["question"]
    assert kept == question | {"data_version": 3}
    assert verify(open_database(settings.database_url)).is_whole


def test_the_later_of_two_is_told_and_nothing_is_written_over(settings):
    first = start_problem(settings, HERE, {"title": "Mörkt", "exposed": "Barn"}, BY, "prov")
    save_problem(settings, HERE, first, 1, {"exposed": "Barn och äldre"}, BY, "prov")
    with pytest.raises(Conflict) as told:
        save_problem(settings, HERE, first, 1, {"exposed": "Alla", "hours": "kl. 18–22"}, BY, "prov")
    assert told.value.theirs["exposed"] == "Barn och äldre"
    assert read(settings, "problems", first)["hours"] is None
    answered = save_priority(settings, HERE, first, "polisen", {"harm": 3}, "", None, BY, "prov")
    with pytest.raises(Conflict):
        save_priority(settings, HERE, first, "polisen", {"harm": 0}, "", None, BY, "prov")
    assert save_priority(settings, HERE, first, "polisen", {"harm": 2}, "Läst", answered, BY, "prov").version == 2
    with pytest.raises(Conflict):
        save_priority(settings, HERE, first, "polisen", {"harm": 1}, "", answered, BY, "prov")
    weights = save_weights(settings, HERE, {"harm": 2}, None, BY, "prov")
    with pytest.raises(Conflict):
        save_weights(settings, HERE, {"harm": 3}, None, BY, "prov")
    assert save_weights(settings, HERE, {"harm": 3}, weights, BY, "prov") == SavedAnswers(weights.row_id, 2)


def test_a_removed_cause_leaves_what_hung_under_it_and_its_text_is_kept(settings):
    first = start_problem(settings, HERE, {"title": "Mörkt"}, BY, "prov")
    top = add_cause(settings, HERE, first, {"description": "Lampor", "side": "place"}, BY, "prov")
    below = add_cause(settings, HERE, first, {"description": "Ansvar", "side": "place", "parent_id": top}, BY, "prov")
    assert read(settings, "causes", below)["layer"] == "root_cause"
    assert save_cause(settings, HERE, top, 1, {"limits": "Få svar"}, BY, "prov") == 2
    with pytest.raises(Conflict):
        remove_cause(settings, HERE, top, 1, BY, "prov")
    remove_cause(settings, HERE, top, 2, BY, "prov")
    assert read(settings, "causes", top) is None and read(settings, "causes", below)["parent_id"] is None
    with open_database(settings.database_url).connect() as connection:
        kept = connection.execute(select(earlier_versions.c.content).where(earlier_versions.c.version == 2)).scalar()
        told = connection.execute(select(audit_log.c.action, audit_log.c.details)).all()
    assert kept["description"] == "Lampor" and kept["limits"] == "Få svar"
    assert told[-1].action == "remove" and not any("Lampor" in row.details for row in told)


def test_what_is_refused_saves_nothing(settings):
    first = start_problem(settings, HERE, {"title": "Mörkt"}, BY, "prov")
    person = "Ring Anna på 070-123 45 67"
    refused = [
        ("texten saknas", lambda: start_problem(settings, HERE, {"title": " … "}, BY, "prov")),
        ("för lång", lambda: start_problem(settings, HERE, {"title": "x" * 121}, BY, "prov")),
        (
            "pekar ut en person",
            lambda: start_problem(settings, HERE, {"title": "A", "description": person}, BY, "prov"),
        ),
        ("pekar ut en person", lambda: save_problem(settings, HERE, first, 1, {"exposed": person}, BY, "prov")),
        ("beslutet finns inte", lambda: save_problem(settings, HERE, first, 1, {"status": "klart"}, BY, "prov")),
        ("klassen finns inte", lambda: save_problem(settings, HERE, first, 1, {"secrecy": "hemlig"}, BY, "prov")),
        ("annan kommun", lambda: save_problem(settings, ELSEWHERE, first, 1, {"title": "Mitt"}, BY, "prov")),
        ("annan kommun", lambda: add_cause(settings, ELSEWHERE, first, {"description": "A"}, BY, "prov")),
        ("annan kommun", lambda: save_priority(settings, ELSEWHERE, first, "polisen", {}, "", None, BY, "prov")),
        ("texten saknas", lambda: add_cause(settings, HERE, first, {"description": ""}, BY, "prov")),
        ("pekar ut en person", lambda: add_cause(settings, HERE, first, {"description": person}, BY, "prov")),
        (
            "valet finns inte",
            lambda: add_cause(settings, HERE, first, {"description": "A", "side": "allt"}, BY, "prov"),
        ),
        ("skalan 0–3", lambda: save_priority(settings, HERE, first, "polisen", {"harm": 4}, "", None, BY, "prov")),
        ("pekar ut en person", lambda: save_priority(settings, HERE, first, "polisen", {}, person, None, BY, "prov")),
        ("alla vikter är 0", lambda: save_weights(settings, HERE, {"harm": 0}, None, BY, "prov")),
    ]
    for role in set(Role) - {Role.COORDINATOR, Role.POLICE}:
        refused += [
            ("din roll", lambda role=role: start_problem(settings, HERE, {"title": "A"}, role, "prov")),
            ("din roll", lambda role=role: save_problem(settings, HERE, first, 1, {"title": "A"}, role, "prov")),
            ("din roll", lambda role=role: follow_number(settings, HERE, first, 1, {}, role, "prov")),
            ("din roll", lambda role=role: add_cause(settings, HERE, first, {"description": "A"}, role, "prov")),
            ("din roll", lambda role=role: save_priority(settings, HERE, first, "polisen", {}, "", None, role, "prov")),
            ("din roll", lambda role=role: save_weights(settings, HERE, {"harm": 1}, None, role, "prov")),
        ]
    for message, attempt in refused:
        with pytest.raises(InputFault, match=message):
            attempt()
    with open_database(settings.database_url).connect() as connection:
        assert connection.execute(select(problems.c.version)).scalars().all() == [1]
        assert len(connection.execute(select(audit_log.c.id)).all()) == 1

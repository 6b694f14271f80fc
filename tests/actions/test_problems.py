"""A contradiction becomes a problem that keeps its numbers, or nothing is saved at all."""

import json
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select

from lib.actions.problems import LONGEST_TITLE, ProblemDraft, create_problem
from lib.domain.codes import Role
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.store.audit import verify
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.reading import read_rows
from lib.store.tables import audit_log, problems

FOLDER = MunicipalityFolder(PROJECT_ROOT, "0001-prov")
ORIGIN = "kontraster/rapporter_brott/-/A/2025-01--2025-12"


def draft(**changes):
    given = {
        "title": "Rönnby: fler rapporter än brotten ger skäl att vänta",
        "description": "58 rapporter, 10 gånger de 5,8 som 147 anmälda brott ger skäl att vänta.",
        "origin": ORIGIN,
        "rows": ({"Område": "Rönnby", "Rapporter": 58.0, "Väntat": 5.8},),
        "taken_on": date(2026, 11, 21),
        "source": "Polisen; Kommunen",
        "is_synthetic": True,
        "area_code": "A",
    }
    return ProblemDraft(**(given | changes))


@pytest.fixture
def settings(database_url):
    made = Settings(root=PROJECT_ROOT, database_url=database_url)
    yield made
    open_database(database_url).dispose()


def make(settings, role=Role.COORDINATOR, **changes):
    return create_problem(settings, FOLDER, draft(**changes), "prov", role)


def kept(settings):
    with open_database(settings.database_url).connect() as connection:
        return connection.execute(select(problems)).mappings().all()


def test_the_problem_keeps_its_numbers_with_their_day_version_and_hash(settings):
    row_id = make(settings)
    (row,) = kept(settings)
    assert (row["id"], row["origin"], row["area_code"], row["status"]) == (row_id, ORIGIN, "A", "nytt")
    figures = row["figures"]
    assert figures["rows"] == [{"Område": "Rönnby", "Rapporter": 58.0, "Väntat": 5.8}]
    assert (figures["taken_on"], figures["is_synthetic"]) == ("2026-11-21", True)
    assert figures["source"] == "Polisen; Kommunen"
    written = json.dumps(figures["rows"], ensure_ascii=False, sort_keys=True)
    assert figures["sha256"] == sha256(written.encode()).hexdigest()
    assert figures["data_version"] == read_versions(open_database(settings.database_url), FOLDER.slug).every_write - 1


def test_it_is_read_like_other_rows_and_logged_without_its_text(settings):
    make(settings)
    engine = open_database(settings.database_url)
    assert read_rows(engine, FOLDER.slug, "problems")["origin"].tolist() == [ORIGIN]
    with engine.connect() as connection:
        ((action, details),) = connection.execute(select(audit_log.c.action, audit_log.c.details)).all()
    assert action == "create" and "Rönnby" not in details and verify(engine).is_whole


def test_the_same_contradiction_is_made_a_problem_once(settings):
    make(settings)
    with pytest.raises(InputFault, match="finns redan ett problem"):
        make(settings, title="En annan rubrik")
    make(settings, origin=ORIGIN.replace("/A/", "/B/"))
    assert len(kept(settings)) == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " … "}, "rubriken saknas"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "för lång"),
        ({"description": "Ring Anna på 070-123 45 67"}, "pekar ut en person"),
        ({"title": "Mejla anna.ek@example.se"}, "pekar ut en person"),
        ({"origin": "x" * 300}, "för lång"),
        *(({"role": role}, "din roll") for role in Role if role not in (Role.POLICE, Role.COORDINATOR)),
    ],
)
def test_what_is_refused_saves_nothing(settings, changes, message):
    with pytest.raises(InputFault, match=message):
        make(settings, **changes)
    assert kept(settings) == []
    with open_database(settings.database_url).connect() as connection:
        assert connection.execute(select(audit_log)).all() == []


def test_the_police_may_too(settings):
    assert make(settings, role=Role.POLICE)

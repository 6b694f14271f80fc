"""Judging a week: who may, what is refused, and two people at the same area. On both databases."""

import pytest

from lib.actions.place_reports import SavedRow
from lib.actions.week import Proposal, accept_green, judge_area, save_note
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.est_period import EstPeriod
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.database import open_database
from lib.store.reading import read_rows
from tests.made_up import SLUG

WEEK = EstPeriod.parse("2026-W43")
COORDINATOR = User("prov", Role.COORDINATOR)
PROPOSED = Proposal("0001R001", "yellow", "up", "9 rapporter, väntat 3")
RED = {"level": "red", "trend": "up", "motive": "Bränder vid skolan"}
GREEN = {"level": "green", "trend": "same", "motive": "Lugnt"}


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url)


def judge(settings, changes=RED, seen=None, by=COORDINATOR, proposal=PROPOSED):
    return judge_area(settings, MunicipalityFolder(settings.root, SLUG), WEEK, proposal, changes, seen, by)


def stored(settings, table="assessments"):
    return read_rows(open_database(settings.database_url), SLUG, table).to_dict("records")


def test_a_judgement_stands_beside_what_was_proposed_and_the_later_one_is_told(settings):
    saved = judge(settings)
    (row,) = stored(settings)
    assert (row["level"], row["proposed_level"], row["motive"]) == ("red", "yellow", "Bränder vid skolan")
    with pytest.raises(Conflict) as conflict:
        judge(settings, GREEN)
    assert conflict.value.theirs["motive"] == "Bränder vid skolan"
    assert judge(settings, {"level": "yellow"}, saved) == SavedRow(row["id"], 2)
    with pytest.raises(Conflict):
        judge(settings, RED, saved)
    assert stored(settings)[0]["level"] == "yellow"


def test_only_what_is_proposed_green_and_open_is_accepted_together(settings):
    judge(settings)
    folder = MunicipalityFolder(settings.root, SLUG)
    proposals = (
        Proposal("0001R001", "green", "same", "lugnt"),
        Proposal("0001R002", "green", "", "lugnt"),
        Proposal("0001R003", "yellow", "up", "fler"),
        Proposal("0001R004", "", "", "för få"),
    )
    assert accept_green(settings, folder, WEEK, proposals, COORDINATOR) == 1
    rows = {row["area_code"]: (row["level"], row["trend"], row["motive"]) for row in stored(settings)}
    assert rows.keys() == {"0001R001", "0001R002"} and rows["0001R001"][0] == "red"
    assert rows["0001R002"] == ("green", "same", "Enligt förslaget: inget är fler än vanligt.")


def test_notes_are_written_once_for_a_week_and_merged_by_version(settings):
    folder = MunicipalityFolder(settings.root, SLUG)
    saved = save_note(settings, folder, WEEK, {"summary": " Lugn vecka "}, None, COORDINATOR)
    with pytest.raises(Conflict):
        save_note(settings, folder, WEEK, {"coming": "Lov"}, None, COORDINATOR)
    save_note(settings, folder, WEEK, {"status": "done"}, saved, COORDINATOR)
    (row,) = stored(settings, "week_notes")
    assert (row["summary"], row["status"], row["version"]) == ("Lugn vecka", "done", 2)


def test_what_is_refused_says_why(tmp_path):
    settings = Settings(root=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.db'}")
    folder = MunicipalityFolder(tmp_path, SLUG)
    refused = {
        "läget är inte valt": (GREEN | {"level": "undecided"}, COORDINATOR),
        "motivet saknas": (GREEN | {"motive": " … "}, COORDINATOR),
        "telefonnummer": (RED | {"motive": "Ring 070-123 45 67"}, COORDINATOR),
        "din roll": (RED, User("prov", Role.BOARD)),
    }
    for message, (changes, by) in refused.items():
        with pytest.raises(InputFault, match=message):
            judge(settings, changes, None, by)
    for role in (Role.BOARD, Role.REPORTER, Role.READER, Role.PUBLIC):
        with pytest.raises(InputFault, match="din roll"):
            accept_green(settings, folder, WEEK, [PROPOSED], User("prov", role))
    with pytest.raises(InputFault, match="pekar ut en person"):
        save_note(settings, folder, WEEK, {"agreed": "Mejla anna@example.com"}, None, COORDINATOR)
    assert stored(settings) == []

"""Reporting an activity: who may, what is refused, and two people at the same report. On both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from lib.actions.plan_follow_up import LONGEST_TEXT, ReportKey, SavedReport, report_activity
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.domain.folder import MunicipalityFolder
from lib.domain.half_year import HalfYear
from lib.domain.settings import Settings
from lib.domain.user import User
from lib.store.audit import verify
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.earlier_rows import read_earlier
from lib.store.reading import read_rows
from lib.store.tables import audit_log
from tests.made_up import SLUG
from tests.plans import PLAN, PLAN_ID

TODAY = date(2026, 7, 20)
KEY = ReportKey("7.1", HalfYear(2026, 1), "gatan")
TEXTS = {"status": "pagar", "done": "Tre stolpar är bytta."}
COORDINATOR = User("prov", Role.COORDINATOR)


@pytest.fixture
def settings(tmp_path, database_url):
    return Settings(root=tmp_path, database_url=database_url)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """One store for all that is refused: nothing is ever written in it."""
    folder = tmp_path_factory.mktemp("refused")
    return Settings(root=folder, database_url=f"sqlite:///{folder / 'store.db'}")


def save(settings, changes=TEXTS, seen=None, key=KEY, by=COORDINATOR):
    return report_activity(settings, MunicipalityFolder(settings.root, SLUG), PLAN, key, changes, seen, TODAY, by)


def stored(settings):
    return read_rows(open_database(settings.database_url), SLUG, "activity_reports").to_dict("records")


def logged(settings):
    with open_database(settings.database_url).connect() as connection:
        return connection.execute(select(audit_log.c.action, audit_log.c.actor, audit_log.c.details)).all()


def test_a_report_is_kept_with_who_when_and_for_what(settings):
    saved = save(settings)
    (row,) = stored(settings)
    assert (row["plan"], row["activity"], row["year"], row["half"], row["board"]) == (PLAN_ID, "7.1", 2026, 1, "gatan")
    assert (row["status"], row["done"], row["result"]) == ("pagar", "Tre stolpar är bytta.", None)
    assert (row["reported_on"], row["reviewed_by"], row["version"]) == (TODAY, "prov", 1)
    assert (saved, row["secrecy"], row["is_synthetic"]) == (SavedReport(row["id"], 1), "internal", False)


def test_an_edit_keeps_what_stood_there_and_the_first_day(settings):
    first = save(settings, TEXTS | {"result": " Bra \n"})
    assert stored(settings)[0]["result"] == "Bra"
    second = save(settings, {"done": "Alla stolpar är bytta.", "status": "genomford", "result": "  "}, first)
    (row,) = stored(settings)
    (before,) = read_earlier(open_database(settings.database_url), SLUG, "activity_reports").to_dict("records")
    assert second == SavedReport(first.row_id, 2) and row["reported_on"] == TODAY
    assert (row["status"], before["status"], before["done"]) == ("genomford", "pagar", "Tre stolpar är bytta.")
    assert row["result"] is None and before["half"] == 1 and before["version"] == 1


def test_one_row_in_the_log_for_each_write_and_no_text_in_it(settings):
    save(settings, {"result": "Fler vågar gå där"}, save(settings))
    assert [(row.action, row.actor) for row in logged(settings)] == [("create", "prov"), ("edit", "prov")]
    assert not any("stolpar" in row.details or "vågar" in row.details for row in logged(settings))
    assert verify(open_database(settings.database_url)).is_whole


def refused(settings, message, **wishes):
    before = read_versions(open_database(settings.database_url), SLUG).every_write
    rows = stored(settings)
    with pytest.raises(InputFault, match=message) as caught:
        save(settings, **wishes)
    assert stored(settings) == rows and read_versions(open_database(settings.database_url), SLUG).every_write == before
    return caught.value.faults


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.COORDINATOR, Role.BOARD}])
def test_other_roles_read_only(closed, role):
    refused(closed, "läsa men inte rapportera", by=User("prov", role))


def test_a_board_reports_for_itself_only(closed):
    refused(closed, "din egen nämnd", by=User("prov", Role.BOARD, "styrelsen"))
    refused(closed, "din egen nämnd", by=User("prov", Role.BOARD))


def test_a_board_cannot_reach_another_boards_row_by_its_number(settings):
    of_others = save(settings, key=ReportKey("7.1", KEY.half, "styrelsen"))
    own = save(settings, by=User("prov", Role.BOARD, "gatan"))
    assert of_others.row_id != own.row_id
    for key in (KEY, ReportKey("7.1", HalfYear(2026, 2), "gatan")):
        with pytest.raises(Conflict):
            save(settings, {"done": "Fel rad"}, of_others, key, User("prov", Role.BOARD, "gatan"))
    assert "Fel rad" not in [row["done"] for row in stored(settings)]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (ReportKey("7.2", KEY.half, "gatan"), "aktiviteten finns inte"),
        (ReportKey("7.1", KEY.half, "skolan"), "nämnden hör inte till"),
        (ReportKey("7.1", KEY.half, "'; DROP"), "nämnden hör inte till"),
        (ReportKey("7.1", HalfYear(2027, 1), "gatan"), "utanför planen"),
    ],
)
def test_what_is_not_of_the_plan(closed, key, message):
    refused(closed, message, key=key)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"status": "klar"}, "statusen finns inte"),
        ({"status": "rapport_saknas"}, "statusen finns inte"),
        ({"done": "Utan status"}, "statusen saknas"),
        ({"status": "andrad"}, "skälet saknas"),
        ({"status": "avslutad", "reason": " – "}, "skälet saknas"),
        ({"status": "pagar", "result": "x" * (LONGEST_TEXT + 1)}, "för lång"),
        *(
            ({"status": "pagar", name: "Ring 070-174 06 05"}, "pekar ut en person")
            for name in ("done", "result", "obstacles", "next_step", "reason")
        ),
    ],
)
def test_what_is_refused_changes_nothing(closed, changes, message):
    refused(closed, message, changes=changes)


def test_the_explanation_never_repeats_the_value(closed):
    (fault,) = refused(closed, "pekar ut", changes=TEXTS | {"next_step": "Mejla anna.ek@example.se"})
    assert fault.where == "Nästa steg" and "anna" not in str(fault)


def test_a_reason_that_is_taken_away_later_is_missed(settings):
    first = save(settings, {"status": "andrad", "reason": "Nytt upplägg"})
    assert stored(settings)[0]["reason"] == "Nytt upplägg"
    refused(settings, "skälet saknas", changes={"reason": ""}, seen=first)
    assert save(settings, {"status": "pagar", "reason": ""}, first).version == 2


def test_a_field_that_no_report_has_is_a_mistake_of_ours(closed):
    with pytest.raises(ValueError, match="secrecy"):
        save(closed, TEXTS | {"secrecy": "open"})


def test_the_later_of_two_edits_is_told_and_overwrites_nothing(settings):
    first = save(settings)
    save(settings, {"result": "Deras", "next_step": "Deras"}, first)
    with pytest.raises(Conflict) as caught:
        save(settings, {"result": "Mitt", "obstacles": "Mitt"}, first)
    assert (caught.value.theirs["result"], caught.value.theirs["next_step"]) == ("Deras", "Deras")
    (row,) = stored(settings)
    assert (row["result"], row["obstacles"], row["version"]) == ("Deras", None, 2)
    merged = save(settings, {"result": "Deras och mitt", "obstacles": "Mitt"}, SavedReport(first.row_id, 2))
    assert merged.version == 3 and stored(settings)[0]["next_step"] == "Deras"


def test_two_who_begin_the_same_report_while_others_have_their_own(settings):
    for key in (KEY, ReportKey("7.1", HalfYear(2025, 2), "gatan"), ReportKey("7.1", KEY.half, "styrelsen")):
        save(settings, key=key)
    with pytest.raises(Conflict) as caught:
        save(settings, {"status": "forsenad", "done": "Något annat"})
    assert caught.value.theirs["done"] == "Tre stolpar är bytta." and len(stored(settings)) == 3


def test_a_report_that_is_gone_is_a_conflict_and_not_a_new_row(closed):
    with pytest.raises(Conflict) as caught:
        save(closed, seen=SavedReport(4711, 1))
    assert caught.value.theirs is None and stored(closed) == []

"""What is new, what waits and what is late, for somebody who comes back and for somebody who is new."""

from datetime import date, datetime, timedelta

import pytest

from lib.actions.versions import create_version, freeze_version
from lib.actions.visits import visit
from lib.analysis.changes_since import changes_since
from lib.analysis.handover import coming, overdue, waiting
from lib.analysis.work_objects import work_objects
from lib.domain.codes import Role
from lib.domain.folder import MunicipalityFolder
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.store.data_versions import read_versions
from lib.store.database import open_database
from lib.store.editing import create, save
from tests.databases import KINDS, drop, migrated_url
from tests.made_up import SLUG
from tests.versions import BY, FIELDS, TODAY, filled

INSIDE = Role.COORDINATOR
LONG_AGO = datetime(2020, 1, 1)
NOON = datetime(2026, 3, 2, 12)


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """A frozen version, a problem that nobody has decided on, and measures with days before and after today."""
    settings, workspace = filled(tmp_path_factory.mktemp("handover"))
    made = create_version(settings, workspace.folder, FIELDS, TODAY, BY)
    content = {"data_version": workspace.data_key.versions.every_write}
    freeze_version(settings, workspace.folder, made.row_id, content, BY)
    engine = open_database(settings.database_url)
    with engine.begin() as connection:
        late = {"measure_key": "sen", "title": "Laga lampan", "status": "pagar", "due": date(2026, 2, 1)}
        row_id = create(connection, "measures", SLUG, late, "Ada")
        save(connection, "measures", row_id, 1, {"expected": "Ljusare"}, "Bo")
        save(connection, "measures", row_id, 2, {"expected": "Mycket ljusare"}, "Bo")
        done = late | {"measure_key": "klar", "title": "Redan klar", "status": "uppfoljd"}
        create(connection, "measures", SLUG, done, "Ada")
        soon = {"measure_key": "snart", "title": "Såga grenen", "status": "beslutad", "due": date(2026, 4, 1)}
        create(connection, "measures", SLUG, soon, "Ada")
        create(connection, "problems", SLUG, {"title": "Buskörning", "status": "nytt"}, "Ada")
        for hour, lat in ((10, 59.15), (12, 59.1502), (12, 59.16), (23, 59.1602)):
            happened = {"reported_at": datetime(2026, 2, 1), "event_from": datetime(2026, 1, 5, hour), "month": 24312}
            place = {"lon": 16.05, "lat": lat, "precision": "exact", "status": "ny", "category": "miljo"}
            rest = {"police_reported": "no", "reasons": "", "wishes": ""}
            create(connection, "reports", SLUG, happened | place | rest, "Ada")
    return settings, workspace


def test_one_line_for_each_thing_however_often_it_was_saved(worked):
    _, workspace = worked
    rows = changes_since(workspace, LONG_AGO, INSIDE).set_index("title")
    assert rows["action_text"]["Laga lampan"] == "ny, ändrad 2 gånger"
    assert rows["actor"]["Laga lampan"] == "Ada, Bo"
    assert rows["action_text"]["Lägesbild Provby"] == "ny, fryst"
    assert rows["address"]["Buskörning"] == "/problem?problem=2"
    imports = rows[rows["kind"] == "import"]
    assert imports.index.tolist() == ["6 filer med 126 rader"]
    assert changes_since(workspace, utc_now() + timedelta(hours=1), INSIDE).empty
    outside = changes_since(workspace, LONG_AGO, Role.READER)
    assert outside["kind"].tolist() == ["import"], "work is not told of outside"


def test_what_waits_says_why(worked):
    _, workspace = worked
    rows = waiting(workspace, INSIDE, TODAY).set_index("title")["why"]
    assert rows["Lägesbild Provby"] == "väntar på beslut"
    assert rows["4 nya rapporter om platser att bedöma"] == "den äldsta kom 2026-02-01"
    assert "2 rapporter som kan säga samma sak som en annan" in rows
    assert rows["Buskörning"] == "inte prioriterat eller bortprioriterat"
    assert "Problem utan orsak: Buskörning" in rows
    assert rows["4 områden utan bedömning för v. 50 2025"] == "siffrorna för perioden är inlästa"
    assert rows["7 aktiviteter utan rapport för hösten 2025"] == "1 nämnder har inte rapporterat"


def test_late_and_coming_are_parted_by_today_and_what_is_done_is_neither(worked):
    _, workspace = worked
    assert overdue(workspace, INSIDE, TODAY)["title"].tolist() == ["Laga lampan"]
    assert coming(workspace, INSIDE, TODAY)["title"].tolist() == ["Såga grenen"]
    assert overdue(workspace, INSIDE, date(2026, 1, 1)).empty


def test_every_thing_has_its_reason_source_hand_and_next_step(worked):
    _, workspace = worked
    rows = work_objects(workspace, INSIDE).set_index("title")
    first, late = rows.loc["Klotter i Norr"], rows.loc["Laga lampan"]
    assert (first["why"], first["source"], first["reviewed_by"]) == ("Det ökar.", "Prov (problems)", "ingen än")
    assert (late["why"], late["source"], late["reviewed_by"]) == ("Mycket ljusare", "skriven här", "Bo")
    assert (late["next_day"], late["next_what"]) == (date(2026, 2, 1), "ska vara klar")


def test_a_board_is_told_of_measures_and_nothing_of_the_picture(worked):
    _, workspace = worked
    assert overdue(workspace, Role.BOARD, TODAY)["title"].tolist() == ["Laga lampan"]
    assert set(work_objects(workspace, Role.BOARD)["kind"]) == {"measure"}
    assert waiting(workspace, Role.BOARD, TODAY)["kind"].tolist() == ["plan"]


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.PUBLIC])
def test_nothing_waits_for_those_who_only_read(worked, role):
    _, workspace = worked
    assert waiting(workspace, role, TODAY).empty and overdue(workspace, role, TODAY).empty
    assert work_objects(workspace, role).empty


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loaded_again_is_the_same_visit(kind, tmp_path):
    settings = Settings(root=tmp_path, database_url=migrated_url(kind, tmp_path))
    folder = MunicipalityFolder(tmp_path, SLUG)

    def look(hours, actor="Ada", role=Role.POLICE):
        return visit(settings, folder, actor, role, NOON + timedelta(hours=hours))

    assert look(0) is None and look(1) is None, "a first visit, still going on"
    assert look(5) == NOON + timedelta(hours=1) == look(6)
    assert look(5, "Bo") is None and look(5, role=Role.COORDINATOR) is None
    assert look(30) == NOON + timedelta(hours=6)
    assert read_versions(open_database(settings.database_url), SLUG).every_write == 0, "looking makes no answer old"
    open_database(settings.database_url).dispose()
    drop(settings.database_url)

"""Half-written forms: one's own, whole, without what points out a person, and not for ever."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import select, update

from lib.actions.drafts import forget_draft, keep_draft, saved_with_its_draft
from lib.domain.codes import Role
from lib.domain.draft import DRAFT_DAYS, HalfWritten
from lib.domain.moment import utc_now
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.user import User
from lib.store.drafts import read_draft
from lib.store.editing import create, save
from lib.store.tables import audit_log, drafts, versions

ADA, BO = User("Ada", Role.BOARD), User("Bo", Role.COORDINATOR)
BASE = {"title": "", "due": None, "parts": [], "is_quick": False, "cost": None, "starts_at": None}
WRITTEN = {"title": "Lampor å ä ö 🔦", "due": date(2026, 5, 1), "parts": ["a", "b"], "is_quick": True, "cost": 5,
           "starts_at": datetime(2026, 5, 1, 18, 30)}  # fmt: skip
DRAFT = HalfWritten(12, 3, BASE, WRITTEN)


def kept_for(engine, who, place="atgard-12"):
    found = read_draft(engine, "0001-prov", who.actor, place)
    return None if found is None else HalfWritten.from_plain(*found)


def test_a_draft_comes_back_whole_and_only_to_the_one_who_wrote_it(engine, database_url):
    settings = Settings(root=PROJECT_ROOT, database_url=database_url)
    keep_draft(settings, "0001-prov", "atgard-12", HalfWritten(12, 2, BASE, {"title": "Förr"}), ADA)
    keep_draft(settings, "0001-prov", "atgard-12", DRAFT, ADA)
    found = kept_for(engine, ADA)
    assert (found.row_id, found.version, found.base, found.written) == (12, 3, BASE, WRITTEN)
    assert kept_for(engine, BO) is None and kept_for(engine, ADA, "atgard-13") is None
    forget_draft(settings, "0001-prov", "atgard-12", BO)
    assert kept_for(engine, ADA) is not None
    forget_draft(settings, "0001-prov", "atgard-12", ADA)
    assert kept_for(engine, ADA) is None
    with engine.connect() as connection:  # nothing is said yet: no audit row, and no answer is asked anew
        assert connection.execute(select(audit_log)).all() == connection.execute(select(versions)).all() == []


def test_what_points_out_a_person_is_not_kept_and_what_nobody_comes_back_to_goes(engine, database_url):
    settings = Settings(root=PROJECT_ROOT, database_url=database_url)
    told = WRITTEN | {"title": "Ring Ada på 070-174 06 05"}
    keep_draft(settings, "0001-prov", "atgard-12", HalfWritten(12, 3, BASE, told), ADA)
    assert kept_for(engine, ADA).written == {name: value for name, value in WRITTEN.items() if name != "title"}
    with engine.begin() as connection:
        connection.execute(update(drafts).values(saved_at=utc_now() - timedelta(days=DRAFT_DAYS, minutes=1)))
    keep_draft(settings, "0001-prov", "atgard-13", DRAFT, BO)
    assert kept_for(engine, ADA) is None and kept_for(engine, BO, "atgard-13") is not None


def test_what_is_saved_takes_its_draft_along_and_what_is_not_leaves_it(engine, database_url):
    settings = Settings(root=PROJECT_ROOT, database_url=database_url)
    for by in (ADA, BO):
        keep_draft(settings, "0001-prov", "problem-nytt", DRAFT, by)
    with suppress(ZeroDivisionError), saved_with_its_draft("problem-nytt", ADA), engine.begin() as connection:
        create(connection, "problems", "0001-prov", {"title": "x", "status": "nytt"}, "Ada")
        raise ZeroDivisionError
    assert kept_for(engine, ADA, "problem-nytt") is not None
    with saved_with_its_draft("problem-nytt", ADA), engine.begin() as connection:
        row = create(connection, "problems", "0001-prov", {"title": "x", "status": "nytt"}, "Ada")
    assert kept_for(engine, ADA, "problem-nytt") is None and kept_for(engine, BO, "problem-nytt") is not None
    with engine.begin() as connection:  # outside a form nothing is taken along
        save(connection, "problems", row, 1, {"title": "y"}, "Bo")
    assert kept_for(engine, BO, "problem-nytt") is not None
    with saved_with_its_draft("problem-nytt", BO), engine.begin() as connection:
        save(connection, "problems", row, 2, {"title": "z"}, "Bo")
    assert kept_for(engine, BO, "problem-nytt") is None

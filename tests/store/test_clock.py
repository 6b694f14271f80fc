"""A clock that jumps: back an hour, ahead a year and right again. Nothing rests on it but what is said of the time."""

import sys
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from lib.actions.sign_in import enter, keep_alive
from lib.domain.conflict import Conflict
from lib.domain.settings import PROJECT_ROOT, Settings
from lib.domain.sign_in import Standing, sign_in_id
from lib.store.audit import verify
from lib.store.editing import create, read_row, save
from lib.store.sign_ins import find_sign_in
from lib.store.tables import audit_log, earlier_versions
from lib.store.visits import note_visit
from tests.domain.test_sign_in import CLAIMS, ISSUED, NOW

JUMPS = (timedelta(), -timedelta(hours=1), timedelta(days=365), -timedelta(hours=1), timedelta(minutes=1))


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Everywhere that the one clock of the program has been imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lib.") and hasattr(module, "utc_now"):
            monkeypatch.setattr(module, "utc_now", lambda: moment)


def test_the_log_stays_whole_and_no_version_is_written_over(engine, monkeypatch):
    with engine.begin() as connection:
        row = create(connection, "problems", "0001-prov", {"title": "0", "status": "nytt"}, "Ada")
    for version, jump in enumerate(JUMPS, start=1):
        set_clock(monkeypatch, NOW + jump)
        with engine.begin() as connection:
            assert save(connection, "problems", row, version, {"title": str(version)}, "Ada") == version + 1
        with pytest.raises(Conflict), engine.begin() as connection:
            save(connection, "problems", row, version, {"title": "för sent"}, "Bo")
    with engine.connect() as connection:
        log = connection.execute(select(audit_log.c.id, audit_log.c.at).order_by(audit_log.c.id)).all()
        kept = connection.execute(select(earlier_versions).order_by(earlier_versions.c.version)).mappings().all()
        assert (read_row(connection, "problems", row) or {})["title"] == str(len(JUMPS))
    assert [one.id for one in log] == list(range(1, len(JUMPS) + 2)) and verify(engine).is_whole
    assert [one.at for one in log] != sorted(one.at for one in log), "the clock did jump"
    assert [one["content"]["title"] for one in kept] == [str(version) for version in range(len(JUMPS))]


def test_since_last_time_comes_right_again_with_the_clock(engine):
    def visit(moment: datetime) -> datetime | None:
        with engine.begin() as connection:
            return note_visit(connection, "0001-prov", "Ada", "coordinator", moment)

    ahead = NOW + timedelta(days=365)
    assert visit(NOW) is None
    assert visit(NOW - timedelta(hours=1)) is None  # the same visit
    assert visit(ahead) == NOW - timedelta(hours=1)
    assert visit(ahead + timedelta(hours=3)) == ahead
    visit(NOW + timedelta(days=1))  # right again: whatever this visit shows, the next one counts from it
    assert visit(NOW + timedelta(days=2)) == NOW + timedelta(days=1)


def test_nobody_is_locked_out_or_let_in_for_ever(engine, database_url):
    settings = Settings(root=PROJECT_ROOT, database_url=database_url, signs_in=True)
    back, ahead = NOW - timedelta(minutes=50), NOW + timedelta(days=365)
    assert enter(settings, CLAIMS, NOW) is Standing.OPEN
    keep_alive(settings, CLAIMS, back)
    with engine.connect() as connection:
        assert find_sign_in(connection, sign_in_id(CLAIMS)).last_seen_at == back, "an hour's rest counts from then"
    assert enter(settings, CLAIMS, back + timedelta(minutes=61)) is Standing.IDLE

    wrong = CLAIMS | {"nonce": "fel år", "iat": ISSUED + 365 * 86_400}
    assert enter(settings, wrong, ahead) is Standing.OPEN
    assert enter(settings, wrong, NOW) is Standing.TOO_OLD, "open for a year"
    assert enter(settings, CLAIMS | {"nonce": "ny"}, NOW) is Standing.OPEN

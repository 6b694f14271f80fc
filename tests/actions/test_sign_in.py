"""A sign-in in either database: begun once, kept alive, ended for good."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from lib.actions.sign_in import enter, keep_alive, leave
from lib.analysis.access import admitted, doorkeeper
from lib.domain.moment import utc_now
from lib.domain.settings import Settings
from lib.domain.sign_in import REMEMBERED, Standing
from lib.store.database import open_database
from lib.store.tables import audit_log, sign_ins

CLAIMS = {"iss": "https://id.example.se", "sub": "s-1", "nonce": "n", "roles": ["reader"]}


@pytest.fixture
def settings(store_url: str, tmp_path: Path) -> Settings:
    return Settings(root=tmp_path, database_url=store_url, signs_in=True, role_claim="roles")


def claims(now: datetime, **more: object) -> dict:
    return CLAIMS | {"iat": int(now.replace(tzinfo=UTC).timestamp())} | more


def rows(settings: Settings) -> list:
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return list(connection.execute(select(sign_ins).order_by(sign_ins.c.started_at)).mappings())


def logged(settings: Settings) -> list[tuple[str, str]]:
    with open_database(settings.database_url).connect().execution_options(reads_only=True) as connection:
        return [tuple(row) for row in connection.execute(select(audit_log.c.action, audit_log.c.actor))]


def test_begun_once_kept_alive_and_ended_for_good(settings: Settings) -> None:
    now = utc_now().replace(microsecond=0)
    mine = claims(now)
    with ThreadPoolExecutor(8) as tabs:
        assert set(tabs.map(lambda _: enter(settings, mine, now), range(8))) == {Standing.OPEN}
    assert len(rows(settings)) == 1 and logged(settings) == [("sign_in", "s-1")]
    assert admitted(settings, mine, now + timedelta(minutes=59)) is not None

    keep_alive(settings, mine, now + timedelta(seconds=59))
    assert rows(settings)[0]["last_seen_at"] == now
    keep_alive(settings, mine, now + timedelta(minutes=59))
    assert enter(settings, mine, now + timedelta(minutes=118)) is Standing.OPEN
    keep_alive(settings, mine, now + timedelta(minutes=130))  # too late: it has ended
    assert enter(settings, mine, now + timedelta(minutes=130)) is Standing.IDLE

    leave(settings, mine, now + timedelta(minutes=60))
    assert enter(settings, mine, now + timedelta(minutes=61)) is Standing.SIGNED_OUT
    assert admitted(settings, mine, now + timedelta(minutes=61)) is None
    assert enter(settings, claims(now, nonce="other"), now + timedelta(minutes=62)) is Standing.OPEN
    assert [row["revoked_at"] is None for row in rows(settings)] == [False, True]


def test_old_rows_go_and_their_cookies_open_nothing(settings: Settings) -> None:
    now = utc_now()
    then = now - REMEMBERED - timedelta(days=1)
    old = claims(then)
    enter(settings, old, then)
    assert enter(settings, claims(now, nonce="new"), now) is Standing.OPEN
    assert len(rows(settings)) == 1
    assert enter(settings, old, now) is Standing.TOO_OLD


def test_the_doorkeeper_begins_nothing_and_asks_for_a_role(settings: Settings) -> None:
    now = utc_now()
    admits = doorkeeper(settings)
    assert admits is not None and not admits(claims(now)) and rows(settings) == []
    enter(settings, claims(now), now)
    enter(settings, claims(now, sub="s-2", roles=[]), now)
    assert admits(claims(now)) and not admits(claims(now, sub="s-2", roles=[]))
    assert doorkeeper(settings.model_copy(update={"signs_in": False})) is None

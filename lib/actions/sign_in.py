"""Signing in, being seen, and signing out."""

from datetime import datetime

from sqlalchemy import Connection

from lib.domain.role_entries import user_of
from lib.domain.settings import Settings
from lib.domain.sign_in import (
    REMEMBERED,
    SEEN_EVERY,
    Claims,
    SignIn,
    Standing,
    actor_of,
    sign_in_id,
    standing_of,
    subject_of,
)
from lib.store.audit import write_audit
from lib.store.database import open_database
from lib.store.role_file import read_role_file
from lib.store.sign_ins import add_sign_in, find_sign_in, forget_sign_ins, note_seen, revoke

OBJECT = "inloggning"


def enter(settings: Settings, claims: Claims, now: datetime) -> Standing:
    """Note a sign-in that is new, and say how this one stands; `now` is in UTC. Everybody may try.

    One that was ended, rested too long or is too old is not begun anew: its cookie opens nothing more.
    """
    engine, own_id = open_database(settings.database_url), sign_in_id(claims)
    with engine.connect().execution_options(reads_only=True) as connection:
        standing = standing_of(find_sign_in(connection, own_id), claims, now)
    if standing is not Standing.UNSEEN:
        return standing
    with engine.begin() as connection:
        known = find_sign_in(connection, own_id)  # two tabs may have come at once
        if known is None:
            _begin(connection, settings, claims, now)
        return standing_of(find_sign_in(connection, own_id), claims, now)


def keep_alive(settings: Settings, claims: Claims, now: datetime) -> None:
    """Note that the person did something, once a minute at most. An ended sign-in stays ended."""
    engine, own_id = open_database(settings.database_url), sign_in_id(claims)
    with engine.connect().execution_options(reads_only=True) as connection:
        known = find_sign_in(connection, own_id)
    if known is None or standing_of(known, claims, now) is not Standing.OPEN:
        return
    if abs(now - known.last_seen_at) < SEEN_EVERY:
        return
    with engine.begin() as connection:
        note_seen(connection, own_id, now)


def leave(settings: Settings, claims: Claims, now: datetime) -> None:
    """End the sign-in in every tab and for every copy of its cookie."""
    with open_database(settings.database_url).begin() as connection:
        revoke(connection, now, sign_in_id(claims))
        write_audit(connection, actor_of(claims), "sign_out", OBJECT, {})


def _begin(connection: Connection, settings: Settings, claims: Claims, now: datetime) -> None:
    user, source = user_of(claims, read_role_file(settings.role_file), settings.role_claim)
    forget_sign_ins(connection, now - REMEMBERED)
    add_sign_in(connection, SignIn(sign_in_id(claims), subject_of(claims), source, now, now))
    details = {"role": str(user.role) if user else None, "role_source": source}
    write_audit(connection, actor_of(claims), "sign_in", OBJECT, details)

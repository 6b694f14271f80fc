"""Rows of sign-ins. No new data version: who is signed in changes no answer."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from lib.domain.sign_in import SignIn
from lib.store.tables import sign_ins


def find_sign_in(connection: Connection, sign_in_id: str) -> SignIn | None:
    found = connection.execute(select(sign_ins).where(sign_ins.c.id == sign_in_id)).mappings().one_or_none()
    return None if found is None else SignIn(**found)


def add_sign_in(connection: Connection, new: SignIn) -> None:
    connection.execute(insert(sign_ins).values(**vars(new)))


def note_seen(connection: Connection, sign_in_id: str, now: datetime) -> None:
    connection.execute(update(sign_ins).where(sign_ins.c.id == sign_in_id).values(last_seen_at=now))


def revoke(connection: Connection, now: datetime, sign_in_id: str | None = None) -> None:
    """End one sign-in, or all of them; one that has ended keeps its time."""
    open_ones = update(sign_ins).where(sign_ins.c.revoked_at.is_(None))
    its = open_ones if sign_in_id is None else open_ones.where(sign_ins.c.id == sign_in_id)
    connection.execute(its.values(revoked_at=now))


def forget_sign_ins(connection: Connection, before: datetime) -> None:
    connection.execute(delete(sign_ins).where(sign_ins.c.started_at < before))

"""When somebody last looked at what is new. No audit row and no new data version: looking changes nothing."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from lib.domain.handover import PAUSE
from lib.store.tables import visits


def note_visit(connection: Connection, municipality: str, actor: str, role: str, now: datetime) -> datetime | None:
    """Note that somebody looks now, and return when the visit before this one ended; None for a first visit.

    A look within two hours of the last belongs to the same visit.
    """
    its = (visits.c.municipality == municipality, visits.c.actor == actor, visits.c.role == role)
    last = connection.execute(select(visits).where(*its)).mappings().one_or_none()
    if last is None:
        row = {"municipality": municipality, "actor": actor, "role": role, "visited_at": now}
        connection.execute(insert(visits).values(**row))
        return None
    is_new = now - last["visited_at"] > PAUSE
    before = last["visited_at"] if is_new else last["before_at"]
    connection.execute(update(visits).where(*its).values(visited_at=now, before_at=before))
    return before if isinstance(before, datetime) else None

"""The audit log: who did what, in the transaction that did it, each row sealed with the hash of the one before."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from lib.domain.moment import utc_now
from lib.store.tables import audit_head, audit_log

START = "0" * 64
SEALED = ("id", "at", "actor", "action", "object", "details")
ROWS_A_TIME = 1_000


@dataclass(frozen=True)
class AuditCheck:
    """`broken_at` is the first row that does not hold: changed, or put in, or the place of one taken out."""

    n_rows: int
    last_hash: str
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


def write_audit(connection: Connection, actor: str, action: str, object_: str, details: dict[str, Any]) -> int:
    """Add a row and return its number. Nothing that may have to be deleted one day belongs in `details`."""
    head = connection.execute(select(audit_head.c.last_id, audit_head.c.last_hash)).one_or_none()
    number, previous = (head.last_id + 1, head.last_hash) if head else (1, START)
    row = {
        "id": number,
        "at": utc_now().isoformat(timespec="microseconds"),
        "actor": actor[:120],
        "action": action,
        "object": object_[:120],
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str),
    }
    seal = _seal(previous, row)
    connection.execute(insert(audit_log).values(**row, previous_hash=previous, hash=seal))
    end = {"last_id": number, "last_hash": seal}
    connection.execute(update(audit_head).values(**end) if head else insert(audit_head).values(id=1, **end))
    return number


def verify(engine: Engine) -> AuditCheck:
    """Go through the whole log. It need not fit in memory."""
    with engine.connect().execution_options(reads_only=True) as connection:
        head = connection.execute(select(audit_head.c.last_id, audit_head.c.last_hash)).one_or_none()
        number, previous = 0, START
        query = select(audit_log).order_by(audit_log.c.id).execution_options(yield_per=ROWS_A_TIME)
        for row in connection.execute(query).mappings():
            holds = row["id"] == number + 1 and row["previous_hash"] == previous
            if not holds or row["hash"] != _seal(previous, dict(row)):
                return AuditCheck(number, previous, number + 1)
            number, previous = row["id"], row["hash"]
    expected = (head.last_id, head.last_hash) if head else (0, START)
    return AuditCheck(number, previous, None if expected == (number, previous) else number + 1)


def _seal(previous: str, row: dict[str, Any]) -> str:
    sealed = json.dumps([previous, *(row[name] for name in SEALED)], ensure_ascii=False, separators=(",", ":"))
    return sha256(sealed.encode()).hexdigest()

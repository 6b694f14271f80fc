"""The audit log of one municipality, as rows to read."""

import json
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Engine, select

from lib.store.audit import ROWS_A_TIME
from lib.store.tables import audit_log

COLUMNS = ["at", "actor", "action", "table", "row_id", "details"]


def read_log(engine: Engine, municipality: str, since: datetime) -> pd.DataFrame:
    """What was done in the municipality after `since` (UTC), oldest first: COLUMNS.

    `table` and `row_id` are the object's two parts, such as problems and 12; `details` what the row itself says.
    """
    query = select(audit_log).where(audit_log.c.at > since.isoformat(timespec="microseconds")).order_by(audit_log.c.id)
    with engine.connect().execution_options(reads_only=True) as connection:
        found = connection.execute(query).mappings().all()
    rows = []
    for row in found:
        details, (table, _, row_id) = json.loads(row["details"]), row["object"].partition(" ")
        if details.get("municipality") == municipality:
            at = datetime.fromisoformat(row["at"])
            rows.append([at, row["actor"], row["action"], table, row_id, details])
    return pd.DataFrame(rows, columns=COLUMNS)


def read_whole_log(engine: Engine, municipality: str, since: datetime, most: int) -> list[dict[str, Any]]:
    """The newest rows after `since` (UTC), newest first, with `details` read: those of the municipality, and those of
    none."""
    after = audit_log.c.at > since.isoformat(timespec="microseconds")
    query = select(audit_log).where(after).order_by(audit_log.c.id.desc()).execution_options(yield_per=ROWS_A_TIME)
    found: list[dict[str, Any]] = []
    with engine.connect().execution_options(reads_only=True) as connection:
        for row in connection.execute(query).mappings():
            details = json.loads(row["details"])
            other = row["object"] if row["action"] == "purge" else details.get("municipality", municipality)
            if other == municipality:
                found.append(dict(row) | {"details": details})
            if len(found) == most:
                break
    return found

"""The audit log as rows to read: who did what, when, and why a secrecy class was changed."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.log_words import ACTIONS, LOG, TABLES
from lib.domain.report_words import SECRECY
from lib.domain.right import Right
from lib.domain.words import ROLES, listing, number
from lib.privacy.rights import may
from lib.store.audit import AuditCheck, verify
from lib.store.database import open_database
from lib.store.log_reading import read_whole_log

UTC = ZoneInfo("UTC")
MOST_ROWS = 2_000
Row = dict[Any, Any]


def log_rows(workspace: Workspace, since: datetime, role: Role) -> pd.DataFrame:
    """The newest MOST_ROWS rows after `since` (UTC), newest first: LOG and `action`. Empty for roles that may not.

    What belongs to no municipality, such as a sign-in or a backup, is there for everybody who reads the log. Not kept:
    looking at a page is itself a row.
    """
    columns = [*(column.name for column in LOG), "action"]
    if not may(role, Right.READ_LOG):
        return pd.DataFrame(columns=columns)
    engine = open_database(workspace.database_url)
    found = read_whole_log(engine, workspace.folder.slug, since, MOST_ROWS)
    zone = ZoneInfo(workspace.municipality.time_zone)
    return pd.DataFrame([_told(row, zone) for row in found], columns=columns)


def proven_log(workspace: Workspace, role: Role) -> AuditCheck | None:
    """The whole chain gone through, of every municipality in the store; None for roles that may not."""
    return verify(open_database(workspace.database_url)) if may(role, Right.READ_LOG) else None


def _told(row: Row, zone: ZoneInfo) -> Row:
    at = datetime.fromisoformat(row["at"]).replace(tzinfo=UTC).astimezone(zone)
    table, _, row_id = row["object"].partition(" ")
    return {
        "number": row["id"],
        "when_text": f"{at:%Y-%m-%d %H:%M:%S}",
        "actor": row["actor"],
        "action_text": ACTIONS.get(row["action"], row["action"]),
        "object_text": f"{TABLES[table]} {row_id}" if table in TABLES else row["object"],
        "details_text": ". ".join(_details(row["details"])),
        "action": row["action"],
    }


def _details(details: Row) -> list[str]:
    told = []
    if fields := details.get("fields"):
        told.append(f"Fält: {listing([str(one) for one in fields])}")
    if classes := details.get("secrecy"):
        before, after = (SECRECY.get(one, one) for one in classes)
        told.append(f"Klass: {before} → {after}. Skäl: {details.get('reason') or 'inget'}")
    if name := details.get("file_name"):
        told.append(f"{name}, {number(details['n_rows'])} rader")
    if role := details.get("role"):
        told.append(f"Roll: {ROLES.get(role, role)}")
    for label, key in (("Mottagare", "audience"), ("Format", "format"), ("Kontrollsumma", "sha256")):
        if details.get(key):
            told.append(f"{label}: {str(details[key])[:16]}")
    return told

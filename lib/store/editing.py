"""Editing one row: nothing is overwritten silently, and what stood there before is kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.moment import utc_now
from lib.domain.secrecy_change import missing_reason, reason_apart
from lib.store.audit import write_audit
from lib.store.data_versions import count_the_edit
from lib.store.drafts import drop_finished
from lib.store.fitting_texts import refuse_misfits
from lib.store.plain_rows import to_plain
from lib.store.tables import earlier_versions, metadata

NOT_EDITED = {"id", "municipality", "batch_id", "version", "reviewed_by", "reviewed_at"}


def create(connection: Connection, table: str, municipality: str, fields: Fields, actor: str) -> int:
    """Write a row made by hand, version 1, and return its id."""
    fields, _ = reason_apart(fields)
    target = _edited_table(table, fields)
    _refuse_misfits(target, fields)
    row = fields | {"municipality": municipality, "reviewed_by": actor, "reviewed_at": utc_now()}
    row_id: int = connection.execute(insert(target).values(**row).returning(target.c.id)).scalar_one()
    write_audit(connection, actor, "create", f"{table} {row_id}", {"municipality": municipality})
    drop_finished(connection, municipality)
    count_the_edit(connection, municipality, table)
    return row_id


def save(connection: Connection, table: str, row_id: int, version: int, changes: Fields, actor: str) -> int:
    """Change a row that was read as `version`, and return its new version; the same one when nothing is new.

    Raises Conflict when somebody else was faster, and InputFault when the secrecy class changes without a reason
    (`CLASS_REASON` among the changes). Its own transaction's lock keeps others out meanwhile.
    """
    changes, reason = reason_apart(changes)
    target = _edited_table(table, changes)
    _refuse_misfits(target, changes)
    row = _row(connection, target, row_id)
    if row is None or row["version"] != version:
        raise Conflict(row)
    new = {name: value for name, value in changes.items() if row[name] != value}
    if not new:
        return version
    if "secrecy" in new and not reason:
        raise InputFault(missing_reason())
    now = utc_now()
    _keep(connection, table, row, now)
    new |= {"version": version + 1, "reviewed_by": actor, "reviewed_at": now}
    its = (target.c.id == row_id) & (target.c.version == version)
    if connection.execute(update(target).where(its).values(**new)).rowcount != 1:
        raise RuntimeError("the row changed within a transaction that had it alone")
    write_audit(connection, actor, "edit", f"{table} {row_id}", _details(row, new, version + 1, reason))
    drop_finished(connection, row["municipality"])
    count_the_edit(connection, row["municipality"], table)
    return version + 1


def remove(connection: Connection, table: str, row_id: int, version: int, actor: str) -> None:
    """Take out a row that was read as `version`; what stood in it is kept as an earlier version.

    Raises Conflict when somebody has changed it since.
    """
    target = _edited_table(table, {})
    row = _row(connection, target, row_id)
    if row is None or row["version"] != version:
        raise Conflict(row)
    _keep(connection, table, row, utc_now())
    connection.execute(delete(target).where(target.c.id == row_id))
    write_audit(connection, actor, "remove", f"{table} {row_id}", {"municipality": row["municipality"]})
    count_the_edit(connection, row["municipality"], table)


def read_row(connection: Connection, table: str, row_id: int) -> Fields | None:
    """The row with its version, to edit from."""
    return _row(connection, metadata.tables[table], row_id)


def _edited_table(name: str, fields: Fields) -> Table:
    table = metadata.tables[name]
    unknown = fields.keys() - set(table.columns.keys()) | fields.keys() & NOT_EDITED
    if unknown or not {"version", "reviewed_by"} <= set(table.columns.keys()):
        raise ValueError(f"{name} is not edited by {sorted(unknown)}")
    return table


def _refuse_misfits(table: Table, fields: Fields) -> None:
    for name, value in fields.items():
        refuse_misfits(table.columns[name], [value])


def _row(connection: Connection, table: Table, row_id: int) -> Fields | None:
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    return None if row is None else dict(row)


def _keep(connection: Connection, table: str, row: Fields, now: datetime) -> None:
    kept = {"municipality": row["municipality"], "table_name": table, "row_id": row["id"], "version": row["version"]}
    connection.execute(insert(earlier_versions).values(**kept, content=to_plain(row), saved_at=now))


def _details(row: Fields, new: Fields, version: int, reason: str) -> dict[str, Any]:
    """Which fields, not what stands in them; but a change of secrecy class is told in full, with its reason."""
    changed = sorted(new.keys() - {"version", "reviewed_by", "reviewed_at"})
    told: dict[str, Any] = {"municipality": row["municipality"], "version": version, "fields": changed}
    if "secrecy" in changed:
        told |= {"secrecy": [row["secrecy"], new["secrecy"]], "reason": reason}
    return told

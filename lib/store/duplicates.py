"""Reports about the same thing: one stays, the others point at it and are not counted.

`duplicate_of` is the original's `report_key`, as files have it, or `#` and its id, as the app writes it: far from
every report has a key of its own.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, FromClause, String, cast, literal, select, update

from lib.store.tables import batches, reports

LINK = "#"


def report_ids(connection: Connection, batch_id: int) -> list[int]:
    """Ids of the reports that an import brought, in the order that they came."""
    query = select(reports.c.id).where(reports.c.batch_id == batch_id).order_by(reports.c.id)
    return list(connection.execute(query).scalars())


def original_of(connection: Connection, report_id: int) -> str:
    """What a duplicate of this report has to point at: the report, or the one that it repeats itself."""
    said: str | None = connection.execute(select(reports.c.duplicate_of).where(reports.c.id == report_id)).scalar()
    return said or f"{LINK}{report_id}"


def mark_duplicates(connection: Connection, originals: Mapping[int, str]) -> None:
    """Each report, by its id, points at its original from now on."""
    for report_id, original in originals.items():
        connection.execute(update(reports).where(reports.c.id == report_id).values(duplicate_of=original))


def free_duplicates(connection: Connection, municipality: str, batch_id: int) -> int:
    """Reports that repeat one of an import on its way out stand by themselves again; returns how many."""
    original = reports.alias()
    leaving = select(link_to(original)).where(original.c.batch_id == batch_id)
    others = (reports.c.municipality == municipality) & reports.c.batch_id.is_distinct_from(batch_id)
    freed = update(reports).where(others, reports.c.duplicate_of.in_(leaving)).values(duplicate_of=None)
    return connection.execute(freed).rowcount


def link_to(table: FromClause) -> ColumnElement[str]:
    """The `#` link to each row of an alias of `reports`."""
    return literal(LINK).concat(cast(table.c.id, String))


def read_reports(connection: Connection, municipality: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What some reports say, by id, with the name of the file that each came in."""
    columns = (reports.c.id, reports.c.event_from, reports.c.subcategory, reports.c.description, batches.c.file_name)
    query = select(*columns).join(batches, reports.c.batch_id == batches.c.id, isouter=True)
    its = (reports.c.municipality == municipality) & reports.c.id.in_(ids)
    return {row["id"]: dict(row) for row in connection.execute(query.where(its)).mappings()}


def reports_around(
    connection: Connection, municipality: str, report_id: int, category: str, at: datetime, within: timedelta
) -> pd.DataFrame:
    """id, category, event_from, lon, lat and description of the other placed reports of a category around a time, those
    that repeat another left out."""
    columns = (reports.c.id, reports.c.category, reports.c.event_from, reports.c.lon, reports.c.lat)
    its = (reports.c.municipality == municipality) & (reports.c.category == category) & (reports.c.id != report_id)
    is_placed = reports.c.lon.is_not(None) & reports.c.duplicate_of.is_(None)
    is_near = reports.c.event_from.between(at - within, at + within)
    query = select(*columns, reports.c.description).where(its, is_placed, is_near).order_by(reports.c.id)
    return pd.read_sql(query, connection)


def says_the_same(connection: Connection, municipality: str, report_id: int) -> bool:
    """Whether another report points at this one as its original."""
    key = select(reports.c.report_key).where(reports.c.id == report_id).scalar_subquery()
    pointed = (reports.c.duplicate_of == f"{LINK}{report_id}") | (reports.c.duplicate_of == key)
    query = select(reports.c.id).where(reports.c.municipality == municipality, pointed).limit(1)
    return connection.execute(query).scalar() is not None

"""Finding a board's report, and what stood in it before."""

import pandas as pd
from sqlalchemy import Connection, Engine, select

from lib.domain.conflict import Fields
from lib.domain.half_year import HalfYear
from lib.store.plain_rows import from_plain
from lib.store.tables import activity_reports, earlier_versions


def find_report(
    connection: Connection, municipality: str, plan: str, activity: str, half: HalfYear, board: str
) -> Fields | None:
    """The one row of a board's report, with id and version."""
    table = activity_reports.c
    its = (table.plan == plan, table.activity == activity, table.year == half.year, table.half == half.half)
    query = select(activity_reports).where(table.municipality == municipality, *its, table.board == board)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else dict(row)


def read_earlier_reports(engine: Engine, municipality: str) -> pd.DataFrame:
    """Every report as it stood before an edit: the table's columns, and `saved_at` (UTC), when it was written over."""
    query = select(earlier_versions.c.content, earlier_versions.c.saved_at).where(
        earlier_versions.c.municipality == municipality, earlier_versions.c.table_name == activity_reports.name
    )
    with engine.connect().execution_options(reads_only=True) as connection:
        kept = connection.execute(query.order_by(earlier_versions.c.id)).all()
    columns = [*activity_reports.columns.keys(), "saved_at"]
    rows = [from_plain(activity_reports, row.content) | {"saved_at": row.saved_at} for row in kept]
    return pd.DataFrame(rows, columns=columns)

"""What each batch brought: how much, for which time and which areas. Counts of rows, never of events by kind."""

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, Table, func, null, select

from lib.domain.period import Month
from lib.store.tables import metadata

TIMES = ("month", "year", "period", "started", "published_at")
"""The column that says what time a row is about: the first of these that the table has."""
COLUMNS = ["batch_id", "table", "area_code", "n_rows", "first", "last"]


def read_coverage(engine: Engine, municipality: str) -> pd.DataFrame:
    """batch_id, table, area_code (None where unknown), n_rows, first and last (as text, None where unknown).

    Rows that were held back or made by hand are not counted.
    """
    with engine.connect().execution_options(reads_only=True) as connection:
        found = [
            (row.batch_id, table.name, row.area_code, row.n_rows, _written(table, row.first), _written(table, row.last))
            for table in metadata.sorted_tables
            if "batch_id" in table.columns and table.name != "quarantine"
            for row in connection.execute(_query(table, municipality))
        ]
    return pd.DataFrame(found, columns=COLUMNS).astype({"area_code": object, "first": object, "last": object})


def _query(table: Table, municipality: str) -> Select[Any]:
    time = next((table.c[name] for name in TIMES if name in table.columns), None)
    area = table.c.area_code if "area_code" in table.columns else null()
    keys = [table.c.batch_id, area.label("area_code")]
    span = [null(), null()] if time is None else [func.min(time), func.max(time)]
    grouped = [table.c.batch_id] if "area_code" not in table.columns else [table.c.batch_id, table.c.area_code]
    return (
        select(*keys, func.count().label("n_rows"), span[0].label("first"), span[1].label("last"))
        .where(table.c.municipality == municipality, table.c.batch_id.is_not(None))
        .group_by(*grouped)
    )


def _written(table: Table, time: object) -> str | None:
    """`2025-03` for months since year 0, the first ten signs of days, years and periods as they are."""
    if time is None:
        return None
    return str(Month.from_index(int(str(time)))) if "month" in table.columns else str(time)[:10]

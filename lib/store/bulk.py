"""Many rows at once, by the fastest way of each database."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.types import is_integer_dtype
from pyarrow import csv
from sqlalchemy import JSON, Column, Connection, Date, DateTime, Integer, Table
from sqlalchemy.exc import DBAPIError

from lib.domain.faults import InputFault
from lib.store.database_faults import fault_of
from lib.store.fitting_texts import refuse_misfits

ROWS_A_TIME = 20_000
VALUES_A_STATEMENT = 4_000
"""SQLite takes 32 766, but slower."""

Values = Sequence[Any]


def insert_frame(
    connection: Connection, table: Table, frame: pd.DataFrame, shared: Mapping[str, Any] | None = None,
    told: Callable[[int], None] | None = None,
) -> None:  # fmt: skip
    """Write the frame's columns that the table has, and `shared`, which is the same in every row.

    `told` hears how many rows are in after each part. Missing of every kind becomes NULL. Raises InputFault for a text
    that a column cannot hold: SQLite would take it, PostgreSQL would not.
    """
    shared = shared or {}
    columns = [column for column in table.columns if column.name in frame.columns and column.name not in shared]
    names = [*shared, *(column.name for column in columns)]
    for name, value in shared.items():
        refuse_misfits(table.columns[name], [value])
    for start in range(0, len(frame), ROWS_A_TIME):
        part = frame.iloc[start : start + ROWS_A_TIME]
        same = ([value] * len(part) for value in shared.values())
        _write(connection, table, names, [*same, *(_values(column, part[column.name]) for column in columns)])
        if told is not None:
            told(start + len(part))


def _write(connection: Connection, table: Table, names: Sequence[str], columns: Sequence[Values]) -> None:
    """Names come from our own tables, never from a file."""
    quoted = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        _write_statements(connection, f"INSERT INTO {table.name} ({quoted}) VALUES ", columns)  # noqa: S608  # nosec
        return
    copying = f"COPY {table.name} ({quoted}) FROM STDIN (FORMAT csv)"
    driver: Any = connection.connection.driver_connection
    with _as_from_sqlalchemy(connection, copying), driver.cursor().copy(copying) as copy:
        copy.write(_as_csv(columns))


def _as_csv(columns: Sequence[Values]) -> memoryview:
    """Nothing written at all is NULL, and "" an empty text, as PostgreSQL reads it."""
    table = pa.table([pa.array(values) for values in columns], names=[str(n) for n in range(len(columns))])
    text = pa.BufferOutputStream()
    csv.write_csv(table, text, csv.WriteOptions(include_header=False, quoting_style="all_valid"))
    return memoryview(text.getvalue())


def _write_statements(connection: Connection, beginning: str, columns: Sequence[Values]) -> None:
    """Hundreds of rows in each statement: after a statement Python lets another thread run, and beside a busy one an
    import that goes row by row takes minutes, with the lock of the one writer in its hand."""
    row = f"({', '.join('?' * len(columns))})"
    n_rows = VALUES_A_STATEMENT // len(columns)
    for start in range(0, len(columns[0]), n_rows):
        rows = list(zip(*(values[start : start + n_rows] for values in columns), strict=True))
        connection.exec_driver_sql(beginning + ", ".join([row] * len(rows)), tuple(chain.from_iterable(rows)))


@contextmanager
def _as_from_sqlalchemy(connection: Connection, statement: str) -> Iterator[None]:
    """COPY goes past SQLAlchemy; its errors must look like all the others."""
    driver_error = connection.dialect.loaded_dbapi.Error
    try:
        yield
    except driver_error as error:
        fault = fault_of(error, connection.engine.url)
        if fault:
            raise InputFault(fault) from error
        raise DBAPIError.instance(statement, None, error, driver_error, dialect=connection.dialect) from error


def _values(column: Column[Any], given: pd.Series) -> Values:
    is_gone = given.isna().to_numpy()
    kind = column.type
    if isinstance(kind, DateTime):
        return _moments(given, is_gone)
    cells = given.to_numpy(dtype=object, copy=True)
    cells[is_gone] = None
    if isinstance(kind, Integer) and not is_integer_dtype(given):  # pandas makes whole numbers with gaps into floats
        cells[~is_gone] = [int(cell) for cell in cells[~is_gone]]
    elif isinstance(kind, Date):
        cells[~is_gone] = [cell.isoformat()[:10] for cell in cells[~is_gone]]
    elif isinstance(kind, JSON):
        cells[~is_gone] = [json.dumps(cell, ensure_ascii=False) for cell in cells[~is_gone]]
    values: list[Any] = cells.tolist()
    refuse_misfits(column, values)
    return values


def _moments(given: pd.Series, is_gone: np.ndarray) -> Values:
    """As SQLAlchemy writes them in SQLite, which PostgreSQL reads too: 2026-01-05 22:00:00.000000."""
    moments, places = np.unique(pd.to_datetime(given).to_numpy("datetime64[us]"), return_inverse=True)
    texts = np.datetime_as_string(moments, unit="us")
    texts.view("U1").reshape(len(texts), -1)[:, 10] = " "
    written = texts.astype(object)[places]
    written[is_gone] = None
    values: list[Any] = written.tolist()
    return values

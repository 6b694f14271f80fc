"""Many rows at once, by the fastest way of each database."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import JSON, Column, Connection, Date, DateTime, Integer, Table
from sqlalchemy.exc import DBAPIError

from lib.domain.faults import InputFault
from lib.store.database_faults import fault_of
from lib.store.fitting_texts import refuse_misfits

ROWS_A_TIME = 20_000

Values = list[Any]


def insert_frame(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Write the frame's columns that the table has. Missing of every kind becomes NULL.

    Raises InputFault for a text that a column cannot hold: SQLite would take it, PostgreSQL would not.
    """
    columns = [column for column in table.columns if column.name in frame.columns]
    for start in range(0, len(frame), ROWS_A_TIME):
        part = frame.iloc[start : start + ROWS_A_TIME]
        rows = zip(*(_values(column, part[column.name]) for column in columns), strict=True)
        _write(connection, table, [column.name for column in columns], rows)


def _write(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Names come from our own tables, never from a file."""
    quoted = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({quoted}) VALUES ({marks})", list(rows))  # noqa: S608
        return
    copying = f"COPY {table.name} ({quoted}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    with _as_from_sqlalchemy(connection, copying), driver.cursor().copy(copying) as copy:
        for row in rows:
            copy.write_row(row)


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
    is_gone = given.isna()
    kind = column.type
    if isinstance(kind, DateTime):
        return _moments(given, is_gone)
    values: Values = given.tolist()
    if isinstance(kind, Integer):  # pandas makes whole numbers with gaps into floats
        values = [None if gone else int(value) for value, gone in zip(values, is_gone, strict=True)]
    elif isinstance(kind, Date):
        values = [None if gone else value.isoformat()[:10] for value, gone in zip(values, is_gone, strict=True)]
    elif isinstance(kind, JSON):
        texts = (json.dumps(value, ensure_ascii=False) for value in values)
        values = [None if gone else text for text, gone in zip(texts, is_gone, strict=True)]
    elif is_gone.any():
        values = [None if gone else value for value, gone in zip(values, is_gone, strict=True)]
    refuse_misfits(column, values)
    return values


def _moments(given: pd.Series, is_gone: pd.Series) -> Values:
    """As SQLAlchemy writes them in SQLite, which PostgreSQL reads too: 2026-01-05 22:00:00.000000."""
    moments = pd.to_datetime(given).to_numpy("datetime64[us]")
    texts = np.datetime_as_string(moments, unit="us")
    texts.view("U1").reshape(len(texts), -1)[:, 10] = " "
    return [None if gone else text for text, gone in zip(texts.tolist(), is_gone, strict=True)]

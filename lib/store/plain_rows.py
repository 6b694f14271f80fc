"""A row as JSON can hold it, and back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Table

Fields = dict[str, Any]


def to_plain(row: Fields) -> Fields:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def from_plain(table: Table, plain: Fields) -> Fields:
    """With dates and times where the table has them; columns that the table no longer has are left out."""
    return {name: _value(table, name, value) for name, value in plain.items() if name in table.columns}


def _value(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
    if value is None or not isinstance(kind, Date | DateTime):
        return value
    return datetime.fromisoformat(value) if isinstance(kind, DateTime) else date.fromisoformat(value)

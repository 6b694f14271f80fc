"""A table as a frozen copy holds it: columns once, then rows, with nothing that JSON does not have."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

FrozenTable = dict[str, list[Any]]


def frozen_table(columns: Sequence[str], records: Iterable[Mapping[Any, Any]]) -> FrozenTable:
    """`columns` and `rows`. Days become texts, missing of every kind None."""
    return {
        "columns": list(columns),
        "rows": [[plain_value(record.get(name)) for name in columns] for record in records],
    }


def thawed(table: FrozenTable) -> list[dict[str, Any]]:
    return [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def plain_value(value: Any) -> Any:
    """The value as JSON has it; what JSON does not have is None or its text."""
    if isinstance(value, Mapping):
        return {str(name): plain_value(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain_value(inner) for inner in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if value is None or value != value:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):  # numpy's own numbers
        value = value.item()
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return None
    return value if isinstance(value, bool | int | float) else str(value)

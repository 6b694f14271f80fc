"""One row of the answer table, typed: what cards, tooltips, tables and sentences are written from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from lib.domain.codes import Change, Difference, LimitsFrom, Status, Unit


@dataclass(frozen=True)
class FigureRow:
    """Missing numbers are None. A suppressed row has no numbers at all."""

    area_code: str
    area_name: str
    value: float | None
    unit: Unit
    lower: float | None
    upper: float | None
    numerator: float | None
    n: float | None
    comparison_name: str | None
    comparison_value: float | None
    difference: Difference
    previous_value: float | None
    change_pct: float | None
    change: Change
    status: Status
    source: str
    period: str | None = None
    sex: str | None = None
    age: str | None = None
    theme_name: str | None = None
    category_name: str | None = None
    is_previous_scaled: bool = False
    limits_from: LimitsFrom | None = None

    @classmethod
    def read(cls, record: Mapping[Any, Any]) -> Self:
        """From a record of the answer table; other columns are passed over."""
        known = {field.name: _present(record.get(field.name)) for field in fields(cls)}
        codes: dict[str, Any] = {"unit": Unit(known["unit"] or Unit.COUNT), "status": Status(known["status"])}
        codes["difference"] = Difference(known["difference"] or Difference.UNKNOWN)
        codes["change"] = Change(known["change"] or Change.UNKNOWN)
        codes["limits_from"] = LimitsFrom(known["limits_from"]) if known["limits_from"] else None
        return cls(**(known | codes | {"is_previous_scaled": bool(known["is_previous_scaled"])}))

    @property
    def has_value(self) -> bool:
        return self.status in (Status.VALUE, Status.ZERO)


def read_rows(records: Iterable[Mapping[Any, Any]]) -> tuple[FigureRow, ...]:
    return tuple(FigureRow.read(record) for record in records)


def _present(value: Any) -> Any:
    return None if value is None or value != value else value

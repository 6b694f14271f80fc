"""What stands in a form that nobody has saved yet, and how it is written down."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from lib.domain.conflict import Fields

DRAFT_DAYS = 30
"""How long a form that nobody came back to is kept."""
DAY, MOMENT = "dag", "tidpunkt"


@dataclass(frozen=True)
class HalfWritten:
    """`base` is what the form started from, the row `row_id` as of `version` when there was one; `written` is what
    stands in it, and `at` when that was kept (UTC)."""

    row_id: int | None
    version: int | None
    base: Fields
    written: Fields
    at: datetime | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        fields = {name: {key: _plain(value) for key, value in getattr(self, name).items()} for name in _FIELDS}
        return {"row_id": self.row_id, "version": self.version} | fields

    @classmethod
    def from_plain(cls, content: dict[str, Any], at: datetime) -> "HalfWritten":
        fields = {name: {key: _read(value) for key, value in content[name].items()} for name in _FIELDS}
        return cls(content["row_id"], content["version"], fields["base"], fields["written"], at)

    def without(self, names: set[str]) -> "HalfWritten":
        """As if nothing had been written in these fields."""
        return replace(self, written={n: v for n, v in self.written.items() if n not in names})


_FIELDS = ("base", "written")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    if isinstance(value, dict) and set(value) == {DAY}:
        return date.fromisoformat(value[DAY])
    if isinstance(value, dict) and set(value) == {MOMENT}:
        return datetime.fromisoformat(value[MOMENT])
    return value

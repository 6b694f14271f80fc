"""Which column of somebody else's file holds what about an event."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields

PATTERNS = {
    "event_from": r"event_from|handelse_?fran|brott(stid)?_?fran|fran|from|start(tid|datum|_?date|_?time)?",
    "event_to": r"event_to|handelse_?till|brott(stid)?_?till|till|to|slut(tid|datum)?|end(_?date|_?time)?",
    "date": r"(brotts|handelse)?_?datum|(event|incident|crime)?_?date(_?time)?|occurred(_?at)?|datumtid",
    "month": r"manad|month",
    "time": r"tid|klockslag|kl|time",
    "area_code": r"omrades?_?kod|area_?code|ward_?code|wd\d\dcd|(regso|deso)(_?(kod|code))?",
    "category": r"(brotts)?_?(kategori|typ)|brott|crime(_?(type|category))?|category|offen[cs]e",
    "event_key": r"id|(event|handelse|crime|brotts?|incident)_?id",
}
PAIRS = (
    (r"long?(itude?|itud)?|lng", r"lat(itude?|itud)?"),
    (r"east(ing)?|ost|sweref_?e|e", r"north(ing)?|nord|norr|sweref_?n|n"),
    (r"x(_?koordinat)?", r"y(_?koordinat)?"),
)
"""Names of coordinates, east and north. Both must be there, so that one of each kind is never mixed."""


@dataclass(frozen=True)
class EventColumns:
    """The file's name for each thing, None for what the file does not have."""

    event_from: str | None
    event_to: str | None
    date: str | None
    month: str | None
    time: str | None
    x: str | None
    y: str | None
    area_code: str | None
    category: str | None
    event_key: str | None

    @property
    def start(self) -> str | None:
        """The column that says when, or at the earliest when. A lone column of times may hold dates too."""
        return self.event_from or self.date or self.month or self.time

    @property
    def clock(self) -> str | None:
        """The column with the time of the day, where the date stands in a column of its own."""
        return self.time if self.start == self.date else None

    @property
    def used(self) -> dict[str, str]:
        """What was recognised, as it is written in the file."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}


def guess_columns(names: Sequence[str]) -> EventColumns:
    """The first column that fits each meaning, whatever its case, accents and word separators."""
    plain = {name: _plain(name) for name in names}
    found = {meaning: _first(plain, pattern) for meaning, pattern in PATTERNS.items()}
    pairs = ((_first(plain, east), _first(plain, north)) for east, north in PAIRS)
    x, y = next((pair for pair in pairs if None not in pair), (None, None))
    return EventColumns(x=x, y=y, **found)


def _first(plain: dict[str, str], pattern: str) -> str | None:
    return next((name for name, text in plain.items() if re.fullmatch(pattern, text)), None)


def _plain(name: str) -> str:
    """`Områdes-kod ` becomes `omrades_kod`."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", ascii_name).strip("_")

"""A period is a run of whole months. It is written `2025-01--2025-12`, also in addresses."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(\d{4})-(\d{2})--(\d{4})-(\d{2})")
_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december"]  # fmt: skip


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.month <= 12):
            raise ValueError(f"not a month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> "Month":
        year, month = text.split("-")
        return cls(int(year), int(month))

    @property
    def index(self) -> int:
        """Months since year 0: consecutive months have consecutive numbers."""
        return self.year * 12 + self.month - 1

    @classmethod
    def from_index(cls, index: int) -> "Month":
        return cls(index // 12, index % 12 + 1)

    def shift(self, months: int) -> "Month":
        return Month.from_index(self.index + months)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def label(self) -> str:
        return f"{_MONTHS[self.month - 1]} {self.year}"

    @property
    def short_label(self) -> str:
        return f"{_MONTHS[self.month - 1][:3]} {self.year}"


@dataclass(frozen=True)
class Period:
    """From the first to the last month, both included."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end before it begins: {self}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a period: {text!r}")
        a, b, c, d = (int(part) for part in match.groups())
        return cls(Month(a, b), Month(c, d))

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(Month(year, 1), Month(year, 12))

    @classmethod
    def ending(cls, last: Month, months: int = 12) -> "Period":
        return cls(last.shift(1 - months), last)

    @property
    def months(self) -> int:
        return self.last.index - self.first.index + 1

    @property
    def before(self) -> "Period":
        """The same months of the year before, or, for more than a year, the stretch just before."""
        back = 12 if self.months <= 12 else self.months
        return Period(self.first.shift(-back), self.last.shift(-back))

    def covers(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last

    def __contains__(self, month: Month) -> bool:
        return self.first <= month <= self.last

    def __str__(self) -> str:
        return f"{self.first}--{self.last}"

    @property
    def short_label(self) -> str:
        """Where there is little room: 2025, mar 2025, or mar 2025–feb 2026."""
        if self.first == self.last or self.label.isdigit():
            return self.label if self.label.isdigit() else self.first.short_label
        return f"{self.first.short_label}–{self.last.short_label}"

    @property
    def label(self) -> str:
        """How people write it: 2025, mars 2025, or mars 2025–februari 2026."""
        if self.first == self.last:
            return self.first.label
        if self.first.year == self.last.year and self.months == 12:
            return str(self.first.year)
        if self.first.year == self.last.year:
            return f"{_MONTHS[self.first.month - 1]}–{self.last.label}"
        return f"{self.first.label}–{self.last.label}"

"""A half-year, the stretch that boards report for. It is written `2024-1` (spring) or `2024-2` (autumn)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})-([12])")
SEASONS = {1: "våren", 2: "hösten"}


@dataclass(frozen=True, order=True)
class HalfYear:
    """January to June (1) or July to December (2)."""

    year: int
    half: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and self.half in SEASONS):
            raise ValueError(f"not a half-year: {self.year}-{self.half}")

    @classmethod
    def parse(cls, text: str) -> "HalfYear":
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a half-year: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    @property
    def after(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.after.year, 7 if self.half == 1 else 1, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{SEASONS[self.half]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.half}"

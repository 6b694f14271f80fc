"""`recipe/background.yaml`: how often, where and when things happen when nothing is planted."""

from pydantic import Field

from lib.demo.planted import MonthText, Table
from lib.domain.definition import Definition, Id

URBANITIES = ("centre", "mixed", "villa", "rural")
PerUrbanity = tuple[float, float, float, float]
Hours = tuple[float, ...]


class Window(Definition):
    """How long it may have been going on: one of a span, a night, or whole days."""

    minutes: tuple[int, int] | None = None
    hours: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    overnight: bool = False

    @property
    def span_minutes(self) -> tuple[int, int] | None:
        return (self.hours[0] * 60, self.hours[1] * 60) if self.hours else self.minutes


class Kind(Definition):
    """A crime category or a report subcategory. `hardship` is a slope on the log scale."""

    per_year: float
    trend_pct: float
    places: PerUrbanity
    hardship: float
    rhythm: Id
    season: Id
    window: Window
    only_area: float = 0.06
    no_area: float = 0.0
    street: float = 0.35


class Rhythm(Definition):
    weekday: Hours = Field(min_length=24, max_length=24)
    friday: Hours = Field(min_length=24, max_length=24)
    saturday: Hours = Field(min_length=24, max_length=24)
    sunday: Hours = Field(min_length=24, max_length=24)

    @property
    def week(self) -> list[float]:
        """168 weights from Monday midnight."""
        return [*self.weekday * 4, *self.friday, *self.saturday, *self.sunday]


class Background(Definition):
    first_month: MonthText
    first_report_month: MonthText
    last_month: MonthText
    events: dict[Id, Kind]
    reports: dict[Id, Kind]
    rhythms: dict[Id, Rhythm]
    seasons: dict[Id, tuple[float, ...]]

    def kinds(self, table: Table) -> dict[Id, Kind]:
        return self.events if table == "events" else self.reports

    def starts(self, table: Table) -> MonthText:
        return self.first_month if table == "events" else self.first_report_month

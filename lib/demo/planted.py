"""`planted.yaml`: what is hidden in the demo data on purpose. The generator and its tests read the same file."""

from typing import Literal

from pydantic import Field

from lib.domain.definition import Definition, Id, Text

Table = Literal["events", "reports"]
MonthText = str
EveningHours = tuple[int, int]
"""From and to, in hours after midnight; over 24 is the night after."""


class Effect(Definition):
    """`times` as many as there would otherwise be, of some kinds, in some areas, from some month.

    Empty `areas`, `themes` and `kinds` mean all of them. What is lost turns up in `moves_to`.
    """

    id: Id
    what: Literal["hot_area", "change", "many_reports", "few_reports", "many_events", "few_events", "worked", "moved"]
    text: Text
    tables: tuple[Table, ...]
    areas: tuple[str, ...] = ()
    themes: tuple[Id, ...] = ()
    kinds: tuple[Id, ...] = ()
    from_month: MonthText | None = Field(default=None, pattern=r"^\d{4}-\d{2}$")
    times: float = Field(gt=0)
    moves_to: str | None = None
    measure: Id | None = None

    def concerns(self, kind: str, theme: str) -> bool:
        return (not self.themes or theme in self.themes) and (not self.kinds or kind in self.kinds)


class HotPlace(Definition):
    """A place with events of its own, on top of those of its area."""

    id: Id
    text: Text
    table: Table
    place: Id
    area: str
    per_year: dict[Id, float]
    evenings: tuple[int, ...]
    hours: EveningHours
    in_window: float = Field(ge=0, le=1)
    jitter_m: tuple[float, float]


class Season(Definition):
    """`times` as many a month in `months` (1 is January) as in the others."""

    id: Id
    text: Text
    table: Table
    kinds: tuple[Id, ...]
    months: tuple[int, ...]
    times: float


class Weekly(Definition):
    """`times` as many an hour in the named hours of the named days (0 is Monday) as the rhythm otherwise gives."""

    id: Id
    text: Text
    table: Table
    kinds: tuple[Id, ...]
    evenings: tuple[int, ...]
    hours: EveningHours
    times: float


class NearRepeat(Definition):
    id: Id
    text: Text
    category: Id
    area: str
    probability: float = Field(ge=0, lt=1)
    within_days: float
    within_m: float


class Feeling(Definition):
    id: Id
    text: Text
    indicator: Id
    area: str
    value_pct: float


class Planted(Definition):
    effects: tuple[Effect, ...]
    hot_places: tuple[HotPlace, ...]
    seasons: tuple[Season, ...]
    weekly: tuple[Weekly, ...]
    near_repeats: tuple[NearRepeat, ...]
    feelings: tuple[Feeling, ...]
    small_samples: dict[str, int]
    without_figures: tuple[Id, ...]

    def effect(self, effect_id: str) -> Effect:
        return next(effect for effect in self.effects if effect.id == effect_id)


def evening_hours(evenings: tuple[int, ...], hours: EveningHours) -> list[int]:
    """Hours of the week, counted from Monday midnight."""
    return sorted({(day * 24 + hour) % 168 for day in evenings for hour in range(*hours)})

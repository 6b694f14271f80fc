"""`recipe/levels.yaml`: the level of each made-up indicator, and what makes areas differ from it."""

from datetime import date
from typing import Literal

from pydantic import Field

from lib.demo.background import PerUrbanity
from lib.domain.definition import Definition, Id, Line


class Level(Definition):
    """`values` are the municipality's: women and men, or one for everybody. `group` is the share of each age band."""

    base: Literal["register", "survey", "rate", "count", "mean"]
    what: Line
    values: dict[int, tuple[float, float] | float]
    published: str = Field(pattern=r"^\d{2}-\d{2}$")
    next_year: bool = False
    group: dict[str, float] = Field(default_factory=dict)
    flats: bool = False
    n: int | None = None
    area_years: tuple[int, ...] = ()
    area_sexes: bool = False
    means: float = 0.0
    places: PerUrbanity = (0.0, 0.0, 0.0, 0.0)
    ages: dict[str, float] = Field(default_factory=dict)
    county: float | None = None
    country: float | None = None

    def by_sex(self, year: int) -> dict[str, float]:
        value = self.values[year]
        return dict(zip(("women", "men"), value, strict=True)) if isinstance(value, tuple) else {"all": value}

    def data_date(self, year: int) -> date:
        return date.fromisoformat(f"{year + self.next_year}-{self.published}")

    @property
    def source(self) -> str:
        return f"Exempeldata (syntetiskt): {self.what}"


class Levels(Definition):
    flat_share: PerUrbanity
    women_of_answers: float
    indicators: dict[Id, Level]

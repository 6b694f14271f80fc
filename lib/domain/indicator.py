"""`indicators/*.yaml`: one file for each thing that is measured, whatever it comes from."""

from typing import Literal

from pydantic import Field, model_validator

from lib.domain.codes import Polarity, Unit
from lib.domain.definition import Definition, Id, Line, Text
from lib.domain.rhythm import Rhythm


class Source(Definition):
    """Where the figures come from. `how_to_get` is for indicators that no public source has.

    `kolada` is a Kolada v3 id, and `kolada_measures` whether that is the same quantity, its opposite
    (100 minus the value) or only a similar one, which may stand beside the indicator but never in its place.
    """

    name: Line
    kolada: str | None = Field(default=None, pattern=r"^[A-Z]\d{5}$")
    kolada_measures: Literal["same", "opposite", "similar"] = "same"
    licence: Line | None = None
    how_to_get: Text | None = None
    note: Text | None = None


class Indicator(Definition):
    """A measured quantity.

    `computed_from` says what it is made of: `events` and `reports` are counted from single rows (`themes`
    or `categories` narrow them; a rate needs a population), `values` are figures that come ready-made.
    `kind` says how uncertainty is reckoned: a `count` is Poisson, a `register_share` is a share of people in a
    register, a `survey_share` a share of answers (n), a `mean` has no interval without its spread.
    `levels` are the geographic levels it may be shown at, `breakdowns` what it can be split by.
    """

    id: Id
    name: Line
    definition: Text
    unit: Unit
    kind: Literal["count", "register_share", "survey_share", "mean"]
    computed_from: Literal["events", "reports", "values"]
    polarity: Polarity
    levels: tuple[Literal["area", "municipality"], ...]
    breakdowns: tuple[Literal["sex", "age", "theme", "school_year", "school", "voting_district", "week"], ...] = ()
    themes: tuple[Id, ...] = ()
    categories: tuple[Id, ...] = ()
    source: Source
    rhythm: Rhythm
    caveat: Text | None = None

    @model_validator(mode="after")
    def _counted_things_are_counts(self) -> "Indicator":
        if self.computed_from != "values" and self.kind != "count":
            raise ValueError("det som räknas ur händelser eller rapporter måste ha kind: count")
        if self.kind in ("register_share", "survey_share") and self.unit is not Unit.PERCENT:
            raise ValueError("en andel måste ha unit: percent")
        return self

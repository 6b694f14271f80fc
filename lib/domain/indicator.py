"""`indicators/*.yaml`: one file for each thing that is measured, whatever it comes from."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from lib.domain.codes import Polarity, Unit
from lib.domain.definition import Definition, Id, Line, Text
from lib.domain.rhythm import Rhythm

RATES = (Unit.PER_1000, Unit.PER_100000)
Code = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class PxWeb(Definition):
    """A table of SCB's PxWeb API, version 2, and what of it is wanted: codes or expressions by variable, such as
    `Tid: ["top(5)"]`. It must come to one measure, in the unit of the indicator."""

    table: str = Field(pattern=r"^TAB\d{1,6}$")
    query: dict[Code, tuple[Code, ...]] = Field(min_length=1)


class Source(Definition):
    """Where the figures come from. `how_to_get` is for indicators that no public source has.

    `kolada` is a Kolada v3 id, and `kolada_measures` whether that is the same quantity, its opposite
    (100 minus the value) or only a similar one, which may stand beside the indicator but never in its place.
    `kolada_unit` is what Kolada counts a rate by, which its data do not say.
    """

    name: Line
    kolada: str | None = Field(default=None, pattern=r"^[A-Z]\d{5}$")
    kolada_measures: Literal["same", "opposite", "similar"] = "same"
    kolada_unit: Literal["per_1000", "per_100000"] | None = None
    pxweb: PxWeb | None = None
    licence: Line | None = None
    how_to_get: Text | None = None
    note: Text | None = None


class Indicator(Definition):
    """A measured quantity.

    `computed_from` says what it is made of: `events` and `reports` are counted from single rows (`themes`
    or `categories` narrow them; a rate needs a population), `values` are figures that come ready-made.
    `kind` says how uncertainty is reckoned: a `count` is Poisson, a `register_share` is a share of people in a
    register, a `survey_share` a share of answers (n), a `mean` has no interval without its spread.
    `seen_by` says whose eyes a figure of violence has: the police, the people asked, or the social services.
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
    seen_by: Literal["police", "people", "social_services"] | None = None
    caveat: Text | None = None

    @model_validator(mode="after")
    def _counted_things_are_counts(self) -> "Indicator":
        if self.computed_from != "values" and self.kind != "count":
            raise ValueError("det som räknas ur händelser eller rapporter måste ha kind: count")
        if self.kind in ("register_share", "survey_share") and self.unit is not Unit.PERCENT:
            raise ValueError("en andel måste ha unit: percent")
        return self

    @model_validator(mode="after")
    def _what_kolada_measures_can_be_reckoned(self) -> "Indicator":
        source = self.source
        if source.kolada_measures == "opposite" and self.unit is not Unit.PERCENT:
            raise ValueError("kolada_measures: opposite är 100 minus värdet och kräver unit: percent")
        is_stored = source.kolada is not None and source.kolada_measures != "similar"
        if is_stored and (self.unit in RATES) != (source.kolada_unit is not None):
            raise ValueError("kolada_unit ska stå när indikatorn är per 1 000 eller per 100 000, och annars inte")
        return self

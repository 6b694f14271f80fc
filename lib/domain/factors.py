"""`factors.yaml`: risk and protective factors, with the level they work on and the indicators that show them."""

from typing import Literal

from pydantic import model_validator

from lib.domain.definition import Definition, Id, Line, Text, placed, refuse, repeated


class Factor(Definition):
    """One factor weighs little, many together weigh much. `focus_areas` are ids of the plan's focus areas."""

    id: Id
    name: Line
    direction: Literal["risk", "protective"]
    level: Literal["individual", "social", "structural"]
    description: Text
    indicators: tuple[Id, ...] = ()
    focus_areas: tuple[str, ...] = ()


class Factors(Definition):
    factors: tuple[Factor, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Factors":
        refuse(repeated(placed(self.factors, "factors"), "faktor"))
        return self

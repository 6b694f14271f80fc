"""`iceberg.yaml`: symptoms, causes and causes of causes, what shows each of them, and a ladder to a parallel society.

Source of both pictures: Nilsson Lundmark and Nilsson, Ensam är inte stark (on the work in Västerås 2022–2023).
"""

from typing import Literal

from pydantic import Field, model_validator

from lib.domain.definition import Definition, Id, Line, Misfit, Path, Text, placed, refuse, repeated, unknown

LayerId = Literal["symptom", "cause", "root_cause"]
ORDER: tuple[LayerId, ...] = ("symptom", "cause", "root_cause")


class IcebergLayer(Definition):
    """`indicators` and `factors` are ids: each stands in one layer only."""

    id: LayerId
    name: Line
    description: Text
    indicators: tuple[Id, ...] = ()
    factors: tuple[Id, ...] = ()


class LadderStep(Definition):
    id: Id
    name: Line
    description: Text


class Ladder(Definition):
    """How far a parallel society has come, lowest step first, and where a group placed the municipality, as
    `judged_on` (2022 or 2022-06). `towards` is the step that it saw weak signs of."""

    name: Line
    description: Text
    steps: tuple[LadderStep, ...] = Field(min_length=2)
    at: Id
    towards: Id | None = None
    judged_by: Line
    judged_on: str = Field(pattern=r"^\d{4}(-\d{2}){0,2}$")
    source: Text

    @model_validator(mode="after")
    def _the_steps_are_there(self) -> "Ladder":
        named = [(("at",), self.at), *([(("towards",), self.towards)] if self.towards else [])]
        refuse(
            (
                *repeated(placed(self.steps, "steps"), "steg"),
                *unknown(named, [step.id for step in self.steps], "steg"),
            )
        )
        return self


LAYERS = (
    IcebergLayer(id="symptom", name="Symptom", description="Det som syns: brott, skador och otrygghet."),
    IcebergLayer(
        id="cause", name="Orsaker", description="Det som ligger närmast under: skola, familj, kamrater och tillfällen."
    ),
    IcebergLayer(
        id="root_cause",
        name="Orsakernas orsaker",
        description="Det som bär upp orsakerna: arbete, boende, ekonomi och tillit.",
    ),
)
"""For a municipality that has placed nothing: its problems and causes have their layer all the same."""


class Iceberg(Definition):
    """Three layers from the top. `note` says whose reading the placing is."""

    layers: tuple[IcebergLayer, ...] = LAYERS
    note: Text | None = None
    source: Text | None = None
    ladder: Ladder | None = None

    @model_validator(mode="after")
    def _every_layer_once_and_every_thing_in_one(self) -> "Iceberg":
        refuse((*self._order(), *self._placed_twice("indicators"), *self._placed_twice("factors")))
        return self

    def layer(self, layer_id: str) -> IcebergLayer:
        return next(layer for layer in self.layers if layer.id == layer_id)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been placed."""
        return not any(layer.indicators or layer.factors for layer in self.layers)

    def _order(self) -> list[Misfit]:
        found = tuple(layer.id for layer in self.layers)
        remedy = f"Skriv lagren uppifrån, vart och ett en gång: {', '.join(ORDER)}."
        return [] if found == ORDER else [Misfit(("layers",), "fel lager eller ordning", ", ".join(found), remedy)]

    def _placed_twice(self, what: Literal["indicators", "factors"]) -> list[Misfit]:
        layers = placed(self.layers, "layers")
        named: list[tuple[Path, str]] = [at for path, one in layers for at in placed(getattr(one, what), *path, what)]
        names = [name for _, name in named]
        return [
            Misfit(path, "står i flera lager eller flera gånger", name, "Varje id får stå i ett lager.")
            for place, (path, name) in enumerate(named)
            if name in names[:place]
        ]

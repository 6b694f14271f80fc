"""`harm_weights.yaml`: how much harm a crime of each category does, for when counts alone mislead."""

from pydantic import Field, model_validator

from lib.domain.definition import Definition, Id, Line, Text, placed, refuse, repeated

HEAVIEST = 1_000_000


class HarmWeight(Definition):
    """`id` is a crime category of the municipality."""

    id: Id
    weight: float = Field(ge=0, le=HEAVIEST)


class HarmWeights(Definition):
    """A severity index. `unit` is what a weight of 1 stands for; a category that is not named weighs `other`."""

    name: Line
    source: Line
    unit: Line
    note: Text | None = None
    is_synthetic: bool = False
    other: float = Field(default=1.0, ge=0, le=HEAVIEST)
    weights: tuple[HarmWeight, ...] = ()

    @model_validator(mode="after")
    def _each_category_stands_once(self) -> "HarmWeights":
        refuse(repeated(placed(self.weights, "weights"), "brottskategori"))
        return self

    @property
    def by_category(self) -> dict[str, float]:
        return {one.id: one.weight for one in self.weights}

    @property
    def is_equal(self) -> bool:
        """Whether every crime weighs the same, so that weighting would change nothing."""
        return len({self.other, *self.by_category.values()}) == 1


EQUAL = HarmWeights(name="Lika vikt", source="Inget allvarlighetsindex är inläst", unit="ett brott")

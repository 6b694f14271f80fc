"""`reporting_units.yaml`: voting districts and schools, which report figures but are no areas on the map."""

from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from lib.domain.definition import Definition, Id, Line, placed, refuse, repeated

UnitKind = Literal["voting_district", "school"]
UnitId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]+$", max_length=20)]
"""As the unit is known where its figures come from; it stands in the place of an area code."""


class ReportingUnit(Definition):
    """`is_small` is for a school so small that its name would point out pupils: it is shown without its name."""

    id: UnitId
    name: Line
    kind: UnitKind
    is_small: bool = False


class Span(Definition):
    """An indicator that units of a kind report, and the published lowest and highest of them where there are such."""

    indicator: Id
    kind: UnitKind
    lowest: Id | None = None
    highest: Id | None = None


class ReportingUnits(Definition):
    units: tuple[ReportingUnit, ...] = ()
    spans: tuple[Span, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "ReportingUnits":
        refuse(repeated(placed(self.units, "units"), "enhet"))
        return self

    def of(self, kind: UnitKind) -> tuple[ReportingUnit, ...]:
        return tuple(unit for unit in self.units if unit.kind == kind)

"""`pyramid.yaml`: the levels of the violence pyramid, from the bottom upwards."""

from pydantic import Field, model_validator

from lib.domain.definition import Definition, Id, Line, Text, placed, refuse, repeated, unknown


class PyramidLevel(Definition):
    """One level: which forms of violence it holds and which indicators and crime categories give figures.

    `self_reported` are those of the indicators that people answer about what happened to them: what is reported can
    be set beside them. `activities` are those of the plan that work at this level, `measure_themes` the themes whose
    measures do.
    """

    id: Id
    name: Line
    description: Text
    forms: tuple[Line, ...]
    indicators: tuple[Id, ...] = ()
    self_reported: tuple[Id, ...] = ()
    crime_categories: tuple[Id, ...] = ()
    activities: tuple[str, ...] = ()
    measure_themes: tuple[Id, ...] = ()
    gap: Text | None = None


class PyramidVersion(Definition):
    """`levels` stand from the bottom (mild, frequent) to the top (grave, rare)."""

    id: Id
    name: Line
    source: Line
    levels: tuple[PyramidLevel, ...] = Field(min_length=2)


class Pyramid(Definition):
    """`violence_types` are those that a situation picture must address or explain."""

    default: Id
    versions: tuple[PyramidVersion, ...]
    violence_types: tuple[PyramidLevel, ...] = ()

    @model_validator(mode="after")
    def _default_exists(self) -> "Pyramid":
        versions = tuple(placed(self.versions, "versions"))
        levels = [repeated(placed(version.levels, *path, "levels"), "nivå") for path, version in versions]
        refuse(
            (
                *repeated(versions, "pyramidversion"),
                *(misfit for misfits in levels for misfit in misfits),
                *repeated(placed(self.violence_types, "violence_types"), "våldstyp"),
                *unknown([(("default",), self.default)], [version.id for version in self.versions], "pyramidversion"),
            )
        )
        return self

"""`report_categories.yaml` and `crime_categories.yaml`: themes are shared, categories belong to one theme."""

from pydantic import model_validator

from lib.domain.definition import Definition, Id, Line, Text, placed, refuse, repeated


class Subcategory(Definition):
    id: Id
    name: Line


class ReportCategory(Definition):
    """A theme of reports about places. The same theme ids group the reported crimes."""

    id: Id
    name: Line
    icon: str
    is_protective: bool = False
    subcategories: tuple[Subcategory, ...] = ()


class Choice(Definition):
    id: Id
    name: Line


class ReportCategories(Definition):
    """What a report about a place can say: themes, reasons, wishes and kinds of place."""

    categories: tuple[ReportCategory, ...]
    reasons: tuple[Choice, ...]
    wishes: tuple[Choice, ...]
    place_types: tuple[Choice, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "ReportCategories":
        themes = tuple(placed(self.categories, "categories"))
        subcategories = (at for path, theme in themes for at in placed(theme.subcategories, *path, "subcategories"))
        refuse(
            (
                *repeated(themes, "kategori"),
                *repeated(subcategories, "underkategori"),
                *repeated(placed(self.reasons, "reasons"), "skäl"),
                *repeated(placed(self.wishes, "wishes"), "önskemål"),
                *repeated(placed(self.place_types, "place_types"), "platstyp"),
            )
        )
        return self


class CrimeCategory(Definition):
    """A kind of reported crime, grouped under a theme. How much it harms stands in `harm_weights.yaml`.

    `municipality_level_only` keeps crimes in close relations and the like off every map.
    """

    id: Id
    name: Line
    theme: Id
    municipality_level_only: bool = False
    note: Text | None = None


class CrimeCategories(Definition):
    categories: tuple[CrimeCategory, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "CrimeCategories":
        refuse(repeated(placed(self.categories, "categories"), "brottskategori"))
        return self

"""`recipe/report_texts.yaml`: the sentences that report descriptions are put together from."""

from lib.domain.definition import Definition, Id

Weights = dict[str, float]


class KindText(Definition):
    """`at` is a list of places of its own; otherwise the place follows the place type."""

    sentences: tuple[str, ...]
    place_types: Weights
    reasons: Weights
    at: Id | None = None


class ReportTexts(Definition):
    """`when` and `remarks` may follow the sentence; `organisations` are those that report on a theme."""

    places: dict[Id, tuple[str, ...]]
    named_places: dict[Id, tuple[str, ...]]
    when: tuple[str, ...]
    remarks: dict[Id, tuple[str, ...]]
    organisations: dict[Id, tuple[str, ...]]
    kinds: dict[Id, KindText]

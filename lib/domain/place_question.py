"""What the pages Heta platser and Heta tider ask, beside the shared selection."""

from dataclasses import dataclass
from typing import Literal

from lib.domain.selection import Selection

CountedTable = Literal["events", "reports"]
CellWidth = Literal[250, 500]


@dataclass(frozen=True)
class PlaceQuestion:
    """Reported crimes or reports about places; of one kind (a crime category or a report's subcategory), or all.

    `cell_m` is how wide the cells of a grid are: small ones say where, larger ones find what is spread thin.
    """

    asked: Selection
    table: CountedTable = "events"
    kind: str | None = None
    cell_m: CellWidth = 250

"""The user's question: what the pages share, what stands in the address, what a cached answer is kept by."""

from dataclasses import dataclass, field

from lib.domain.codes import AgeBand, Sex
from lib.domain.period import Period


@dataclass(frozen=True)
class Selection:
    """Which municipality, areas, months, people and themes are asked about.

    `areas` empty means the whole municipality, `themes` empty means every theme.
    Display choices (which map layer, which tab) do not belong here.
    """

    municipality: str
    period: Period
    comparison: Period
    areas: tuple[str, ...] = ()
    sex: Sex = Sex.ALL
    age: AgeBand = AgeBand.ALL
    themes: tuple[str, ...] = field(default=())

    @property
    def area(self) -> str | None:
        """The one chosen area, or None when the municipality or several areas are asked about."""
        return self.areas[0] if len(self.areas) == 1 else None

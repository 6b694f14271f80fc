"""What a meeting is shown: a frozen list of slides with plain values, drawn alike on the screen and in the file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from lib.domain.audience import Audience
from lib.domain.canonical import canonical_bytes, seal_of

MEETINGS = {
    Audience.INTERNAL: "Trygghetsrådet",
    Audience.COUNCIL: "Kommunstyrelsen",
    Audience.PUBLIC: "Allmänheten",
}
MOST_PROBLEMS = 5
LONGEST_TITLE, LONGEST_NOTES, LONGEST_ASKED = 160, 2_000, 1_000
OPENING, ASKED = "inledning", "beslut"
"""The first slide and the last."""


class SlideKind(StrEnum):
    OPENING = "opening"
    NUMBERS = "numbers"
    LINE = "line"
    MAP = "map"
    BARS = "bars"
    TABLE = "table"
    FACTS = "facts"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class BigNumber:
    """One figure as it is written, what it is, and what has become of it."""

    value: str
    label: str
    told: str = ""


@dataclass(frozen=True)
class LineChart:
    """A figure by month or year. Hidden and missing points are None; `comparison` is empty without any."""

    name: str
    unit: str
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    comparison_name: str = ""
    comparison: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class BarPart:
    """One kind in every bar: how many of it stand in each."""

    name: str
    fill: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class BarChart:
    """Bars of parts, beside each other from zero."""

    bars: tuple[str, ...]
    parts: tuple[BarPart, ...]
    unit: str


Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class MapArea:
    """An area's rings on the map's own sheet, holes too; `words` answer who clicks on it, one line each. `label` is
    empty where there is no room for it."""

    code: str
    name: str
    rings: tuple[Ring, ...]
    fill: str
    words: tuple[str, ...]
    is_hatched: bool = False
    label: str = ""
    label_at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class MapView:
    """A stretch of the ground, north up. `width` and `height` are the sheet that the rings lie on, `metres_wide` what
    it spans."""

    name: str
    width: int
    height: int
    metres_wide: float
    areas: tuple[MapArea, ...]


@dataclass(frozen=True)
class MapClass:
    fill: str
    label: str
    is_hatched: bool = False


@dataclass(frozen=True)
class AreaMap:
    """The first view is the large one; a second shows the rest of the ground around it."""

    views: tuple[MapView, ...]
    classes: tuple[MapClass, ...]
    remark: str = ""


@dataclass(frozen=True)
class DeckTable:
    """Every cell is text, already written in words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Slide:
    """One message. `proposed` is the title that the app writes from the numbers, `title` the one that is shown.

    `notes` is what a person wrote for the speaker, `told` what the app says about how to read the figures.
    """

    key: str
    kind: SlideKind
    title: str
    proposed: str
    kicker: str = ""
    subtitle: str = ""
    numbers: tuple[BigNumber, ...] = ()
    lines: tuple[str, ...] = ()
    line_chart: LineChart | None = None
    bars: BarChart | None = None
    area_map: AreaMap | None = None
    table: DeckTable | None = None
    noted: tuple[str, ...] = ()
    """Decisions that have been written down."""
    notes: str = ""
    told: str = ""
    source: str = ""
    data_date: str = ""
    is_synthetic: bool = False

    @property
    def alt_text(self) -> str:
        """What the picture says, for who does not see it."""
        return " ".join(part for part in (f"{self.title}.", self.subtitle) if part)


@dataclass(frozen=True)
class Deck:
    """`stamp` stands on every slide: class, version and seal. `dated` fixes the file's own dates."""

    title: str
    municipality: str
    audience: Audience
    stamp: str
    dated: date
    slides: tuple[Slide, ...]

    @property
    def seal(self) -> str:
        return seal_of(canonical_bytes(deck_content(self)))


def deck_content(deck: Deck) -> dict[str, Any]:
    """The deck as JSON has it: what the screen draws from."""
    return asdict(deck) | {"dated": deck.dated.isoformat(), "meeting": MEETINGS[deck.audience]}


@dataclass(frozen=True)
class OwnSlide:
    """What a person wrote for a slide. `proposed` is what the app proposed when the title was written."""

    title: str = ""
    notes: str = ""
    asked: str = ""
    proposed: str = ""
    is_hidden: bool = False

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "OwnSlide":
        """From a row of the store, where empty fields are left out."""
        texts = {name: str(kept.get(name) or "") for name in ("title", "notes", "asked", "proposed")}
        return cls(**texts, is_hidden=bool(kept.get("is_hidden")))

    def kept(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True)
class OwnTexts:
    """What people wrote, by slide. Before the public only texts that somebody has read through are shown."""

    slides: Mapping[str, OwnSlide] = field(default_factory=dict)
    are_read: bool = False

    def of(self, key: str, audience: Audience) -> OwnSlide:
        own = self.slides.get(key, OwnSlide())
        if audience is Audience.PUBLIC and not self.are_read:
            return OwnSlide(is_hidden=own.is_hidden)
        return own

"""What every reader of a file format is: it recognises its format by the content, and reads it whole."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from lib.domain.faults import Fault

Kind = Literal["events", "reports", "values", "populations", "survey", "news", "catalogue", "notes"]
"""What the rows are about. `news` (notices of the police) and `notes` (waypoints) are never counted as events;
`survey` are answers to questions, shared out in per cent."""

HEAD_BYTES = 65_536

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "events": ("row", "event_key", "category", "event_from", "event_to", "x", "y", "area", "place"),
    "reports": ("row", "report_key", "category", "reported_at", "event_from", "event_to", "x", "y", "area", "text",
                "status", "subcategory", "place_type", "reasons", "wishes", "reporter_organisation",
                "police_reported"),
    "values": ("row", "indicator", "area", "period", "sex", "age", "value", "status", "numerator", "denominator", "n",
               "margin"),
    "populations": ("row", "area", "year", "sex", "age", "count"),
    "survey": ("row", "survey", "question", "answer", "area", "period", "sex", "age", "value", "status", "n"),
    "news": ("row", "news_key", "published_at", "category", "municipality", "title", "text", "url"),
    "catalogue": ("row", "indicator", "title", "description", "unit", "is_divided_by_gender", "publication_date"),
    "notes": ("row", "note_key", "time", "x", "y", "name", "text"),
}  # fmt: skip
"""Every reader gives exactly these, in this order; what a format does not have is missing.

`row` is the row or item number as a person finds it in the file. Texts stay as they stand in the file: categories,
areas and indicators are matched against the municipality later. Times are naive and local. `status` of a value is
`value`, `zero`, `suppressed` or `missing` (`lib.domain.codes.Status`).
"""


@dataclass(frozen=True)
class Sample:
    """What recognition looks at: the first 64 kB, and the names inside when the file is a zip."""

    path: Path
    head: bytes
    members: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.head.decode("utf-8-sig", errors="replace")


@dataclass(frozen=True)
class Setting:
    """What a reader is told besides the file: the municipality's clock, and what the user says of a table.

    `columns` is field → heading, "" for a field that no column holds. `has_category`: the user gave one for all rows.
    """

    time_zone: str = "Europe/Stockholm"
    kind: Kind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    has_category: bool = False


SWEDISH = Setting()


@dataclass(frozen=True)
class RejectedRow:
    """A row that could not be read. `content` are its cells as a table that is mended and brought back has them."""

    number: int
    content: dict[str, str]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, eq=False)
class ReadFile:
    """What a reader gives: rows that can be understood, a fault for each row that cannot, and notes to show.

    `crs` is that of x and y when the format says it ("EPSG:4326"), else None and it is guessed from the numbers.
    `rejected` are the first of the `n_rejected` rows that gave no row here. `columns` is field → heading, for tables
    whose headings were interpreted; `cells` are the cells of a text table by row number, as they stand in the file.
    """

    kind: Kind
    format_name: str
    rows: pd.DataFrame
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    crs: str | None = None
    source: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    n_rejected: int = 0
    rejected: tuple[RejectedRow, ...] = ()
    columns: dict[str, str] | None = None
    cells: pd.DataFrame | None = None


@dataclass(frozen=True)
class Reader:
    """`name` is Swedish and shown; `id` is what the command line takes."""

    id: str
    name: str
    recognises: Callable[[Sample], bool]
    reads: Callable[[Path, Setting], ReadFile]

    def read(self, path: Path, setting: Setting = SWEDISH) -> ReadFile:
        """Raises InputFault for what makes the file as a whole unusable."""
        return self.reads(path, setting)


def take_sample(path: Path) -> Sample:
    """The beginning of a file. A damaged zip has no members."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    return Sample(path, head, _members(path) if head.startswith(b"PK") else ())


def _members(path: Path) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist()[:1000])
    except (zipfile.BadZipFile, OSError, ValueError):
        return ()

"""What every reader of a file format is: it recognises its format by the content, and reads it whole."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from lib.domain.faults import Fault

Kind = Literal["events", "reports", "values", "populations", "news", "catalogue", "notes"]
"""What the rows are about. `news` (notices of the police) and `notes` (waypoints) are never counted as events."""

HEAD_BYTES = 65_536

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "events": ("row", "event_key", "category", "event_from", "event_to", "x", "y", "area", "place"),
    "reports": ("row", "report_key", "category", "reported_at", "event_from", "event_to", "x", "y", "area", "text",
                "status"),
    "values": ("row", "indicator", "area", "period", "sex", "age", "value", "status", "numerator", "denominator", "n",
               "margin"),
    "populations": ("row", "area", "year", "sex", "age", "count"),
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


@dataclass(frozen=True, eq=False)
class ReadFile:
    """What a reader gives: rows that can be understood, a fault for each row that cannot, and notes to show.

    `crs` is that of x and y when the format says it ("EPSG:4326"), else None and it is guessed from the numbers.
    """

    kind: Kind
    format_name: str
    rows: pd.DataFrame
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    crs: str | None = None
    source: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """`name` is Swedish and shown; `id` is what the command line takes."""

    id: str
    name: str
    recognises: Callable[[Sample], bool]
    read: Callable[[Path], ReadFile]


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

"""A report as it is before it becomes a file: headings, texts, tables and pictures, and nothing about any format."""

from dataclasses import dataclass, field
from datetime import datetime

from lib.reports.printable import without_controls

UNTITLED = "Utan titel"


@dataclass(frozen=True)
class Heading:
    """`level` is 1–3; 1 and 2 stand in the table of contents."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A line break in `text` stays one. `is_quiet` is for sources and remarks: smaller, grey."""

    text: str
    is_quiet: bool = False


@dataclass(frozen=True)
class BulletList:
    items: tuple[str, ...]


@dataclass(frozen=True)
class TableColumn:
    """`width` is the column's share against the others; numbers stand to the right."""

    label: str
    width: float = 1.0
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """The first row is the columns' labels, repeated on each page. Every cell is text, already written in words."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"the table {self.caption!r} has rows of another length than its columns")


@dataclass(frozen=True)
class Picture:
    """`content` is PNG or SVG. `alt_text` says what can be learnt from it, `caption` stands below. `width` is a share
    of the page's."""

    content: bytes = field(repr=False)
    alt_text: str
    caption: str = ""
    width: float = 1.0

    def __post_init__(self) -> None:
        if not self.alt_text.strip():
            raise ValueError("a picture says in words what can be learnt from it")

    @property
    def is_svg(self) -> bool:
        return not self.content.startswith(b"\x89PNG")


@dataclass(frozen=True)
class Note:
    """A box that is not to be missed, with a heading in bold."""

    heading: str
    text: str


@dataclass(frozen=True)
class PageBreak:
    pass


Part = Heading | Paragraph | BulletList | Table | Picture | Note | PageBreak


@dataclass(frozen=True)
class Document:
    """`stamp` is lines under the title; `footer` stands on every page, before the page number.

    `dated` is the moment written into the file, so that the same document gives the same bytes. It has a time zone.
    """

    title: str
    subtitle: str
    stamp: tuple[str, ...]
    footer: str
    author: str
    dated: datetime
    parts: tuple[Part, ...]
    has_contents: bool = True
    language: str = "sv-SE"


def stepwise(parts: tuple[Part, ...]) -> list[Part]:
    """Headings that never go down more than one level at a time: screen readers step by them, and PDF/UA asks it. One
    without a word is left out."""
    level, stepped = 0, list[Part]()
    for part in parts:
        if isinstance(part, Heading) and not without_controls(part.text).strip():
            continue
        if isinstance(part, Heading):
            level = max(1, min(part.level, level + 1))
            stepped.append(Heading(part.text, level))
        else:
            stepped.append(part)
    return stepped

"""A report as a PDF that a screen reader can read: tagged, with alternative texts and headings (PDF/UA-1)."""

import json
import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import font_source_sans_pro
import typst

from lib.reports.document import (
    UNTITLED,
    BulletList,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Table,
    stepwise,
)
from lib.reports.picture_size import width_mm
from lib.reports.printable import drawable, printable

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = ("Source Sans Pro", "DejaVu Sans Mono", "New Computer Modern")
"""The fonts come with the app, so that a report is the same on every machine."""
CONTENTS = "Innehåll"


def pdf_file(document: Document) -> bytes:
    """The same bytes for the same document. Texts go in as data, so that no letter in them is markup."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        parts = [_part(part, place, folder) for place, part in enumerate(stepwise(document.parts))]
        (folder / "document.json").write_text(json.dumps(_head(document) | {"parts": parts}), encoding="utf-8")
        main = shutil.copy(TEMPLATE, folder)
        compiled = typst.compile(
            str(main),
            root=str(folder),
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=document.dated,
        )
    return bytes(compiled)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])


def _head(document: Document) -> dict[str, Any]:
    language, _, region = document.language.partition("-")
    return {
        "title": printable(document.title).strip() or UNTITLED,
        "subtitle": printable(document.subtitle),
        "author": printable(document.author),
        "stamp": [printable(line) for line in document.stamp],
        "footer": printable(document.footer),
        "language": language,
        "region": region,
        "fonts": list(FONTS),
        "has_contents": document.has_contents,
        "contents_title": CONTENTS,
    }


def _part(part: Part, place: int, folder: Path) -> dict[str, Any]:
    match part:
        case Heading(text, level):
            return {"kind": "heading", "text": printable(text), "level": level}
        case Paragraph(text, is_quiet):
            return {"kind": "paragraph", "text": printable(text), "is_quiet": is_quiet}
        case BulletList(items):
            return {"kind": "list", "items": [printable(item) for item in items]}
        case Note(heading, text):
            return {"kind": "note", "heading": printable(heading), "text": printable(text)}
        case Table():
            return _table(part)
        case Picture():
            return _picture(part, folder / f"{place}.{'svg' if part.is_svg else 'png'}")
        case PageBreak():
            return {"kind": "break"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": printable(table.caption),
        "columns": [
            {"label": printable(column.label), "width": column.width, "is_number": column.is_number}
            for column in table.columns
        ],
        "rows": [[printable(cell) for cell in row] for row in table.rows],
    }


def _picture(picture: Picture, path: Path) -> dict[str, Any]:
    if picture.is_svg:  # its texts are drawn with the same letters as all others
        path.write_text(drawable(picture.content.decode("utf-8")), encoding="utf-8")
    else:
        path.write_bytes(picture.content)
    return {
        "kind": "picture",
        "file": path.name,
        "alt_text": printable(picture.alt_text),
        "caption": printable(picture.caption),
        "width_mm": width_mm(picture),
    }

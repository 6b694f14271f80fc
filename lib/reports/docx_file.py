"""A report as a DOCX: real styles and headings, Swedish, repeated header rows, alternative texts."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from lib.reports.chart_picture import svg_as_png
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
from lib.reports.docx_fields import bookmarked, contents_field, page_number
from lib.reports.docx_look import BOX, QUIET, dress
from lib.reports.docx_table import add_table
from lib.reports.fixed_zip import fixed_zip
from lib.reports.picture_size import TEXT_WIDTH_MM, width_mm
from lib.reports.printable import without_controls as _said

DEEPEST_IN_CONTENTS, LONGEST_PROPERTY = 2, 255


def docx_file(document: Document) -> bytes:
    """The same bytes for the same document."""
    made = docx.Document()
    dress(made, document.language)
    _properties(made, document)
    _first_page(made, document)
    tables, pictures, headings = count(1), count(1), count(1)
    for part in stepwise(document.parts):
        match part:
            case Heading():
                bookmarked(made.add_heading(_said(part.text), part.level), next(headings))
            case Table():
                add_table(made, part, next(tables))
            case Picture():
                _picture(made, part, pictures)
            case _:
                _text(made, part)
    _footer(made, document)
    written = BytesIO()
    made.save(written)
    return fixed_zip(written.getvalue())


def _properties(made: Docx, document: Document) -> None:
    named = made.core_properties
    title, author, subject = (
        _said(text)[:LONGEST_PROPERTY] for text in (document.title, document.author, document.subtitle)
    )
    named.title, named.author, named.subject = title.strip() or UNTITLED, author, subject
    named.last_modified_by, named.comments, named.keywords = author, "", ""
    named.created = named.modified = document.dated.replace(tzinfo=None)
    named.language, named.revision = document.language, 1


def _first_page(made: Docx, document: Document) -> None:
    made.add_paragraph(_said(document.title), style="Title")
    if document.subtitle:
        made.add_paragraph(_said(document.subtitle), style="Subtitle")
    if document.stamp:
        made.add_paragraph("\n".join(_said(line) for line in document.stamp), style=BOX)
    if document.has_contents:
        headings = [part for part in stepwise(document.parts) if isinstance(part, Heading)]
        entries = [(at, one.level, _said(one.text)) for at, one in enumerate(headings, 1)]
        contents_field(made, [entry for entry in entries if entry[1] <= DEEPEST_IN_CONTENTS])
        made.add_page_break()


def _text(made: Docx, part: Part) -> None:
    match part:
        case Paragraph(text, is_quiet):
            made.add_paragraph(_said(text), style=QUIET if is_quiet else None)
        case BulletList(items):
            for item in items:
                made.add_paragraph(_said(item), style="List Bullet")
        case Note(heading, text):
            box = made.add_paragraph(style=BOX)
            box.add_run(_said(heading)).bold = True
            box.add_run("\n" + _said(text))
        case PageBreak():
            made.add_page_break()


def _picture(made: Docx, picture: Picture, numbers: Iterator[int]) -> None:
    paragraph = made.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(_png(picture)), width=Mm(width_mm(picture)))
    shape._inline.docPr.set("descr", _said(picture.alt_text))
    if picture.caption:
        paragraph.paragraph_format.keep_with_next = True
        made.add_paragraph(f"Figur {next(numbers)}. {_said(picture.caption)}", style="Caption")


def _png(picture: Picture) -> bytes:
    return svg_as_png(picture.content) if picture.is_svg else picture.content


def _footer(made: Docx, document: Document) -> None:
    footer = made.sections[0].footer
    line = footer.paragraphs[0]
    line.style = QUIET
    line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(_said(document.footer) + "\tSida ")
    page_number(line, "PAGE")
    line.add_run(" av ")
    page_number(line, "NUMPAGES")

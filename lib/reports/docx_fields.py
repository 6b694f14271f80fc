"""What a word processor fills in by itself in a DOCX: page numbers and the table of contents."""

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

CONTENTS = "Innehåll"
INDENT_MM = 6


def bookmarked(heading: Paragraph, number: int) -> None:
    """A place that the table of contents can point at."""
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), _name(number))
            heading._p.insert(1 if heading._p.pPr is not None else 0, mark)
        else:
            heading._p.append(mark)


def contents_field(made: Docx, entries: list[tuple[int, int, str]]) -> None:
    """The table of contents, with its lines written in so that it is there in every program; a word processor that
    can puts the page numbers in. `entries` are bookmark number, level and heading."""
    made.add_paragraph(CONTENTS, style="Subtitle")
    if not entries:
        return
    for place, (number, level, text) in enumerate(entries):
        line = made.add_paragraph()
        line.paragraph_format.left_indent = Mm(INDENT_MM * (level - 1))
        line.paragraph_format.space_after = 0
        if place == 0:
            _begin(line._p, 'TOC \\o "1-2" \\h \\z \\u', is_outdated=True)
        line._p.append(_link(number, text))
        if place == len(entries) - 1:
            _mark(line._p, "end")


def page_number(line: Paragraph, code: str) -> None:
    """`code` is PAGE or NUMPAGES."""
    _begin(line._p, code)
    line.add_run("1")
    _mark(line._p, "end")


def _name(number: int) -> str:
    return f"_Toc{number:06}"


def _link(number: int, text: str) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(number))
    link.set(qn("w:history"), "1")
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text.replace("\n", " ")
    run.append(words)
    link.append(run)
    return link


def _begin(line: BaseOxmlElement, code: str, *, is_outdated: bool = False) -> None:
    _mark(line, "begin", is_outdated=is_outdated)
    run, instruction = OxmlElement("w:r"), OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    run.append(instruction)
    line.append(run)
    _mark(line, "separate")


def _mark(line: BaseOxmlElement, kind: str, *, is_outdated: bool = False) -> None:
    run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if is_outdated:
        mark.set(qn("w:dirty"), "true")
    run.append(mark)
    line.append(run)

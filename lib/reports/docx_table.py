"""A table in a DOCX: a marked header row that is repeated on each page, columns as wide as they were asked to be."""

from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.table import Table as DocxTable

from lib.domain.palette import GRID
from lib.reports.document import Table
from lib.reports.docx_look import QUIET, TABLE_TEXT
from lib.reports.picture_size import TEXT_WIDTH_MM
from lib.reports.printable import without_controls

HEADER_SHADE = "E9EDF0"
CELL_MARGIN_TWIPS = 60


def add_table(made: Docx, table: Table, number: int) -> None:
    """The caption above, the table, and a small space below. Cells are written as elements: by python-docx's own
    cells a report of 3 000 took seconds."""
    caption = made.add_paragraph(f"Tabell {number}. {without_controls(table.caption)}", style="Caption")
    caption.paragraph_format.keep_with_next = True
    drawn = made.add_table(rows=0, cols=len(table.columns))
    drawn.autofit = False
    _properties(drawn, without_controls(table.caption))
    parts = sum(column.width for column in table.columns)
    widths = [int(Mm(TEXT_WIDTH_MM * column.width / parts).twips) for column in table.columns]
    for grid, width in zip(drawn._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.set(qn("w:w"), str(width))
    to_the_right = [column.is_number for column in table.columns]
    drawn._tbl.append(_row([column.label for column in table.columns], widths, to_the_right, is_header=True))
    for cells in table.rows:
        drawn._tbl.append(_row(list(cells), widths, to_the_right, is_header=False))
    made.add_paragraph(style=QUIET)


def _properties(drawn: DocxTable, caption: str) -> None:
    """Thin lines below rows, the caption for screen readers, and that the first row is a header."""
    properties = drawn._tbl.tblPr
    properties.append(_element("w:tblBorders", children=[
        _element(f"w:{side}", val="single", sz="4", space="0", color=GRID["light"].lstrip("#"))
        for side in ("top", "bottom", "insideH")
    ]))  # fmt: skip
    margins = [_element(f"w:{side}", w=str(CELL_MARGIN_TWIPS), type="dxa") for side in ("left", "right")]
    properties.append(_element("w:tblCellMar", children=margins))
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(_element("w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0",
                               noHBand="1", noVBand="1"))  # fmt: skip
    properties.append(_element("w:tblCaption", val=caption[:250]))


def _row(cells: list[str], widths: list[int], to_the_right: list[bool], *, is_header: bool) -> BaseOxmlElement:
    marks = [_element("w:cantSplit")] + ([_element("w:tblHeader")] if is_header else [])
    row = _element("w:tr", children=[_element("w:trPr", children=marks)])
    for text, width, right in zip(cells, widths, to_the_right, strict=True):
        row.append(_cell(text, width, is_right=right, is_header=is_header))
    return row


def _cell(text: str, width: int, *, is_right: bool, is_header: bool) -> BaseOxmlElement:
    properties = _element("w:tcPr", children=[_element("w:tcW", w=str(width), type="dxa")])
    if is_header:
        properties.append(_element("w:shd", val="clear", color="auto", fill=HEADER_SHADE))
    style = [_element("w:pStyle", val=TABLE_TEXT)] + ([_element("w:jc", val="right")] if is_right else [])
    paragraph = _element("w:p", children=[_element("w:pPr", children=style)])
    run = _element("w:r", children=[_element("w:rPr", children=[_element("w:b")])] if is_header else [])
    for place, line in enumerate(without_controls(text).split("\n")):
        if place:
            run.append(_element("w:br"))
        words = _element("w:t")
        words.text = line
        words.set(qn("xml:space"), "preserve")
        run.append(words)
    paragraph.append(run)
    return _element("w:tc", children=[properties, paragraph])


def _element(name: str, children: list[BaseOxmlElement] | None = None, **values: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    for child in children or []:
        made.append(child)
    return made

"""How a DOCX looks: its own styles, which the reader can change in one place, and Swedish as its language."""

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from lib.domain.palette import ACCENT, INK
from lib.domain.palette import QUIET as QUIET_INK

FONT = "Arial"
"""On every machine that opens a DOCX, or one that is as wide."""
QUIET, BOX, TABLE_TEXT = "Liten text", "Ruta", "Tabelltext"
SIZES = {
    "Normal": 10.5,
    "Title": 24,
    "Subtitle": 13,
    "Heading 1": 16,
    "Heading 2": 12.5,
    "Heading 3": 10.5,
    "Caption": 9,
}
SPACE_BEFORE = {"Heading 1": 20, "Heading 2": 14, "Heading 3": 10}
MARGIN_MM = 20


def dress(made: Docx, language: str) -> None:
    """Page, fonts, colours and language."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    for name, size in SIZES.items():
        _written(_style(made, name), size, INK["light"] if name == "Normal" else ACCENT["light"])
    _style(made, "Normal").paragraph_format.space_after = Pt(6)
    for name, points in SPACE_BEFORE.items():
        _style(made, name).paragraph_format.space_before = Pt(points)
        _style(made, name).paragraph_format.space_after = Pt(6)
    for name in ("Subtitle", "Caption"):
        _style(made, name).font.italic = _style(made, name).font.bold = False
        _style(made, name).font.color.rgb = _colour(QUIET_INK["light"])
    _without_line_below(_style(made, "Title"))
    _own_styles(made)
    _speaks(made, language)


def _style(made: Docx, name: str) -> ParagraphStyle:
    style = made.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a style of paragraphs")
    return style


def _own_styles(made: Docx) -> None:
    for name, size, colour in ((QUIET, 9, QUIET_INK["light"]), (BOX, 9.5, INK["light"]), (TABLE_TEXT, 9, INK["light"])):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = _style(made, name)
        style.base_style = _style(made, "Normal")
        _written(style, size, colour)
    _style(made, TABLE_TEXT).paragraph_format.space_after = Pt(0)
    _style(made, BOX).paragraph_format.space_before = Pt(6)
    _style(made, BOX).paragraph_format.space_after = Pt(10)
    _framed(_style(made, BOX))


def _written(style: ParagraphStyle, size: float, colour: str) -> None:
    """The font by name: the template's headings take theirs from a theme otherwise."""
    style.font.size, style.font.name, style.font.color.rgb = Pt(size), FONT, _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FONT)


def _framed(style: ParagraphStyle) -> None:
    borders, shade = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    left = OxmlElement("w:left")
    for name, value in {"val": "single", "sz": "24", "space": "6", "color": ACCENT["light"].lstrip("#")}.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    for name, value in {"val": "clear", "color": "auto", "fill": "F2F5F7"}.items():
        shade.set(qn(f"w:{name}"), value)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc")
    properties.insert_element_before(shade, "w:spacing", "w:ind", "w:jc")


def _without_line_below(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _speaks(made: Docx, language: str) -> None:
    defaults = made.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for spoken in defaults.findall(qn("w:lang")):
        defaults.remove(spoken)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    spoken.set(qn("w:eastAsia"), language)
    defaults.append(spoken)


def _colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.lstrip("#").upper())

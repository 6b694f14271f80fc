"""The slides' master: the municipality's own `mall.pptx` where there is one, else a plain one made here."""

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from lib.domain.faults import Fault, InputFault
from lib.domain.palette import INK, PAPER

TEMPLATE = "mall.pptx"
WIDE, HIGH = Inches(13.333), Inches(7.5)
NARROW = Inches(10)
"""As wide as python-pptx makes its own."""
FONT = "Arial"
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})


def open_template(path: Path) -> Any:
    """A presentation without slides. Raises InputFault when the municipality's file is no template that can be used."""
    if not path.is_file():
        return _plain()
    try:
        opened = Presentation(str(path))
    except Exception as problem:  # python-pptx lets through whatever zip, XML and its own parts raise
        remedy = "Spara den på nytt i PowerPoint som .pptx, eller ta bort den: då används appens egen mall."
        raise InputFault(Fault(TEMPLATE, "filen går inte att läsa som presentation", remedy=remedy)) from problem
    if layout_of(opened) is None:
        remedy = "Lägg till en layout med rubrik, eller ta bort filen: då används appens egen mall."
        raise InputFault(Fault(TEMPLATE, "ingen layout har en rubrik", remedy=remedy))
    _without_slides(opened)
    return opened


def layout_of(presentation: Any) -> Any:
    """The layout with a title and the fewest other places to fill; None when no layout has a title."""
    with_title = [
        layout
        for layout in presentation.slide_layouts
        if any(one.placeholder_format.type in TITLES for one in layout.placeholders)
    ]
    furniture = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
    return min(
        with_title,
        key=lambda layout: sum(one.placeholder_format.type not in furniture for one in layout.placeholders),
        default=None,
    )


def _plain() -> Any:
    """python-pptx's own, made wide and given our font and ink."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    layout = layout_of(made)
    for other in [one for one in made.slide_layouts if one is not layout and one.name != layout.name]:
        made.slide_layouts.remove(other)
    for holder in (made.slide_master, layout):
        for one in list(holder.placeholders):
            if one.placeholder_format.type in TITLES:
                one.left, one.top, one.width, one.height = Inches(0.6), Inches(0.75), WIDE - Inches(1.2), Inches(1.25)
            elif holder is layout:
                one._element.getparent().remove(one._element)
            else:
                one.left, one.width = (round(length * made.slide_width / NARROW) for length in (one.left, one.width))
    _fonts(made)
    made.slide_master.background.fill.solid()
    made.slide_master.background.fill.fore_color.rgb = RGBColor.from_string(PAPER["light"].lstrip("#"))
    return made


def _fonts(made: Any) -> None:
    theme = next(rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>'.encode())
    style = made.slide_master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    first = style.find(qn("a:lvl1pPr"))
    first.set("algn", "l")
    run = first.find(qn("a:defRPr"))
    run.set("sz", str(int(Pt(30).pt * 100)))
    run.set("b", "1")
    fill = run.find(qn("a:solidFill"))
    for child in list(fill):
        fill.remove(child)
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": INK["light"].lstrip("#")}))


def _without_slides(presentation: Any) -> None:
    """A template's own example slides are not part of what is shown."""
    ids = presentation.slides._sldIdLst
    for one in list(ids):
        presentation.part.drop_rel(one.rId)
        ids.remove(one)

"""A deck as a PowerPoint file: native texts, tables, charts and shapes that can be edited."""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from lib.domain.audience import Audience
from lib.domain.deck import Deck, Slide, SlideKind
from lib.domain.palette import QUIET
from lib.reports.fixed_zip import fixed_zip
from lib.reports.pptx_body import draw_body
from lib.reports.pptx_template import layout_of, open_template
from lib.reports.pptx_text import (
    LINE,
    SPARE,
    Box,
    fitted_points,
    in_swedish,
    n_lines,
    one_line,
    quiet_box,
    shortened,
    text_box,
    write,
)
from lib.reports.printable import without_controls

MARGIN = Inches(0.6)
FOOTER_POINTS, SMALLEST_FOOTER = 11, 9
LARGEST_TITLE, SMALLEST_TITLE, OPENING_TITLE = 30, 20, 44
SYNTHETIC = "EXEMPELDATA"


def deck_pptx(deck: Deck, template: Path) -> bytes:
    """The file. The same deck and template give the same bytes. Raises InputFault for an unusable template."""
    made = open_template(template)
    for place, slide in enumerate(deck.slides, start=1):
        _add(made, deck, slide, place)
    _properties(made, deck)
    written = BytesIO()
    made.save(written)
    return fixed_zip(written.getvalue())


def stamp_of(deck: Deck) -> str:
    """What stands on every slide. Before the public made-up figures are only tried out, and that is said first."""
    if not any(one.is_synthetic for one in deck.slides):
        return deck.stamp
    is_trial = deck.audience is Audience.PUBLIC
    return f"PROV MED {SYNTHETIC} · {deck.stamp}" if is_trial else f"{deck.stamp} · {SYNTHETIC}"


def source_of(slide: Slide) -> str:
    told = [f"Källa: {slide.source}" if slide.source else "", f"Uppgifter till {slide.data_date}"]
    return ". ".join(part for part in told if part and slide.data_date)


def notes_of(slide: Slide) -> str:
    """What the speaker reads: first what a person wrote."""
    parts = [slide.notes, f"Om siffrorna: {slide.told}" if slide.told else "", source_of(slide)]
    return "\n\n".join(without_controls(part).strip() for part in parts if part.strip())


def _add(made: Any, deck: Deck, slide: Slide, place: int) -> None:
    page = made.slides.add_slide(layout_of(made))
    wide, high = made.slide_width, made.slide_height
    title = page.shapes.title
    top = _title(page, slide, title, wide, high)
    for other in [one for one in page.placeholders if one is not title and one.shape_id != title.shape_id]:
        other._element.getparent().remove(other._element)
    bottom = high - Inches(0.7)
    if slide.subtitle:
        room = (MARGIN, top, wide - 2 * MARGIN, Inches(0.35))
        points = fitted_points([slide.subtitle], round(room[2] * SPARE), room[3], 15, FOOTER_POINTS)
        quiet_box(page.shapes, room, slide.subtitle, points, "Underrubrik")
        top += Inches(0.45)
    draw_body(page.shapes, slide, (MARGIN, top, wide - 2 * MARGIN, bottom - top), deck.dated)
    _footer(page, deck, slide, place, (MARGIN, high - Inches(0.5), wide - 2 * MARGIN, Inches(0.3)))
    page.notes_slide.notes_text_frame.text = notes_of(slide)
    page.notes_slide.notes_text_frame.word_wrap = True
    in_swedish(page._element)
    in_swedish(page.notes_slide._element)


def _title(page: Any, slide: Slide, title: Any, wide: int, high: int) -> int:
    """The title in its own place, with what it is about above it; where the content begins."""
    is_opening = slide.kind is SlideKind.OPENING
    left, above, width, height = title.left, title.top, title.width, title.height
    if is_opening:
        left, above, width, height = MARGIN, round(high * 0.3), wide - 2 * MARGIN, round(high * 0.26)
        title.left, title.top, title.width, title.height = left, above, width, height
    kicker_room = Inches(0.38)
    if slide.kicker and above >= kicker_room:
        box = (left, above - kicker_room, width, kicker_room)
        quiet_box(page.shapes, box, shortened(slide.kicker, width, kicker_room, 16), 16, "Överrubrik")
    largest = OPENING_TITLE if is_opening else LARGEST_TITLE
    points = fitted_points([slide.title], round(width * SPARE), height, largest, SMALLEST_TITLE)
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size = shortened(slide.title, width, height, points), Pt(points)
    used = Pt(n_lines(slide.title, round(width * SPARE), points) * points * LINE)
    return int(above + min(used, height) + Inches(0.15))


def _footer(page: Any, deck: Deck, slide: Slide, place: int, box: Box) -> None:
    left, top, width, height = box
    stamp, source = stamp_of(deck), source_of(slide)
    text = " · ".join(part for part in (source, stamp) if part)
    room = width - Inches(1)
    points = fitted_points([text], room, height, FOOTER_POINTS, SMALLEST_FOOTER)
    told = shortened(text, room, height * 2, points)
    text_box(page.shapes, (left, top, room, height), [told], points, fill=QUIET["light"], name="Källa och stämpel")
    number = text_box(page.shapes, (left + width - Inches(0.9), top, Inches(0.9), height), [], FOOTER_POINTS,
                      align=PP_ALIGN.RIGHT, name="Bildnummer")  # fmt: skip
    number.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    write(number.text_frame.paragraphs[0], f"{place} ({len(deck.slides)})", FOOTER_POINTS, QUIET["light"])


def _properties(made: Any, deck: Deck) -> None:
    """The deck's own day stands as when it was made: the clock's would make each file another."""
    core, moment = made.core_properties, datetime.combine(deck.dated, time())
    core.title, core.author, core.language = one_line(deck.title), one_line(deck.municipality), "sv-SE"
    core.subject, core.keywords, core.comments = one_line(stamp_of(deck)), deck.seal, ""
    core.created = core.modified = core.last_printed = moment
    core.last_modified_by, core.revision = one_line(deck.municipality), 1

"""The week as a document, with the same content as the page that is sent (`week_page`)."""

from collections.abc import Sequence
from typing import Any

from lib.analysis.week_assessments import WeekPicture
from lib.domain.report_words import MORE_IS_NOT_WORSE
from lib.domain.week import NOTE_TEXTS, WeekLevel, WeekTrend
from lib.domain.week_sentences import levels_sentence, week_sentence
from lib.domain.week_words import LEVEL_MEANINGS, MARKED_LEVELS, MARKED_TRENDS, NOTE_LABELS
from lib.domain.words import listing
from lib.reports.document import BulletList, Document, Heading, Paragraph, Part, Table, TableColumn
from lib.reports.report_stamp import ReportStamp
from lib.reports.written_table import plain_cell

MANY = 6
"""More areas than this are counted, not named."""


def week_report(
    picture: WeekPicture, quick: Sequence[dict[str, Any]], carried: Sequence[str], stamp: ReportStamp
) -> Document:
    """`quick` are measures under way (title, owner, due, area_name), `carried` titles of problems."""
    rows = picture.areas.to_dict("records")
    note = picture.note or {}
    legend = "; ".join(f"{MARKED_LEVELS[level]}: {meaning}" for level, meaning in LEVEL_MEANINGS.items())
    parts: list[Part] = [
        Paragraph(week_sentence(picture.period, picture.whole, picture.days)),
        Paragraph(levels_sentence(rows)),
        Heading("Områden som behöver något"),
        *_areas(rows),
        Paragraph(f"{legend}. Läget är en människas bedömning. {MORE_IS_NOT_WORSE}", is_quiet=True),
    ]
    for name in NOTE_TEXTS:
        parts += [Heading(NOTE_LABELS[name]), Paragraph(str(note[name]))] if note.get(name) else []
    parts += [Heading("Snabba åtgärder på gång"), _measures(quick)]
    parts += [Heading("Går vidare till analysen"), BulletList(tuple(carried))] if carried else []
    return Document(
        title=f"Veckoläge {picture.period.label}",
        subtitle=f"{stamp.municipality}, {picture.period.days_label}",
        stamp=stamp.lines,
        footer=stamp.footer,
        author=stamp.municipality,
        dated=stamp.dated,
        parts=tuple(parts),
        has_contents=False,
    )


def _areas(rows: Sequence[dict[Any, Any]]) -> list[Part]:
    told = [row for level in (WeekLevel.RED, WeekLevel.YELLOW) for row in rows if row["level"] == level]
    cells = tuple((str(row["area_name"]), _level(row), f"{row['motive']}\n{row['reason']}".strip()) for row in told)
    head = (TableColumn("Område", 1.4), TableColumn("Läge", 1.0), TableColumn("Motiv och siffror", 3.2))
    parts: list[Part] = [Table("Röda och gula områden", head, cells)] if told else []
    parts += [] if told else [Paragraph("Inget område är rött eller gult.")]
    for level in (WeekLevel.GREEN, WeekLevel.UNDECIDED):
        names = [str(row["area_name"]) for row in rows if row["level"] == level]
        shown = listing(names) if len(names) <= MANY else f"{len(names)} områden"
        parts += [Paragraph(f"{MARKED_LEVELS[level]}: {shown}.")] if names else []
    return parts


def _level(row: dict[Any, Any]) -> str:
    trend = f"\n{MARKED_TRENDS[WeekTrend(row['trend'])]}" if row["trend"] else ""
    return MARKED_LEVELS[WeekLevel(row["level"])] + trend


def _measures(quick: Sequence[dict[str, Any]]) -> Part:
    if not quick:
        return Paragraph("Inga snabba åtgärder är på gång.")
    cells = tuple(
        (str(row["title"]), plain_cell(row["owner"]), plain_cell(row["due"]) or "inget datum",
         plain_cell(row["area_name"]))
        for row in quick
    )  # fmt: skip
    head = (TableColumn("Åtgärd", 2.4), TableColumn("Vem", 1.4), TableColumn("Klart senast"), TableColumn("Var", 1.4))
    return Table("Snabba åtgärder", head, cells)

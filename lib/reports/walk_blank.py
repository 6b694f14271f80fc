"""The protocol to write on by hand during a walk: a page for each stop, with its checklist and room to write."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from lib.analysis.walk_round import Round, RoundStop
from lib.domain.checklist import Aspect
from lib.domain.walk import LIGHTS, PRIORITIES
from lib.domain.walk_round import FACES, WALK_LIST
from lib.domain.words import number
from lib.reports.csv_file import table_bytes
from lib.reports.document import Document, Heading, Note, PageBreak, Paragraph, Part, Table, TableColumn

BOX = "☐"
EMPTY_ROWS = 5
ROOM = "\n\n"
"""So that there is space to write by hand."""
HOW = (
    "En grupp fyller i ett papper. Skriv vad ni ser på platsen, inte vilka som är där: inga namn.",
    f"Kryssa trygg, otrygg eller båda. Hur bråttom: {', '.join(f'{n} {word}' for n, word in PRIORITIES.items())}.",
    FACES,
    "Efteråt skrivs papperet in i Lägesbild under Gå, stopp för stopp.",
)


def blank_protocol(walked: Round, made_at: datetime, author: str) -> Document:
    """To print before the walk. `made_at` has a zone."""
    walk = walked.walk
    starts = walk["starts_at"]
    facts = [
        f"{starts:%Y-%m-%d} kl. {starts:%H.%M}",
        LIGHTS.get(str(walk["light"]), ""),
        str(walk["meeting_place"] or ""),
    ]
    parts: list[Part] = [
        Paragraph(f"Grupp nr {'_' * 6}   Antecknar (roll) {'_' * 30}"),
        Note("Så fyller ni i", "\n".join(HOW)),
    ]
    for place, stop in enumerate(walked.stops):
        parts += [*([PageBreak()] if place else []), *_stop(stop, walked.aspects_at(stop))]
    return Document(
        title=f"Protokoll att fylla i: {walk['title']}",
        subtitle=". ".join(fact for fact in facts if fact),
        stamp=("Sekretessklass: intern.",)
        + (("Exempeldata. Vandringen är påhittad.",) if walk["is_synthetic"] else ()),
        footer="Intern. Trygghetsvandring.",
        author=author,
        dated=made_at,
        parts=tuple(parts),
        has_contents=False,
    )


def empty_list(stops: Sequence[RoundStop]) -> bytes:
    """A CSV to fill in: the headings of WALK_LIST and a row for each stop."""
    headings = [column.label for column in WALK_LIST]
    return table_bytes(pd.DataFrame([[stop.number] + [""] * (len(headings) - 1) for stop in stops], columns=headings))


def _stop(stop: RoundStop, aspects: Sequence[Aspect]) -> list[Part]:
    way = f"{number(stop.metres)} m åt {stop.direction} från förra stoppet." if stop.metres is not None else ""
    parts: list[Part] = [Heading(f"{stop.number}. {stop.name}")]
    parts += [Paragraph(text) for text in (way, stop.reason) if text]
    parts.append(Paragraph(f"Hur känns det här?   {BOX} trygg   {BOX} otrygg   {BOX} båda"))
    if aspects:
        items = [(aspect.name, item.text) for aspect in aspects for item in aspect.items]
        rows = tuple((name, text, f"{BOX} ja  {BOX} nej  {BOX} delvis") for name, text in items)
        columns = (TableColumn("Aspekt", 2), TableColumn("Ja är bra", 5), TableColumn("Svar", 3))
        parts.append(Table(f"Att titta efter vid stopp {stop.number}", columns, rows))
    to_write = (TableColumn("Vad ser ni?", 4), TableColumn("Orsak", 3), TableColumn("Förslag", 4),
               TableColumn("Vem äger frågan?", 2), TableColumn("Bråttom 1–3", 1))  # fmt: skip
    empty = tuple((ROOM, "", "", "", "") for _ in range(EMPTY_ROWS))
    return [*parts, Table(f"Iakttagelser vid stopp {stop.number}", to_write, empty)]

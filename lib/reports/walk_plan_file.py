"""The plan of a walk on paper: its map, when and where, and the protocol to write on at each stop."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from lib.analysis.walk_round import Round
from lib.domain.walk import LABELS
from lib.domain.walk_words import day_words
from lib.domain.words import number
from lib.reports.document import BulletList, Document, Heading, PageBreak, Part, Picture, Table, TableColumn
from lib.reports.walk_blank import blank_protocol

MAP_TEXT = "Karta över rutten med numrerade stopp; samma stopp står i tabellen under."
DAYS = ("solo_light", "solo_dark", "meeting_before", "starts_at", "meeting_after")


def plan_document(
    walked: Round, legs: Sequence[dict[Any, Any]], map_svg: str, route_text: str, made_at: datetime, author: str
) -> Document:
    """To print for those who lead the walk. `legs` are rows of `walk_route.LEGS`; `made_at` has a zone."""
    blank = blank_protocol(walked, made_at, author)
    times = [f"{LABELS[name]}: {day_words(walked.walk[name])}" for name in DAYS if walked.walk.get(name)]
    stops = tuple((number(stop.number), stop.name, stop.reason) for stop in walked.stops)
    ways = tuple((f"{leg['origin']} – {leg['target']}", number(leg["metres"]), number(leg["minutes"])) for leg in legs)
    parts: list[Part] = [
        Heading("Rutten"),
        Picture(map_svg.encode(), MAP_TEXT, route_text),
        Table(
            "Stoppen", (TableColumn("Nr", 1, is_number=True), TableColumn("Stopp", 3), TableColumn("Varför", 6)), stops
        ),
    ]
    if ways:
        columns = (TableColumn("Ben", 6), TableColumn("Meter", 1, is_number=True),
                   TableColumn("Minuter", 1, is_number=True))  # fmt: skip
        parts.append(Table("Vägen mellan dem", columns, ways))
    parts += [Heading("Tider"), BulletList(tuple(times)), PageBreak(), Heading("Protokoll att fylla i")]
    return replace(blank, title=f"Vandringsplan: {walked.walk['title']}", parts=(*parts, *blank.parts))

"""The protocol of a walk as a document: what was seen, what is promised, what is not possible and why."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from PIL import Image

from lib.analysis.walk_protocol import Protocol
from lib.domain.columns import Column
from lib.domain.walk import LIGHTS
from lib.domain.walk_promise import NOTED, PROMISES, REFUSED, STOP_TABLE, UNDECIDED
from lib.domain.walk_sentences import debt_sentence, many, outcome_sentence, unread_sentence
from lib.domain.words import listing, sentence
from lib.reports.document import Document, Heading, Note, Paragraph, Part, Picture, Table, TableColumn

WIDTHS = {"number": 1.2, "observation": 5.0, "title": 4.0, "name": 4.0, "reason": 5.0, "proposal": 4.0, "owner": 3.0,
          "outcome": 3.0, "due": 2.0, "status": 2.0, "feeling": 3.0}  # fmt: skip
PHOTO_PIXELS = 700
PRIVATE = "En privat fastighetsägare bestämmer själv vad som görs på egen mark."


@dataclass(frozen=True)
class WalkPhoto:
    """`content` is a JPEG; `where` is the stop and what the photo belongs to."""

    content: bytes
    where: str


@dataclass(frozen=True)
class ProtocolPictures:
    """What is drawn beside the words: the map (None when there is nothing to draw), and photos, never in a public
    protocol."""

    map_svg: bytes | None = None
    photos: tuple[WalkPhoto, ...] = ()


def protocol_document(protocol: Protocol, pictures: ProtocolPictures, made_at: datetime, author: str) -> Document:
    """`made_at` has a zone. Raises ValueError for photos in a public protocol."""
    if protocol.is_public and pictures.photos:
        raise ValueError("photos are never in a public protocol")
    walk, secrecy = protocol.walk, "öppen" if protocol.is_public else "intern"
    parts: list[Part] = [
        *_summary(protocol), *_map(protocol, pictures), *_stops(protocol), *_promised(protocol), *_refused(protocol),
        *_undecided(protocol), *_noted(protocol), *_aim(walk), *_feedback(protocol), *_photos(pictures),
    ]  # fmt: skip
    made_up = ("Exempeldata. Vandringen är påhittad.",) if protocol.is_synthetic else ()
    return Document(
        title=f"Protokoll: {walk['title']}",
        subtitle=_when(protocol),
        stamp=(f"Sekretessklass: {secrecy}.", f"Gjort {made_at:%Y-%m-%d}.", *made_up),
        footer=" ".join(
            (f"{sentence(secrecy)}.", *(("Exempeldata.",) if made_up else ()), f"Vandring {walk['starts_at']:%F}.")
        ),
        author=author,
        dated=made_at,
        parts=tuple(parts),
        has_contents=False,
    )


def _when(protocol: Protocol) -> str:
    starts = protocol.walk["starts_at"]
    light = LIGHTS.get(str(protocol.walk["light"]), "")
    return f"{protocol.area_name}, {starts:%Y-%m-%d} kl. {starts:%H.%M}{', ' if light else ''}{light}."


def _summary(protocol: Protocol) -> list[Part]:
    people = many(protocol.n_came, "deltagare", "deltagare") if protocol.n_came is not None else ""
    roles = f"Med var {listing(list(protocol.roles))}." if protocol.roles else ""
    missing = f"Ingen kom från {listing(list(protocol.missing_roles))}." if protocol.missing_roles else ""
    told = outcome_sentence(*protocol.n_by_decision)
    lines = [
        f"{people} gick." if people else "", roles, "" if protocol.is_public else missing, told,
        unread_sentence(protocol.n_unread) if protocol.is_public else "", str(protocol.walk["purpose"] or ""),
    ]  # fmt: skip
    return [Heading("Vad vandringen gav"), *(Paragraph(line) for line in lines if line)]


def _map(protocol: Protocol, pictures: ProtocolPictures) -> list[Part]:
    if pictures.map_svg is None:
        return []
    names = [f"{stop.number} {stop.name}" for stop in protocol.stops.itertuples()]
    alt = f"Karta över rutten med {many(len(names), 'stopp', 'stopp')}: {listing(names)}."
    return [Picture(pictures.map_svg, alt, "Streck mellan stoppen visar ordningen, inte alltid vägen.")]


def _stops(protocol: Protocol) -> list[Part]:
    columns = STOP_TABLE[:2] if protocol.is_public else STOP_TABLE
    return _table("Stoppen", "Stoppen i den ordning de gicks", protocol.stops, columns, "Inga stopp är öppnade.")


def _promised(protocol: Protocol) -> list[Part]:
    empty = "Ingen åtgärd är öppnad." if protocol.is_public else "Ingen iakttagelse har blivit en åtgärd än."
    owners = set(protocol.promises["owner"])
    parts = _table("Det här ska göras", "Löften efter vandringen", protocol.promises, PROMISES, empty)
    return [*parts, *([Paragraph(PRIVATE, is_quiet=True)] if any("rivat" in str(owner) for owner in owners) else [])]


def _refused(protocol: Protocol) -> list[Part]:
    return _table("Inte möjligt, och varför", "Det som inte går att göra", protocol.refused, REFUSED,
                  "Ingen iakttagelse har fått svaret att det inte är möjligt.")  # fmt: skip


def _undecided(protocol: Protocol) -> list[Part]:
    if protocol.undecided.empty:
        return []
    return _table("Inte beslutat än", "Iakttagelser att ta ställning till", protocol.undecided, UNDECIDED, "")


def _noted(protocol: Protocol) -> list[Part]:
    if protocol.noted.empty:
        return []
    return _table("Behöver ingen åtgärd", "Det som är bra, eller bara är noterat", protocol.noted, NOTED, "")


def _aim(walk: dict[str, Any]) -> list[Part]:
    if not walk["aim"]:
        return []
    due = f" Senast {walk['aim_due']}." if walk["aim_due"] else ""
    return [Heading("Mål inom sex månader"), Paragraph(f"{walk['aim']}{due}")]


def _feedback(protocol: Protocol) -> list[Part]:
    told = debt_sentence(protocol.days_owed, protocol.walk["feedback_given"])
    text = str(protocol.walk["feedback"] or "")
    parts: list[Part] = [Paragraph(text)] if text else []
    if protocol.days_owed is not None:
        parts.append(Note("Återkoppling saknas", told))
    elif told:
        parts.append(Paragraph(told))
    return [Heading("Återkoppling till deltagarna"), *parts] if parts else []


def _photos(pictures: ProtocolPictures) -> list[Part]:
    shown = [Picture(_png(photo.content), f"Foto. {photo.where}", photo.where, 0.6) for photo in pictures.photos]
    return [Heading("Foton, bara internt"), *shown] if shown else []


def _png(jpeg: bytes) -> bytes:
    written = io.BytesIO()
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as photo:
        photo.thumbnail((PHOTO_PIXELS, PHOTO_PIXELS))
        photo.save(written, "PNG", optimize=True)
    return written.getvalue()


def _table(heading: str, caption: str, rows: pd.DataFrame, columns: Sequence[Column], empty: str) -> list[Part]:
    if rows.empty:
        return [Heading(heading), Paragraph(empty)] if empty else []
    heads = tuple(TableColumn(one.label, WIDTHS.get(one.name, 1.0), one.decimals is not None) for one in columns)
    cells = tuple(tuple(_cell(row[one.name], one) for one in columns) for row in rows.to_dict("records"))
    return [Heading(heading), Table(caption, heads, cells)]


def _cell(value: Any, column: Column) -> str:
    if value is None or value != value or (column.name == "number" and value == 0):
        return "–"
    return str((column.words or {}).get(value, value))

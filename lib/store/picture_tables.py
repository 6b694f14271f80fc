"""Tables of what each actor sees, and of what they agree on."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from lib.store.columns import Json, edited_row, metadata

pictures = Table(
    "pictures",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("picture_key", String(80)),
    Column("actor", String(60), nullable=False),
    Column("period", String(10), nullable=False),
    Column("status", String(20), nullable=False),
    Column("summary", Text),
    Column("sources_used", Text),
    Column("sources_rejected", Text),
    Column("completed_on", Date),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""One actor's picture of a half-year (`period` is written 2026-2). Until `status` is complete it is the actor's own."""

picture_entries = Table(
    "picture_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("entry_key", String(80)),
    Column("actor", String(60), nullable=False),
    Column("period", String(10), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("theme", String(60), nullable=False),
    Column("symptom", Text),
    Column("causes", Text),
    Column("effects", Text),
    Column("urgency", Integer),
    Column("most_urgent", Text),
    Column("direction", String(20)),
    Column("figures", Json),
    Column("sources_used", Text),
    Column("sources_rejected", Text),
    sqlite_autoincrement=True,
)
"""What an actor says of one area, or of the municipality by its own code, and one theme. `urgency` is 0–3, null while
nobody has said; `figures` are the numbers it leans on: the question, the number as it was taken, day and version."""

agreements = Table(
    "agreements",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("agreement_key", String(80)),
    Column("period", String(10), nullable=False),
    Column("area_code", String(20), nullable=False),
    Column("theme", String(60), nullable=False),
    Column("agreed_text", Text),
    Column("decision", String(20)),
    Column("reason", Text),
    Column("agreed_on", Date),
    Column("review_by", Date),
    sqlite_autoincrement=True,
)
"""What the actors say together of an area and theme, and what they decided to do with it."""

Index("uq_pictures_actor", *(pictures.c[name] for name in ("municipality", "actor", "period")), unique=True)
CELL = ("municipality", "period", "area_code", "theme")
Index("uq_picture_entries_cell", *(picture_entries.c[name] for name in (*CELL, "actor")), unique=True)
Index("uq_agreements_cell", *(agreements.c[name] for name in CELL), unique=True)

"""Tables of the situation picture as a document: its versions, what each held when it was frozen, and visits."""

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, String, Table, Text

from lib.store.columns import Json, edited_row, metadata

picture_versions = Table(
    "picture_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    *edited_row(),
    Column("number", Integer, nullable=False),
    Column("title", String(120), nullable=False),
    Column("status", String(20), nullable=False),
    Column("period", String(20), nullable=False),
    Column("comparison", String(20), nullable=False),
    Column("organisations", Text),
    Column("summary", Text),
    Column("consequences", Text),
    Column("exposed", Text),
    Column("violence", Text),
    Column("foresight", Text),
    Column("limits", Text),
    Column("previous_result", Text),
    Column("feedback_plan", Text),
    Column("deciding_body", String(120)),
    Column("next_revision", Date),
    Column("previous_id", Integer, ForeignKey("picture_versions.id", ondelete="SET NULL"), index=True),
    Column("frozen_at", DateTime),
    Column("frozen_by", String(120)),
    Column("data_version", Integer),
    Column("sha256", String(64)),
    Column("decided_on", Date),
    Column("decision_note", Text),
    Column("published_on", Date),
    Column("publication_check", Json),
    sqlite_autoincrement=True,
)
"""A situation picture from draft to published (`lib.domain.version`). `period` and `comparison` are written periods,
`organisations` one a line, `sha256` the seal of what was frozen, `frozen_at` in UTC. `previous_id` is the version that
this one revises."""

frozen_contents = Table(
    "frozen_contents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("version_id", Integer, ForeignKey("picture_versions.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Everything that a frozen version shows: a zip of canonical JSON, in base64 so that any backup can carry it. Apart
from the version's own row, which is read for every list."""

visits = Table(
    "visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("municipality", String(60), nullable=False),
    Column("actor", String(120), nullable=False),
    Column("role", String(20), nullable=False),
    Column("visited_at", DateTime, nullable=False),
    Column("before_at", DateTime),
    sqlite_autoincrement=True,
)
"""When somebody in a role last looked at what is new: `visited_at` is the visit that goes on, `before_at` the end of
the one before, None for a first visit. Both in UTC."""

Index("uq_picture_versions_number", picture_versions.c.municipality, picture_versions.c.number, unique=True)
Index("uq_visits_actor", *(visits.c[name] for name in ("municipality", "actor", "role")), unique=True)

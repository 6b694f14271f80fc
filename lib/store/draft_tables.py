"""What people have written in forms and not saved yet."""

from sqlalchemy import Column, DateTime, String, Table

from lib.store.columns import Json, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("municipality", String(60), primary_key=True),
    Column("actor", String(120), primary_key=True),
    Column("place", String(120), primary_key=True),
    Column("content", Json, nullable=False),
    Column("saved_at", DateTime, nullable=False),
)
"""One for each person and form: what the form started from and what stands in it. Gone when the form is saved. Read by
the same person only, in no audit log, no copy and no version. `saved_at` is UTC."""

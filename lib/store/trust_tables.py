"""The table of sign-ins."""

from sqlalchemy import Column, DateTime, String, Table

from lib.store.columns import metadata

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("subject", String(255), nullable=False),
    Column("role_source", String(20), nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("last_seen_at", DateTime, nullable=False),
    Column("revoked_at", DateTime),
)
"""One row for each sign-in (`lib.domain.sign_in.SignIn`), so that it can be ended from here: the cookie in the browser
is signed and lives for thirty days. `id` is a digest and opens nothing."""

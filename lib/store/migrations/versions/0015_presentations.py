"""Council meetings: presentations and decisions"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "presentations",
        *_edited_row("presentations"),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("version_id", sa.Integer()),
        sa.Column("period", sa.String(20)),
        sa.Column("comparison", sa.String(20)),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("problems", sa.JSON()),
        sa.Column("slides", sa.JSON()),
        sa.Column("texts_read_on", sa.Date()),
        sa.Column("held_on", sa.Date()),
        sa.ForeignKeyConstraint(
            ["version_id"], ["picture_versions.id"], "fk_presentations_version_id", ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decisions",
        *_edited_row("decisions"),
        sa.Column("presentation_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(60)),
        sa.Column("due", sa.Date()),
        sa.Column("measure_key", sa.String(80)),
        sa.ForeignKeyConstraint(
            ["presentation_id"], ["presentations.id"], "fk_decisions_presentation_id", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    for table, column in (("presentations", "version_id"), ("decisions", "presentation_id")):
        op.create_index(f"ix_{table}_{column}", table, [column])
        op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])


def _edited_row(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("secrecy", sa.String(20), nullable=False, server_default="internal"),
        sa.Column("reviewed_by", sa.String(120)),
        sa.Column("reviewed_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], f"fk_{table}_batch_id", ondelete="CASCADE"),
    )

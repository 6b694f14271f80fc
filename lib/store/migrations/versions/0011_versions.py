"""Frozen versions and visits"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TEXTS = ("organisations", "summary", "consequences", "exposed", "violence", "foresight", "limits", "previous_result",
         "feedback_plan")  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "picture_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("secrecy", sa.String(20), nullable=False, server_default="internal"),
        sa.Column("reviewed_by", sa.String(120)),
        sa.Column("reviewed_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("comparison", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text()) for name in TEXTS),
        sa.Column("deciding_body", sa.String(120)),
        sa.Column("next_revision", sa.Date()),
        sa.Column("previous_id", sa.Integer()),
        sa.Column("frozen_at", sa.DateTime()),
        sa.Column("frozen_by", sa.String(120)),
        sa.Column("data_version", sa.Integer()),
        sa.Column("sha256", sa.String(64)),
        sa.Column("decided_on", sa.Date()),
        sa.Column("decision_note", sa.Text()),
        sa.Column("published_on", sa.Date()),
        sa.Column("publication_check", sa.JSON()),
        sa.PrimaryKeyConstraint("id", name="pk_picture_versions"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], "fk_picture_versions_batch_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["picture_versions.id"], "fk_picture_versions_previous_id", ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    for column in ("batch_id", "previous_id"):
        op.create_index(f"ix_picture_versions_{column}", "picture_versions", [column])
    op.create_index("uq_picture_versions_number", "picture_versions", ["municipality", "number"], unique=True)
    op.create_table(
        "frozen_contents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_contents"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["picture_versions.id"], "fk_frozen_contents_version_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("version_id", name="uq_frozen_contents_version_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("actor", sa.String(120), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("visited_at", sa.DateTime(), nullable=False),
        sa.Column("before_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_visits_actor", "visits", ["municipality", "actor", "role"], unique=True)

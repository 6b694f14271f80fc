"""Measures to their end, and promises to citizens"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TEXTS = ("partners", "expected_short", "expected_long", "evidence", "cost_note", "status_reason")
DAYS = ("due", "status_date", "feedback_given", "follow_up_on", "review_by")
NAMES = {"focus_area": 20, "activity": 20, "target_areas": 60, "contact_role": 120, "indicator": 60}


def upgrade() -> None:
    _add_to_measures()
    _create_promises()


def _add_to_measures() -> None:
    added: list[sa.Column[Any]] = [sa.Column("problem_id", sa.Integer()), sa.Column("cost_sek", sa.Integer())]
    added += [sa.Column(name, sa.String(length)) for name, length in NAMES.items()]
    added += [sa.Column(name, sa.Text()) for name in TEXTS]
    added += [sa.Column(name, sa.Date()) for name in DAYS]
    added += [sa.Column("is_quick", sa.Boolean(), nullable=False, server_default=sa.false())]
    with op.batch_alter_table("measures", table_kwargs={"sqlite_autoincrement": True}) as table:
        for column in added:
            table.add_column(column)
        table.create_index("ix_measures_problem_id", ["problem_id"])
        table.create_foreign_key("fk_measures_problem_id", "problems", ["problem_id"], ["id"], ondelete="SET NULL")


def _create_promises() -> None:
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("secrecy", sa.String(20), server_default="internal", nullable=False),
        sa.Column("reviewed_by", sa.String(120)),
        sa.Column("reviewed_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("promise_key", sa.String(80), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("problem_id", sa.Integer()),
        sa.Column("area_code", sa.String(20)),
        sa.Column("actions", sa.JSON()),
        sa.Column("effect", sa.Text()),
        sa.Column("feedback", sa.Text()),
        sa.Column("feedback_given", sa.Date()),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("public_text", sa.Text()),
        sa.Column("review_by", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_promises_batch_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["problem_id"], ["problems.id"], name=op.f("fk_promises_problem_id"), ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_promises_batch_id", "promises", ["batch_id"])
    op.create_index("ix_promises_problem_id", "promises", ["problem_id"])

"""How reports are handled, and the week"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("reports", sa.Column("place_name", sa.String(120)))
    op.add_column("reports", sa.Column("assessment", sa.Text()))
    op.add_column("reports", sa.Column("outcome", sa.Text()))
    op.add_column("reports", sa.Column("review_by", sa.Date()))
    _create(
        "assessments",
        sa.Column("period_key", sa.String(20), nullable=False),
        sa.Column("area_code", sa.String(20), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("trend", sa.String(10), nullable=False),
        sa.Column("motive", sa.Text(), nullable=False),
        sa.Column("proposed_level", sa.String(10)),
        sa.Column("proposal_reason", sa.Text()),
    )
    op.create_index("uq_assessments_area", "assessments", ["municipality", "period_key", "area_code"], unique=True)
    _create(
        "week_notes",
        sa.Column("period_key", sa.String(20), nullable=False),
        sa.Column("summary", sa.Text()),
        sa.Column("coming", sa.Text()),
        sa.Column("agreed", sa.Text()),
        sa.Column("status", sa.String(20), nullable=False),
    )
    op.create_index("uq_week_notes_period", "week_notes", ["municipality", "period_key"], unique=True)


def _create(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(60), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("secrecy", sa.String(20), nullable=False, server_default="internal"),
        sa.Column("reviewed_by", sa.String(120)),
        sa.Column("reviewed_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], f"fk_{table}_batch_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])

"""What each actor sees"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

CELL = ("municipality", "period", "area_code", "theme")


def upgrade() -> None:
    op.create_table(
        "pictures",
        *_edited_row("pictures"),
        sa.Column("picture_key", sa.String(80)),
        sa.Column("actor", sa.String(60), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text()) for name in ("summary", "sources_used", "sources_rejected")),
        sa.Column("completed_on", sa.Date()),
        sa.Column("review_by", sa.Date()),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "picture_entries",
        *_edited_row("picture_entries"),
        sa.Column("entry_key", sa.String(80)),
        sa.Column("actor", sa.String(60), nullable=False),
        *_cell(),
        *(sa.Column(name, sa.Text()) for name in ("symptom", "causes", "effects")),
        sa.Column("urgency", sa.Integer()),
        sa.Column("most_urgent", sa.Text()),
        sa.Column("direction", sa.String(20)),
        sa.Column("figures", sa.JSON()),
        *(sa.Column(name, sa.Text()) for name in ("sources_used", "sources_rejected")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "agreements",
        *_edited_row("agreements"),
        sa.Column("agreement_key", sa.String(80)),
        *_cell(),
        sa.Column("agreed_text", sa.Text()),
        sa.Column("decision", sa.String(20)),
        sa.Column("reason", sa.Text()),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("review_by", sa.Date()),
        sqlite_autoincrement=True,
    )
    for table in ("pictures", "picture_entries", "agreements"):
        op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])
    op.create_index("uq_pictures_actor", "pictures", ["municipality", "actor", "period"], unique=True)
    op.create_index("uq_picture_entries_cell", "picture_entries", [*CELL, "actor"], unique=True)
    op.create_index("uq_agreements_cell", "agreements", [*CELL], unique=True)


def _cell() -> tuple[sa.schema.SchemaItem, ...]:
    lengths = {"period": 10, "area_code": 20, "theme": 60}
    return tuple(sa.Column(name, sa.String(length), nullable=False) for name, length in lengths.items())


def _edited_row(table: str) -> tuple[sa.schema.SchemaItem, ...]:
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

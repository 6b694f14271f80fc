"""First tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=255), nullable=False),
        sa.Column("data_date", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("n_rows", sa.Integer(), nullable=False),
        sa.Column("is_synthetic", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batches_municipality"), ["municipality"], unique=False)

    op.create_table(
        "versions",
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("municipality", name=op.f("pk_versions")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("secrecy", sa.String(length=20), server_default="internal", nullable=False),
        sa.Column("event_key", sa.String(length=80), nullable=True),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("event_from", sa.DateTime(), nullable=False),
        sa.Column("event_to", sa.DateTime(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_events_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            "ix_events_municipality_area_code_month", ["municipality", "area_code", "month"], unique=False
        )
        batch_op.create_index("ix_events_municipality_month", ["municipality", "month"], unique=False)

    op.create_table(
        "indicator_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("secrecy", sa.String(length=20), server_default="internal", nullable=False),
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("sex", sa.String(length=10), nullable=False),
        sa.Column("age", sa.String(length=10), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("numerator", sa.Float(), nullable=True),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=255), nullable=False),
        sa.Column("data_date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_indicator_values_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_values")),
    )
    with op.batch_alter_table("indicator_values", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_values_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_indicator_values_municipality_indicator", ["municipality", "indicator"], unique=False)

    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("secrecy", sa.String(length=20), server_default="internal", nullable=False),
        sa.Column("measure_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=True),
        sa.Column("place_id", sa.String(length=60), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("theme", sa.String(length=60), nullable=True),
        sa.Column("prevention", sa.String(length=20), nullable=True),
        sa.Column("level", sa.String(length=20), nullable=True),
        sa.Column("horizon", sa.String(length=20), nullable=True),
        sa.Column("owner_board", sa.String(length=60), nullable=True),
        sa.Column("started", sa.Date(), nullable=True),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_measures_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
    )
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measures_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "populations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("secrecy", sa.String(length=20), server_default="internal", nullable=False),
        sa.Column("area_code", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(length=10), nullable=False),
        sa.Column("age", sa.String(length=10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_populations_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_populations")),
    )
    with op.batch_alter_table("populations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_populations_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_populations_municipality_year", ["municipality", "year"], unique=False)

    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(length=60), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("secrecy", sa.String(length=20), server_default="internal", nullable=False),
        sa.Column("report_key", sa.String(length=80), nullable=True),
        sa.Column("reported_at", sa.DateTime(), nullable=False),
        sa.Column("event_from", sa.DateTime(), nullable=False),
        sa.Column("event_to", sa.DateTime(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("place_type", sa.String(length=20), nullable=True),
        sa.Column("area_code", sa.String(length=20), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(length=10), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("subcategory", sa.String(length=60), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("reporter_organisation", sa.String(length=120), nullable=True),
        sa.Column("police_reported", sa.String(length=10), nullable=False),
        sa.Column("reasons", sa.String(length=255), nullable=False),
        sa.Column("wishes", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("measure_key", sa.String(length=80), nullable=True),
        sa.Column("duplicate_of", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_reports_batch_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_reports_municipality_month", ["municipality", "month"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index("ix_reports_municipality_month")
        batch_op.drop_index(batch_op.f("ix_reports_batch_id"))

    op.drop_table("reports")
    with op.batch_alter_table("populations", schema=None) as batch_op:
        batch_op.drop_index("ix_populations_municipality_year")
        batch_op.drop_index(batch_op.f("ix_populations_batch_id"))

    op.drop_table("populations")
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measures_batch_id"))

    op.drop_table("measures")
    with op.batch_alter_table("indicator_values", schema=None) as batch_op:
        batch_op.drop_index("ix_indicator_values_municipality_indicator")
        batch_op.drop_index(batch_op.f("ix_indicator_values_batch_id"))

    op.drop_table("indicator_values")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index("ix_events_municipality_month")
        batch_op.drop_index("ix_events_municipality_area_code_month")
        batch_op.drop_index(batch_op.f("ix_events_batch_id"))

    op.drop_table("events")
    op.drop_table("versions")
    with op.batch_alter_table("batches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batches_municipality"))

    op.drop_table("batches")

"""The chain from problem to result"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXTS = ("exposed", "expected", "result", "feedback")
DAYS = ("follow_up_on", "feedback_given", "review_by")
ACTORS = {"police": "polisen", "municipality": "kommunen"}
"""What the two were called before the municipality named its own."""
SHORT_TEXTS = {"problem_key": 80, "place": 200, "season": 120, "weekdays": 120, "hours": 120, "pyramid_level": 60}


def upgrade() -> None:
    _make_tables()
    _move_criteria()
    with op.batch_alter_table("problems", table_kwargs={"sqlite_autoincrement": True}) as table:
        for name, length in SHORT_TEXTS.items():
            table.add_column(sa.Column(name, sa.String(length)))
        for name in TEXTS:
            table.add_column(sa.Column(name, sa.Text()))
        for name in DAYS:
            table.add_column(sa.Column(name, sa.Date()))
        table.add_column(sa.Column("is_signal_crime", sa.Boolean()))
        table.add_column(sa.Column("question", sa.JSON()))
        table.drop_column("criteria")
    op.add_column("causes", sa.Column("cause_key", sa.String(80)))
    op.add_column("causes", sa.Column("layer", sa.String(20)))
    with op.batch_alter_table("causes", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("parent_id", sa.Integer()))
        table.create_foreign_key("fk_causes_parent_id", "causes", ["parent_id"], ["id"], ondelete="SET NULL")
    op.create_index("ix_causes_parent_id", "causes", ["parent_id"])


def _make_tables() -> None:
    op.create_table(
        "priorities",
        *_edited_row("priorities"),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(60), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.ForeignKeyConstraint(["problem_id"], ["problems.id"], "fk_priorities_problem_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_priorities_problem_actor", "priorities", ["problem_id", "actor"], unique=True)
    ends = {"from_kind": 20, "from_id": 80, "to_kind": 20, "to_id": 80}
    op.create_table(
        "links",
        *_edited_row("links"),
        *(sa.Column(name, sa.String(length), nullable=False) for name, length in ends.items()),
        sa.Column("note", sa.String(200)),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_links_ends", "links", ["municipality", *ends], unique=True)
    op.create_index("ix_links_to", "links", ["municipality", "to_kind", "to_id"])
    for table in ("priorities", "links"):
        op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])


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


def _move_criteria() -> None:
    """What an actor answered becomes a row of its own, so that two actors never write over each other."""
    problems = sa.table("problems", *map(sa.column, ("id", "municipality", "batch_id")), sa.column("criteria", sa.JSON))
    priorities = sa.table(
        "priorities", *map(sa.column, ("municipality", "batch_id", "problem_id", "actor")),
        sa.column("answers", sa.JSON),
    )  # fmt: skip
    connection = op.get_bind()
    for row in connection.execute(sa.select(problems)).mappings().all():
        criteria = row["criteria"] if isinstance(row["criteria"], dict) else {}
        for actor, answers in criteria.items():
            if isinstance(answers, dict):
                kept = {name: row[name] for name in ("municipality", "batch_id")} | {"problem_id": row["id"]}
                new = kept | {"actor": ACTORS.get(actor, actor), "answers": answers}
                connection.execute(sa.insert(priorities).values(**new))

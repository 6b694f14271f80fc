"""What boards say of their activities, half-year by half-year"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TABLE = "activity_reports"
WHOLE_YEAR = 2
"""A report for a whole year told how things stood when it ended: it becomes the report of the second half."""
KEYS = ("municipality", "plan", "activity", "year")


def upgrade() -> None:
    op.drop_index("uq_activity_reports_activity_year_board", TABLE)
    with op.batch_alter_table(TABLE, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("half", sa.Integer(), nullable=False, server_default=str(WHOLE_YEAR)))
        table.alter_column("description", new_column_name="done", existing_type=sa.Text())
        for name in ("result", "obstacles", "next_step"):
            table.add_column(sa.Column(name, sa.Text()))
        table.add_column(sa.Column("reported_on", sa.Date()))
    with op.batch_alter_table(TABLE, table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("half", server_default=None, existing_type=sa.Integer(), existing_nullable=False)
    op.create_index("uq_activity_reports_half_year", TABLE, [*KEYS, "half", "board"], unique=True)
    _rename_in_the_history()


def _rename_in_the_history() -> None:
    """What stood in the rows before an edit keeps its text under the new name."""
    earlier = sa.table(
        "earlier_versions", sa.column("id", sa.Integer), sa.column("table_name"), sa.column("content", sa.JSON)
    )
    connection = op.get_bind()
    kept = connection.execute(sa.select(earlier.c.id, earlier.c.content).where(earlier.c.table_name == TABLE)).all()
    for row_id, content in kept:
        its = sa.update(earlier).where(earlier.c.id == row_id)
        connection.execute(its.values(content=_of_a_half_year(content)))


def _of_a_half_year(content: dict[str, Any]) -> dict[str, Any]:
    renamed = {"done" if name == "description" else name: value for name, value in content.items()}
    return {"half": WHOLE_YEAR, "result": None, "obstacles": None, "next_step": None, "reported_on": None} | renamed

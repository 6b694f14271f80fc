"""Events without the indexes that cost an import more than they gave a question"""

from alembic import op

revision = "0003"
down_revision = "0002"

SLOW = ("ix_events_municipality_month", "ix_events_municipality_area_code_month")


def upgrade() -> None:
    """Months come in no order within a file, so that each of these took as long to write as the rows themselves.

    A question reads 200 000 events from end to end as fast as by index, and in the order that it wants them.
    """
    for name in SLOW:
        op.drop_index(name, "events")

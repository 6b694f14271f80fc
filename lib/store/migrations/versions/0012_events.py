"""Events without a foreign key, which cost an import as much as the rows; imports counted apart from edits"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("versions", sa.Column("imports", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("events") as events:
        events.drop_constraint("fk_events_batch_id", type_="foreignkey")

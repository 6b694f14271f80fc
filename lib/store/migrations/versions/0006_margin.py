"""Margins of error that a file gives"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("indicator_values", sa.Column("margin", sa.Float()))

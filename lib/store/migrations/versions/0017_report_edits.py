"""Edits of reports are counted apart"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("versions", sa.Column("reports", sa.Integer(), server_default="0", nullable=False))

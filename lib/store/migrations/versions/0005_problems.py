"""Problems that carry their numbers"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("problems", sa.Column("origin", sa.String(255)))
    op.add_column("problems", sa.Column("figures", sa.JSON()))

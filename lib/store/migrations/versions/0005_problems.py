"""Problems that carry their numbers"""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Filled in by its owner."""

"""Each actor's own picture, and what they agree on"""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Filled in by its owner."""

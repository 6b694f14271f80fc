"""Safety walks with stops, observations and promises"""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Filled in by its owner."""

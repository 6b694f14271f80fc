"""Measures that can be followed up, and promises to citizens"""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Filled in by its owner."""

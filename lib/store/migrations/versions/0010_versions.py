"""Frozen situation pictures, and when each role was here last"""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Filled in by its owner."""

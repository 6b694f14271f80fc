"""What a batch needs to be fast, and what quarantine and areas say of themselves"""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Filled in by its owner."""

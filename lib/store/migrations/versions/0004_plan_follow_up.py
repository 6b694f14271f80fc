"""What boards say of their activities, half-year by half-year"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Filled in by its owner."""

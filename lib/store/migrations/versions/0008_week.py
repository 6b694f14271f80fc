"""What came of a report, and the week's assessments"""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Filled in by its owner."""

"""Problems with their priorities, causes of causes, and links from anything to anything"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Filled in by its owner."""

"""Margins of error that a file gives"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass

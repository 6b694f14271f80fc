"""How reports are handled, and the week"""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    pass

"""Two people changed the same row: the later one is told, and nothing is overwritten."""

from typing import Any

Fields = dict[str, Any]


class Conflict(Exception):
    """`theirs` is the whole row as it stands now, None when it is gone. What one wrote oneself, and what one started
    from, the one who catches it has."""

    def __init__(self, theirs: Fields | None) -> None:
        self.theirs = theirs
        super().__init__("the row has another version than the one that was edited")

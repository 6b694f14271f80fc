"""Two people changed the same row: the later one is told, and nothing is overwritten."""

from typing import Any

Fields = dict[str, Any]

_UNKNOWN = object()
"""Equal to nothing: where the base is not known, every difference counts."""


class Conflict(Exception):
    """`theirs` is the whole row as it stands now, None when it is gone; `yours` what you wanted to change; `base` the
    row that you started from, None when its time is up."""

    def __init__(self, theirs: Fields | None, yours: Fields, base: Fields | None) -> None:
        self.theirs, self.yours, self.base = theirs, yours, base
        super().__init__("the row has another version than the one that was edited")

    @property
    def both_changed(self) -> tuple[str, ...]:
        """The fields where the two edits say different things; the others can be merged without asking."""
        if self.theirs is None:
            return tuple(self.yours)
        theirs, base = self.theirs, self.base or {}
        return tuple(name for name in self.yours if theirs[name] not in (self.yours[name], base.get(name, _UNKNOWN)))

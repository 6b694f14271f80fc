"""What actors see, each for itself, and what comes of it when the pictures are laid beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class PictureStatus(StrEnum):
    """`NONE` is a picture that nobody has begun."""

    NONE = "none"
    DRAFT = "draft"
    COMPLETE = "complete"


class Direction(StrEnum):
    """Which way an actor says that it goes."""

    INCREASING = "increasing"
    SAME = "same"
    DECREASING = "decreasing"
    UNKNOWN = "unknown"


class MergeClass(StrEnum):
    """What the actors together say of one area and theme, what is most to talk about first."""

    DISAGREE = "disagree"
    BOTH = "both"
    ONE = "one"
    CALM = "calm"
    NOBODY = "nobody"


class Decision(StrEnum):
    """What was decided to do with it."""

    WORK_ON = "work_on"
    FIND_OUT = "find_out"
    WATCH = "watch"
    LEAVE = "leave"


URGENCIES = (0, 1, 2, 3)
ONE_STEP = 1
"""Urgencies this far apart count as the same."""

ENTRY_TEXTS = ("symptom", "causes", "effects", "most_urgent", "sources_used", "sources_rejected")
PICTURE_TEXTS = ("summary", "sources_used", "sources_rejected")
AGREEMENT_TEXTS = ("agreed_text", "reason")


@dataclass(frozen=True)
class Cell:
    """One area, or the whole municipality by its own code, and one theme."""

    area_code: str
    theme: str

    def __str__(self) -> str:
        return f"{self.area_code}:{self.theme}"


@dataclass(frozen=True)
class Opinion:
    """What one actor says of a cell, as far as the merge needs it."""

    actor: str
    urgency: int
    direction: Direction = Direction.UNKNOWN


def merge_class(opinions: Sequence[Opinion]) -> MergeClass:
    """Nobody has looked; they disagree (urgencies more than one step apart, or one says that it increases and
    another that it decreases where both see something); nobody sees anything urgent; one sees; several see."""
    if not opinions:
        return MergeClass.NOBODY
    urgencies = [opinion.urgency for opinion in opinions]
    seeing = [opinion for opinion in opinions if opinion.urgency > 0]
    if max(urgencies) - min(urgencies) > ONE_STEP or _opposite({opinion.direction for opinion in seeing}):
        return MergeClass.DISAGREE
    if not seeing:
        return MergeClass.CALM
    return MergeClass.ONE if len(seeing) == 1 else MergeClass.BOTH


def difference_words(opinions: Sequence[Opinion], names: Mapping[str, str], directions: Mapping[str, str]) -> str:
    """`Skola: 3 av 3 · Polisen: 0 av 3`: who says what, the most urgent first; the direction where it is what parts
    them."""
    parted = _opposite({opinion.direction for opinion in opinions if opinion.urgency > 0})
    said = sorted(opinions, key=lambda opinion: (-opinion.urgency, names[opinion.actor]))
    return " · ".join(
        f"{names[one.actor]}: {one.urgency} av 3" + (f", {directions[one.direction]}" if parted else "") for one in said
    )


def _opposite(directions: set[Direction]) -> bool:
    return {Direction.INCREASING, Direction.DECREASING} <= directions

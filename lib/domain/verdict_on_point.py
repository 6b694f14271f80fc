"""What is said of one point of the content check."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.conflict import Fields
from lib.domain.content_points import PointState


@dataclass(frozen=True)
class Judged:
    state: PointState
    why: str


def ok(why: str) -> Judged:
    return Judged(PointState.OK, why)


def part(why: str) -> Judged:
    return Judged(PointState.PART, why)


def missing(why: str) -> Judged:
    return Judged(PointState.MISSING, why)


def without(row: Fields, needed: Mapping[str, str]) -> list[str]:
    """The words of the fields that are empty."""
    return [words for name, words in needed.items() if not row.get(name)]

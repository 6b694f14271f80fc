"""`collaboration.yaml`: who meets whom in which forum, and what is agreed in writing. Organisations, no persons."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from lib.domain.definition import Definition, Id, Line, Misfit, Path, Text, placed, refuse, repeated, unknown

ActorType = Literal["municipality", "authority", "public_company", "business", "civil_society"]
Short = Annotated[str, StringConstraints(min_length=1, max_length=22)]


class Actor(Definition):
    """`short` is how a picture names it, where the name is long."""

    id: Id
    name: Line
    short: Short | None = None
    type: ActorType
    is_synthetic: bool = False


class Forum(Definition):
    """`short` as of an actor; `level` is one of the plan's organisation, `since` the year or month it began."""

    id: Id
    name: Line
    short: Short | None = None
    level: Id | None = None
    meets: Line | None = None
    since: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2})?$")
    source: Line | None = None
    is_synthetic: bool = False


class Participation(Definition):
    """The organisations that came at least once to a forum during a year."""

    forum: Id
    year: int = Field(ge=1990, le=2100)
    actors: tuple[Id, ...]
    source: Line | None = None
    is_synthetic: bool = False


class WrittenAgreement(Definition):
    """`valid_to` is left out for one that holds until further notice."""

    id: Id
    name: Line
    parties: tuple[Line, ...]
    valid_from: date
    valid_to: date | None = None
    note: Text | None = None
    source: Line | None = None
    is_synthetic: bool = False


class Collaboration(Definition):
    actors: tuple[Actor, ...] = ()
    forums: tuple[Forum, ...] = ()
    participation: tuple[Participation, ...] = ()
    agreements: tuple[WrittenAgreement, ...] = ()

    @model_validator(mode="after")
    def _references_hold(self) -> "Collaboration":
        met = tuple(placed(self.participation, "participation"))
        came = (at for path, one in met for at in placed(one.actors, *path, "actors"))
        refuse(
            (
                *repeated(placed(self.actors, "actors"), "aktör"),
                *repeated(placed(self.forums, "forums"), "forum"),
                *repeated(placed(self.agreements, "agreements"), "avtal"),
                *unknown((((*path, "forum"), one.forum) for path, one in met), [f.id for f in self.forums], "forum"),
                *unknown(came, [actor.id for actor in self.actors], "aktör"),
                *_told_twice(met),
                *_backwards(tuple(placed(self.agreements, "agreements"))),
            )
        )
        return self


def _told_twice(met: tuple[tuple[Path, Participation], ...]) -> Iterator[Misfit]:
    seen: set[tuple[str, int]] = set()
    for path, one in met:
        if (one.forum, one.year) in seen:
            yield Misfit(
                path, "samma forum och år står två gånger", f"{one.forum} {one.year}", "En rad per forum och år."
            )
        seen.add((one.forum, one.year))


def _backwards(agreements: tuple[tuple[Path, WrittenAgreement], ...]) -> Iterator[Misfit]:
    for path, one in agreements:
        if one.valid_to and one.valid_to < one.valid_from:
            yield Misfit((*path, "valid_to"), "avtalet slutar innan det börjar", str(one.valid_to), "En senare dag.")

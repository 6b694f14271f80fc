"""What every definition file shares: unknown keys are faults, and what was read never changes."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]+$", max_length=60)]
"""A lower-case ASCII name with digits, `_` or `.`."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
"""A title or name as people read it: one line, at most 60 characters."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
"""A short explanation in plain Swedish."""

Path = tuple[str | int, ...]
"""The way to a value in a file: keys, and places in lists counted from 0."""


class Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Misfit:
    """A value that is well formed but does not fit what stands elsewhere. The texts are Swedish."""

    path: Path
    message: str
    found: str
    allowed: str


class Misfits(ValueError):
    """Every misfit of one definition."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        self.misfits = misfits
        super().__init__("; ".join(f"{misfit.message}: {misfit.found}" for misfit in misfits))


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item")
Identified = TypeVar("Identified", bound=HasId)


def refuse(misfits: Iterable[Misfit]) -> None:
    """Raise Misfits if there are any."""
    found = tuple(misfits)
    if found:
        raise Misfits(found)


def placed(items: Iterable[Item], *path: str | int) -> Iterator[tuple[Path, Item]]:
    """Each item with the way to it."""
    return (((*path, place), item) for place, item in enumerate(items))


def repeated(items: Iterable[tuple[Path, Identified]], what: str) -> Iterator[Misfit]:
    """A misfit for each item whose id an earlier one has."""
    seen: set[str] = set()
    for path, item in items:
        if item.id in seen:
            yield Misfit((*path, "id"), f"{what} finns flera gånger", item.id, "Varje id får stå en gång.")
        seen.add(item.id)


def unknown(names: Iterable[tuple[Path, str]], known: Collection[str], what: str) -> Iterator[Misfit]:
    """A misfit for each name that is not known."""
    for path, name in names:
        if name not in known:
            yield Misfit(path, f"okänd {what}", name, _choices(name, known))


def _choices(name: str, known: Collection[str]) -> str:
    if not known:
        return "Det finns inget att välja på."
    close = get_close_matches(name, known, n=1)
    guess = f"Menade du {close[0]}? " if close else ""
    return f"{guess}Tillåtna värden: {', '.join(known)}."

"""Faults in what a user gave us: always in Swedish, always with what to do about them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong in one place: where it is, what stood there and what is allowed or to be done."""

    where: str
    message: str
    found: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        found = f" Hittade: {self.found}." if self.found else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        message = self.message if self.message.endswith((".", "!", "?")) else f"{self.message}."
        return f"{self.where}: {message}{found}{remedy}"

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class InputFault(Exception):
    """The input is at fault, not the program. Carries every fault that was found, in reading order."""

    def __init__(self, *faults: Fault) -> None:
        if not faults:
            raise ValueError("an InputFault needs at least one Fault")
        self.faults = faults
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """Each fault as a person reads it."""
        return tuple(str(fault) for fault in self.faults)


def refuse_if(faults: Iterable[Fault]) -> None:
    """Raise InputFault with all of them; nothing happens when there are none."""
    if found := tuple(faults):
        raise InputFault(*found)

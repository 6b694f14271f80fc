"""Stretches of the week in words: `Fredag och lördag kl. 18–24`."""

from typing import Protocol

from lib.domain.codes import Unit
from lib.domain.words import WEEKDAYS, interval, listing, number, sentence


class Times(Protocol):
    """What stands out, and how much."""

    @property
    def days(self) -> tuple[int, ...]: ...
    @property
    def first_hour(self) -> int: ...
    @property
    def last_hour(self) -> int: ...
    @property
    def lower(self) -> float: ...
    @property
    def upper(self) -> float: ...
    @property
    def times(self) -> float: ...


def hours_words(first: int, last: int) -> str:
    """`18–24`, and `21–03` for hours that run past midnight."""
    return f"{first:02d}–{last if last <= 24 else last - 24:02d}"


def when_words(days: tuple[int, ...], first: int, last: int) -> str:
    """`måndag–fredag kl. 09–15`, `fredag och lördag kl. 21–03`, `natten mot lördag kl. 00–03`."""
    if last - first >= 24 and first == 0:
        return f"{days_words(days)}, hela dygnet"
    if last <= 6:
        return f"natten mot {days_words(days)} kl. {hours_words(first, last)}"
    return f"{days_words(days)} kl. {hours_words(first, last)}"


def days_words(days: tuple[int, ...]) -> str:
    """`fredag och lördag`; three days or more in a row as `måndag–fredag`."""
    in_a_row = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    if len(days) == 7:
        return "alla dagar"
    return f"{WEEKDAYS[days[0]]}–{WEEKDAYS[days[-1]]}" if in_a_row else listing([WEEKDAYS[day] for day in days])


def stretch_words(stretch: Times) -> str:
    """`Fredag och lördag kl. 18–24: 3,1 gånger väntat (2,6–3,7)`."""
    when = when_words(stretch.days, stretch.first_hour, stretch.last_hour)
    limits = interval(stretch.lower, stretch.upper, Unit.PER_1000)
    return f"{sentence(when)}: {number(stretch.times, 1)} gånger väntat {limits}"

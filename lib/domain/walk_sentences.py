"""What a walk came to, in a sentence each; used on the page and on paper."""

from lib.domain.codes import Change
from lib.domain.walk_return import MEANINGS
from lib.domain.words import number


def many(n: int, one: str, several: str) -> str:
    return f"{number(n)} {one if n == 1 else several}"


def outcome_sentence(n_promises: int, n_refused: int, n_noted: int, left: int) -> str:
    """`14 iakttagelser: 6 blir åtgärder, 3 är inte möjliga och 5 är inte beslutade.`"""
    n_notes = n_promises + n_refused + n_noted + left
    if not n_notes:
        return "Inga iakttagelser är skrivna än."
    parts = [
        f"{number(n_promises)} {'blir åtgärd' if n_promises == 1 else 'blir åtgärder'}" if n_promises else "",
        f"{number(n_refused)} {'är inte möjlig' if n_refused == 1 else 'är inte möjliga'}" if n_refused else "",
        f"{number(n_noted)} behöver ingen åtgärd" if n_noted else "",
        f"{number(left)} är inte {'beslutad' if left == 1 else 'beslutade'}" if left else "",
    ]
    told = [part for part in parts if part]
    joined = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} och {told[-1]}"
    return f"{many(n_notes, 'iakttagelse', 'iakttagelser')}: {joined}."


def debt_sentence(days_owed: int | None, given: object) -> str:
    """Whether the participants have been told what came of it."""
    if days_owed is not None:
        return f"Deltagarna har inte fått återkoppling än. Det är {many(days_owed, 'dag', 'dagar')} sedan vandringen."
    return f"Deltagarna fick återkoppling {given}." if given else ""


def unread_sentence(n_unread: int) -> str:
    """What a public protocol leaves out."""
    if not n_unread:
        return ""
    told = many(n_unread, "iakttagelse", "iakttagelser")
    return f"{told} är inte med, eftersom ingen har granskat och öppnat texten eller åtgärden."


def return_sentence(n_better: int, n_worse: int, n_mixed: int, n_rows: int) -> str:
    """Of the lines that set a stop, or an aspect there, beside itself."""
    told = [f"bättre på {number(n_better)}", f"sämre på {number(n_worse)}"]
    mixed = f" och blandat på {number(n_mixed)}" if n_mixed else ""
    return f"Andra gången var svaren {' och '.join(told)}{mixed} av {number(n_rows)} jämförelser."


def around_sentence(n_before: int, n_after: int, expected: float, change: Change) -> str:
    """Reports within all the rings together, as far as they say anything."""
    counted = f"Runt stoppen kom {many(n_after, 'rapport', 'rapporter')} efter vandringen, mot {number(n_before)} före"
    if change is Change.TOO_FEW:
        return f"{counted}: **för få för att säga** om det har ändrats."
    if change is Change.UNKNOWN:
        return f"{counted}. Det finns inget att jämföra med i resten av kommunen."
    against = f"{counted} och väntade {number(expected, 0 if expected >= 10 else 1)}"
    if change is Change.MAYBE_CHANCE:
        return f"{against}: kan vara slump."
    return f"{against}: **{MEANINGS[change]}**, mer än slumpen brukar ge."

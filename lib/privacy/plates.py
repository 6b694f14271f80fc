"""Registration plates of vehicles in a text."""

import re
from collections.abc import Iterator

from lib.privacy.finding import Finding, Kind
from lib.privacy.word_list import word_list

WORTH_A_LOOK = r"\b[A-Za-z]{3}[ -]?[0-9]{2}[0-9A-Za-z]\b"
"""What every text with a plate holds, in the syntax of RE2."""

LETTER = "A-HJ-PR-UW-Z"
PLATE = re.compile(
    rf"(?<![\w-])(?P<letters>[{LETTER}]{{3}})(?P<gap>[ -]?)(?!000)[0-9]{{2}}[0-9A-HJ-NPR-UW-Z](?![\w-]|[.,:/][0-9])",
    re.IGNORECASE | re.ASCII,
)
"""Three letters, two digits and a digit or letter: I, Q, V, Å, Ä and Ö are not used, nor O at the end
(Transportstyrelsen)."""

ANNOUNCING = re.compile(
    r"\b(?:reg|regnr|reg\W{0,2}n(?:umme)?r|registrer\w+|\w*skylt\w*|nummerplåt\w*)\W{1,3}(?:(?:är|med|nr)\W)?$",
    re.IGNORECASE,
)
VEHICLE = re.compile(
    r"\b(?:reg|skylt|nummerplåt|\w*bil(?:en|ar)?\b|\w*moped|epa|a-traktor|mc\b|motorcykel|släp|fordon"
    r"|volvo|saab|audi|bmw|toyota|mercedes|golf|passat)",
    re.IGNORECASE,
)
REACH = 40
"""How far from the plate, in characters, a word for a vehicle still speaks of it."""

UNITS = re.compile(
    r" ?(?:kr|kronor|mkr|tkr|m|km|meter|st|stycken|procent|personer|gånger|dagar|timmar|år|kg)\b", re.IGNORECASE
)

OTHER_WORDS = word_list("before_numbers")


def plates(text: str) -> Iterator[Finding]:
    """Plates such as ABC123 and ABC 12D; in small letters only where the words around speak of a vehicle."""
    for match in PLATE.finditer(text):
        if _is_plate(match, text):
            yield Finding(Kind.PLATE, *match.span())


def _is_plate(match: re.Match[str], text: str) -> bool:
    before = text[max(match.start() - REACH, 0) : match.start()]
    if ANNOUNCING.search(before):
        return True
    if match["letters"].lower() in OTHER_WORDS or (match["gap"] and UNITS.match(text, match.end())):
        return False
    after = text[match.end() : match.end() + REACH]
    return match[0].isupper() or (not match["gap"] and VEHICLE.search(f"{before} … {after}") is not None)

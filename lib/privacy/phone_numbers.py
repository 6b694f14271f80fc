"""Phone numbers in a text. Free and emergency numbers (020, 077, 112, 114 14) point out nobody and are left alone."""

import re
from collections.abc import Iterator

from lib.privacy.finding import Finding, Kind

WORTH_A_LOOK = (
    r"(?:\+|\b0)(?:[ ()./-]*[0-9]){7}"
    r"|(?i:tel|tfn|mobil|fax|swish)[^0-9]{0,20}[1-9][0-9]{1,2}[- ][0-9]{2,3}[- ][0-9]{2}"
)
"""What every text with such a number holds, in the syntax of RE2."""

THREE_DIGIT_AREAS = "01[013689]|02[136]|03[1356]|04[0246]|054|06[03]|090"
FOUR_DIGIT_AREA = rf"(?!{THREE_DIGIT_AREAS}|020|0900|0939|0944)0[1-69][0-9]{{2}}"
AFTER_AREA = r"(?: ?[-/] ?| )"
PHONE_WORDS = r"\b(?:tel|tfn|telefon|telnr|mobil|mobilnr|fax|swish)(?:numme?r)?(?:et)?"
CALLING = rf"(?:{PHONE_WORDS}|\b(?:ring|ringa|nås på|sms|sms:a|smsa))\W{{0,3}}(?:(?:nr|nummer|till|på|är)\W{{1,3}})*"


def _groups(*layouts: str) -> str:
    """Digits in groups: `3 2 2` is 123 45 67. The first digit is never 0. The longest layouts come first."""
    patterns = [" ".join(f"[0-9]{{{size}}}" for size in layout.split()) for layout in layouts]
    return rf"(?=[1-9])(?:{'|'.join(patterns)})"


def _area(codes: str) -> str:
    return rf"(?:\((?:{codes})\) ?|(?:{codes}){AFTER_AREA})"


FORMS = (
    r"(?:\+|00)46[- ]?(?:\(0\)[- ]?|0)?[1-9](?:[- ]?[0-9]){6,8}",
    r"\+[1-9][0-9](?:[- ]?[0-9]){7,12}",
    r"(?:07[02369]|\(07[02369]\))(?: ?[-/] ?| ?)(?:[0-9]{3} [0-9]{2} [0-9]{2}|[0-9]{2} [0-9]{2} [0-9]{3}|[0-9]{7})",
    r"07[02369](?: ?- ?| )(?:[0-9]{3} [0-9]{4}|[0-9]{4} [0-9]{3}|[0-9]{2} [0-9]{3} [0-9]{2}|[0-9]{3} [0-9]{3} [0-9])",
    r"07[02369][0-9](?: ?- ?| )(?:[0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{3} [0-9]{3}|[0-9]{6})",
    r"07[02369]([-.])[0-9]{3}\1[0-9]{2}\1[0-9]{2}",
    _area("08") + _groups("3 3 2", "3 2 3", "2 3 3", "3 2 2", "2 2 3", "3 4", "8", "7"),
    _area(THREE_DIGIT_AREAS) + _groups("3 2 2", "2 2 3", "3 4", "2 2 2", "3 3", "7", "6", "3 2", "2 3", "5"),
    _area(FOUR_DIGIT_AREA) + _groups("2 2 2", "3 3", "6", "3 2", "2 3", "5"),
)
WRITTEN = re.compile(rf"(?<![0-9A-Za-z])(?<![0-9][.:])(?:{'|'.join(FORMS)})(?![0-9]|[-.,:/][1-9])")
ANNOUNCED = re.compile(
    rf"{CALLING}((?!020|077|09[034])0[1-9][0-9]{{6,8}})(?![0-9])"
    rf"|{PHONE_WORDS}\W{{1,3}}(?:(?:nr|nummer)\W{{1,3}})?([1-9][0-9]{{1,2}}[- ][0-9]{{2,3}}[- ][0-9]{{2}})(?![0-9])",
    re.IGNORECASE,
)
ANNOUNCING = re.compile(rf"{CALLING}$", re.IGNORECASE)


def phone_numbers(text: str) -> Iterator[Finding]:
    """Swedish mobile and landline numbers, and foreign ones with their plus sign."""
    for match in WRITTEN.finditer(text):
        yield Finding(Kind.PHONE, *match.span())
    for match in ANNOUNCED.finditer(text):
        yield Finding(Kind.PHONE, *match.span(match.lastindex or 0))


def is_announced(text: str, start: int) -> bool:
    """Whether the words just before say that a phone number comes."""
    return ANNOUNCING.search(text[max(start - 30, 0) : start]) is not None

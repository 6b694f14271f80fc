"""Personnummer and samordningsnummer in a text."""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

from lib.privacy.finding import Finding, Kind
from lib.privacy.phone_numbers import is_announced as is_phone

WORTH_A_LOOK = r"[0-9]{6} ?[-+]? ?[0-9]{4}|[0-9]{2}[-. /][0-9]{2}[-. /][0-9]{2} ?[-+ ]? ?[0-9]{4}"
"""What every text with such a number holds, in the syntax of RE2."""

DAYS_ADDED = 60
"""What is added to the day of birth in a samordningsnummer (Skatteverket)."""

WRITTEN = re.compile(
    r"(?<![0-9])(?<![0-9][.,])"
    r"(?P<century>18|19|20)?(?P<year>[0-9]{2})(?P<mark>[-. /]?)(?P<month>[0-9]{2})(?P=mark)(?P<day>[0-9]{2})"
    r"(?P<join> ?[-+]? ?)(?P<last>[0-9]{4})"
    r"(?!\w|[.,][1-9]|[.,]0[0-9])"  # a whole number from a spreadsheet may end in .0
)
ANNOUNCED = re.compile(r"\b(?:person|samordnings|p)[- ]?n(?:umme)?r\w*\W{0,3}(?:är )?$|\bfödd\W{1,2}$", re.IGNORECASE)


def personal_numbers(text: str) -> Iterator[Finding]:
    """Numbers of 10 or 12 digits with a real date and the right check digit, with or without separators.

    After a word such as `personnummer` a wrong check digit is a slip of the pen and the number is found too.
    """
    for match in WRITTEN.finditer(text):
        is_announced = ANNOUNCED.search(text[max(match.start() - 30, 0) : match.start()]) is not None
        kind = _kind(match)
        if kind and (
            is_announced or (_has_check_digit(match) and not _is_moment(match) and not _is_mobile(match, text))
        ):
            yield Finding(kind, *match.span())


def _kind(match: re.Match[str]) -> Kind | None:
    day = int(match["day"])
    if _is_birth_date(match, day):
        return Kind.PERSONAL_NUMBER
    return Kind.COORDINATION_NUMBER if _is_birth_date(match, day - DAYS_ADDED) else None


def _is_birth_date(match: re.Match[str], day: int) -> bool:
    if not 1 <= day <= 31:
        return False
    join = "+" if "+" in match["join"] else "-"
    date = f"{match['century'] or ''}{match['year']}{match['month']}{day:02}"
    try:
        personnummer.get_birth_date(f"{date}{join}{match['last']}")
    except ValidationError:
        return False
    return True


def _has_check_digit(match: re.Match[str]) -> bool:
    """Of a samordningsnummer, too, the digit is right for the day as written."""
    return luhn.is_valid(match["year"] + match["month"] + match["day"] + match["last"])


def _is_moment(match: re.Match[str]) -> bool:
    """A date and a time of day, as in `2026-10-03 1415`."""
    is_date = int(match["day"]) <= 31 and (match["mark"] != "" or match["century"] == "20")
    is_time = int(match["last"][:2]) < 24 and int(match["last"][2:]) < 60
    return is_date and is_time and match["join"] == " "


def _is_mobile(match: re.Match[str], text: str) -> bool:
    """A mobile number may look like somebody born in 2007; then the words before it tell."""
    return re.fullmatch(r"070[0-9]{7}", match[0]) is not None and is_phone(text, match.start())

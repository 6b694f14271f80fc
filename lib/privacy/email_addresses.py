"""E-mail addresses in a text."""

import re
from collections.abc import Iterator

from lib.privacy.finding import Finding, Kind

WORTH_A_LOOK = "@"

ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
"""Starts only where a word starts, so that long texts take time in proportion to their length."""


def email_addresses(text: str) -> Iterator[Finding]:
    """Addresses of persons and offices alike: which it is, nobody can tell for sure."""
    for match in ADDRESS.finditer(text):
        yield Finding(Kind.EMAIL, *match.span())

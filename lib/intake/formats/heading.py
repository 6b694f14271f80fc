"""The column names of a text table, as far as recognition needs them."""

import csv
import re
from collections.abc import Iterable
from itertools import islice

from lib.intake.reader import Sample

SEPARATORS = ";\t,|"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LONGEST_LINE = 20_000
MOST_SHOWN, LONGEST_SHOWN = 12, 200


def heading_of(sample: Sample) -> tuple[str, ...]:
    """The cells of the first line that is not empty, in the form of `plain_name`; none when it is no text table."""
    text = _text(sample.head)
    line = next((line for line in text.splitlines() if line.strip(f"{SEPARATORS} ")), "")
    if not line or len(line) > LONGEST_LINE or line.lstrip()[:1] in "{[<":
        return ()
    separator = max(SEPARATORS, key=line.count)
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return ()
    return tuple(plain_name(cell) for cell in cells)


def plain_name(name: str) -> str:
    """Small letters, single spaces and no underscores, whatever kind of space was used."""
    return re.sub(r"[\s_\u00a0\u2007\u2009\u202f]+", " ", name).strip().casefold()


def shown_names(names: Iterable[str]) -> str:
    """The first names on one line that cannot steer a terminal, for a message."""
    text = ", ".join(islice(names, MOST_SHOWN))
    return "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST_SHOWN])


def _text(head: bytes) -> str:
    """Empty for what is not text. The last character may have been cut in two."""
    if head.startswith(UTF16_MARKS):
        return head.decode("utf-16", errors="ignore")
    if b"\0" in head or head.startswith(b"PK"):
        return ""
    try:
        return head[:-3].decode("utf-8-sig") + head[-3:].decode("utf-8", errors="ignore")
    except UnicodeDecodeError as error:
        is_cut_off = error.start >= len(head) - 6
        return head.decode("utf-8-sig" if is_cut_off else "cp1252", errors="ignore")

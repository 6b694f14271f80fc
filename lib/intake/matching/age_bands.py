"""Ages of statistical tables put into our age bands, when they fill them exactly."""

import re
from itertools import pairwise

from lib.domain.codes import AgeBand

SPAN = re.compile(r"(\d{1,3})(?:-(\d{1,3})|(\+))?")
OLDEST = 130
"""Nobody is older: the last age of an open span."""


def age_span(text: str) -> tuple[int, int] | None:
    """First and last age of `17`, `0-4` and `85+`; None for what is no age."""
    found = SPAN.fullmatch(text)
    if found is None:
        return None
    first = int(found[1])
    last = OLDEST if found[3] else int(found[2] or first)
    return (first, last) if first <= last <= OLDEST else None


BANDS = {band.value: span for band in AgeBand if (span := age_span(band.value)) is not None}


def bands_of(ages: list[str]) -> list[str] | None:
    """The band of each age; None unless together they are every age once, none of them in two bands.

    Where the list ends with a single year from 100 on, that is taken for everybody of that age and older.
    """
    spans = [age_span(age) for age in ages]
    known = sorted(span for span in spans if span is not None)
    if not known or len(known) < len(ages) or known[0][0] != 0:
        return None
    if any(after[0] != before[1] + 1 for before, after in pairwise(known)) or known[-1][1] < 100:
        return None
    bands = [_band_of(*span) for span in spans if span is not None]
    found = [band for band in bands if band is not None]
    return found if len(found) == len(bands) else None


def _band_of(first: int, last: int) -> str | None:
    """The band that the whole span lies in."""
    return next((name for name, (a, b) in BANDS.items() if a <= first and last <= b), None)

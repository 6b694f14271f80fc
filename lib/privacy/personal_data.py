"""Personal data in free text: found, masked, and told of without being repeated."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib.privacy import email_addresses, person_names, personal_numbers, phone_numbers, plates
from lib.privacy.finding import Finding, without_overlaps
from lib.privacy.personal_data_words import ADVICE, MASKS, found_words

FINDERS: tuple[tuple[str, Callable[[str], Iterator[Finding]]], ...] = (
    (personal_numbers.WORTH_A_LOOK, personal_numbers.personal_numbers),
    (email_addresses.WORTH_A_LOOK, email_addresses.email_addresses),
    (phone_numbers.WORTH_A_LOOK, phone_numbers.phone_numbers),
    (plates.WORTH_A_LOOK, plates.plates),
    (person_names.WORTH_A_LOOK, person_names.person_names),
)
"""What a text must hold (in the syntax of RE2) for the finder beside it to find anything."""

ODD_SIGNS = {" ": "\t\u00a0\u2007\u2009\u202f", "-": "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"}
PLAIN = {ord(sign): plain for plain, signs in ODD_SIGNS.items() for sign in signs}
"""One sign for one, so that places in the plain text are places in the text."""


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """What in the text points out a person, in reading order and without overlaps."""
    plain = text.translate(PLAIN)
    return without_overlaps([finding for _, find in FINDERS for finding in find(plain)])


def mask(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding replaced by a sign for its kind, the same whatever stood there."""
    parts, at = [], 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        parts += [text[at : finding.start], MASKS[finding.kind]]
        at = finding.end
    return "".join(parts) + text[at:]


def explain(findings: Iterable[Finding]) -> list[str]:
    """One line for each kind: what was found and what to do about it, never the value itself."""
    counts = Counter(finding.kind for finding in findings)
    return [f"{found_words(kind, counts[kind])} {ADVICE[kind]}" for kind in ADVICE if counts[kind]]


def scan_column(values: pd.Series) -> pd.DataFrame:
    """Columns `row` (label in the index of `values`) and `kind`: one row for each kind found in a cell.

    The same finds as `find_personal_data` makes; missing cells hold nothing. Each finder reads only the texts that
    hold what it looks for, and each of them once.
    """
    # a lone surrogate, which JSON may carry, has no UTF-8
    texts = values.dropna().map(lambda value: str(value).encode("utf-8", "replace").decode())
    findings: dict[str, list[Finding]] = defaultdict(list)
    plain = _plain(texts)
    for worth_a_look, find in FINDERS:
        doubtful = pc.match_substring_regex(plain, worth_a_look).to_numpy(zero_copy_only=False)
        for text in texts[doubtful].unique():
            findings[text] += find(text.translate(PLAIN))
    kinds = {text: sorted({finding.kind for finding in without_overlaps(found)}) for text, found in findings.items()}
    rows = [(row, kind) for row, text in texts[texts.isin(list(kinds))].items() for kind in kinds[text]]
    return pd.DataFrame(rows, columns=["row", "kind"])


def _plain(texts: pd.Series) -> pa.Array:
    plain = pa.array(texts, type=pa.string())
    for sign, odd in ODD_SIGNS.items():
        plain = pc.replace_substring_regex(plain, f"[{odd}]", sign)
    return plain

"""Numbers as people and systems write them: `1 234,5`, `1,234.5`, `12 %`, `..` and `-`."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.domain.codes import Status
from lib.intake.row_faults import RowFaults

Separator = Literal[",", "."]

MISSING = {"", ".", "na", "n/a", "#n/a", "nan", "null", "none", "saknas", "uppgift saknas", "#saknas!"}
SUPPRESSED = {"..", "...", "…"}
ZERO = {"-", "–", "—", "−"}
SPACE = r"[ \u00a0\u2007\u2009\u202f]"
LONGEST = 40
QUICK = r"-?[0-9]{1,15}"
QUICK_WITH_POINT = r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?"
WHOLE = rf"[0-9]+|[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+"
PLUS_MINUS = r"(?:±|\+/-|\+-)"
BETWEEN = r"\s*(?:–|—|-|−|;|till)\s*"
ONE_SEPARATOR = rf"({WHOLE})([.,])([0-9]+(?:e[+-]?[0-9]{{1,2}})?)"
SAME_TWICE = r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})+"
TWO_SEPARATORS = r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)([.,])[0-9]+"
HOW = "Skriv bara siffror, till exempel 1234,5."
HOW_TO_TELL = "Skriv talet utan tusentalstecken, eller med en decimal till så att det syns vad tecknet betyder."


@dataclass(frozen=True, eq=False)
class WrittenNumbers:
    """One entry for each text, on its index.

    `values` is missing where nothing could be read, `status` a `Status`. `is_unreadable`: something else than a number
    stands there. `is_ambiguous`: a number such as `1.234` in a column that never shows which sign is the decimal one.
    """

    values: pd.Series
    status: pd.Series
    is_percent: pd.Series
    is_unreadable: pd.Series
    is_ambiguous: pd.Series


def read_numbers(texts: pd.Series, decimal: Separator | None = None) -> WrittenNumbers:
    """Read a column of texts. `decimal` is the decimal sign when the format has one, else the column decides.

    A number that can be read in one way only is read so, whatever the others look like.
    """
    codes, unique = pd.factorize(texts.fillna("").astype(str))
    plain = pd.Series(unique, dtype="str").str.strip().str.lower()
    is_quick = plain.str.fullmatch(QUICK_WITH_POINT if decimal == "." else QUICK).astype(bool)
    parts = _quick(plain[is_quick])
    if not is_quick.all():
        others = _any_form(plain[~is_quick], decimal)
        parts = tuple(pd.concat(both).sort_index() for both in zip(parts, others, strict=True))
    return WrittenNumbers(*(pd.Series(part.array[codes], index=texts.index) for part in parts))


def _quick(plain: pd.Series) -> tuple[pd.Series, ...]:
    """What programs write, which can be read in one way only."""
    values = pd.to_numeric(plain).astype(float) + 0.0  # -0.0 becomes 0.0
    status = pd.Series(np.where(values == 0, Status.ZERO, Status.VALUE), index=plain.index, dtype="str")
    nothing = pd.Series(False, index=plain.index)
    return values, status, nothing, nothing, nothing


def _any_form(plain: pd.Series, decimal: Separator | None) -> tuple[pd.Series, ...]:
    """values, status, is_percent, is_unreadable and is_ambiguous."""
    is_percent = plain.str.endswith(("%", "procent"))
    plain = plain.str.removesuffix("%").str.removesuffix("procent").str.strip()
    status = _status_of_words(plain)
    sign, body = _split_sign(plain.where((status == "") & (plain.str.len() <= LONGEST), ""))
    numbers, is_ambiguous = _numbers(body, decimal)
    values = pd.Series(np.where(status == Status.ZERO, 0.0, sign * numbers), index=plain.index)
    is_unreadable = (status == "") & ~np.isfinite(values) & ~is_ambiguous
    zero_or_value = pd.Series(np.where(values == 0, Status.ZERO, Status.VALUE), index=plain.index, dtype="str")
    status = status.where(status != "", zero_or_value)
    status = status.where(~(is_unreadable | is_ambiguous), Status.MISSING)
    values = values.where(np.isfinite(values) & ~is_ambiguous) + 0.0  # -0.0 becomes 0.0
    return values, status, is_percent, is_unreadable, is_ambiguous


def read_coordinates(texts: pd.Series) -> WrittenNumbers:
    """The same of coordinates, where a lone sign is the decimal one: nobody writes `6.608` for 6608."""
    plain = texts.fillna("").astype(str)
    is_comma = plain.str.fullmatch(r"[^.,]*,[^.,]*").astype(bool)
    return read_numbers(plain.mask(is_comma, plain.str.replace(",", ".", regex=False)), decimal=".")


def split_margins(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """What stands before and after `±` in cells such as `78 ± 3` and `78 % (±3)`; "" after where there is none."""
    parts = texts.fillna("").astype(str).str.extract(rf"^([^±]*?)\s*\(?\s*{PLUS_MINUS}\s*([^±()%]*)\s*(%?)\s*\)?$")
    has_both = parts[0].fillna("") != ""
    return texts.mask(has_both, parts[0] + parts[2].fillna("")), parts[1].where(has_both, "")


def read_margins(texts: pd.Series, decimal: Separator | None = None) -> WrittenNumbers:
    """Half widths: `3`, `±3`, or half of the way from the lower to the upper limit of `75–81`."""
    plain = texts.fillna("").astype(str).str.strip().str.removeprefix("[").str.removesuffix("]")
    limits = plain.str.extract(rf"^([0-9][0-9 ,.]*?)\s*%?{BETWEEN}([0-9][0-9 ,.]*?)\s*%?$")
    is_span = limits[1].notna()
    single = read_numbers(plain.mask(is_span, "").str.replace(rf"^{PLUS_MINUS}\s*", "", regex=True), decimal)
    low, high = (read_numbers(limits[side].fillna(""), decimal) for side in (0, 1))
    return WrittenNumbers(
        single.values.mask(is_span, (high.values - low.values) / 2),
        single.status,
        single.is_percent,
        single.is_unreadable | low.is_unreadable | high.is_unreadable,
        single.is_ambiguous | low.is_ambiguous | high.is_ambiguous,
    )


def add_number_faults(written: WrittenNumbers, texts: pd.Series, column: str, faults: RowFaults) -> None:
    """A fault for each text that is no number, or that could be two different ones."""
    faults.add(written.is_unreadable, column, texts, "Det är inte ett tal.", HOW)
    message = "Det går inte att avgöra om tecknet skiljer decimaler eller tusental."
    faults.add(written.is_ambiguous, column, texts, message, HOW_TO_TELL)


def _status_of_words(plain: pd.Series) -> pd.Series:
    """The status of what is written without a number, "" for everything else."""
    status = pd.Series("", index=plain.index, dtype="str")
    for words, meaning in ((MISSING, Status.MISSING), (SUPPRESSED, Status.SUPPRESSED), (ZERO, Status.ZERO)):
        status = status.mask(plain.isin(words), meaning)
    return status


def _split_sign(plain: pd.Series) -> tuple[pd.Series, pd.Series]:
    """1 or -1, and what follows. A dash stands for minus as well."""
    parts = plain.str.extract(rf"^([-−–+]?){SPACE}?(.*)$")
    return parts[0].isin(["-", "−", "–"]).map({True: -1.0, False: 1.0}), parts[1].fillna("")


def _numbers(body: pd.Series, decimal: Separator | None) -> tuple[pd.Series, pd.Series]:
    """Numbers without sign, missing where there is none, and which of them can be read in two ways."""
    one = body.str.extract(rf"^{ONE_SEPARATOR}$")
    grouped = body.str.extract(rf"^{SAME_TWICE}$")[0]
    two = body.str.extract(rf"^{TWO_SEPARATORS}$")[1]
    could_group = body.str.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
    evident = two.fillna(grouped.map({",": ".", ".": ","})).fillna(one[1].where(~could_group))
    column_decimal = decimal or _only(evident.dropna().unique())
    is_ambiguous = could_group & (column_decimal is None)
    is_decimal = evident.fillna(column_decimal if column_decimal is not None else "")
    digits = body.str.replace(SPACE, "", regex=True)
    with_comma = digits.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    with_point = digits.str.replace(",", "", regex=False)
    is_number = body.str.fullmatch(WHOLE) | one[0].notna() | grouped.notna() | two.notna()
    return pd.to_numeric(
        with_comma.where(is_decimal == ",", with_point).where(is_number), errors="coerce"
    ), is_ambiguous


def _only(found: np.ndarray) -> str | None:
    return str(found[0]) if len(found) == 1 else None

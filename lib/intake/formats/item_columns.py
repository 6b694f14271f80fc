"""The fields of items as columns: what each is, what is missing, and what is of the wrong kind."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.intake.formats.dates import read_dates
from lib.intake.reader import COLUMNS, SWEDISH, Kind

YEAR_FIRST = re.compile(r"[0-9]{4}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{4})(?![0-9])")
"""How programs write days. Other numbers in these formats are no dates."""

NUMBERS = {"x", "y", "value", "numerator", "denominator", "n", "margin", "count"}
TIMES = {"event_from", "event_to", "reported_at", "published_at", "publication_date", "time"}


@dataclass(frozen=True, eq=False)
class Column:
    """`values` row by row; `is_missing` where nothing was written, `is_wrong` where it cannot be understood."""

    values: pd.Series
    is_missing: npt.NDArray[np.bool_]
    is_wrong: npt.NDArray[np.bool_]

    @property
    def is_absent_or_wrong(self) -> npt.NDArray[np.bool_]:
        return self.is_missing | self.is_wrong


def text_column(found: Sequence[object]) -> Column:
    """Trimmed text. Whole numbers count as text; an empty text is missing; anything else is wrong."""
    distinct, places = _distinct(found)
    texts = [_text(value) for value in distinct]
    values = pd.Series([text or None for text in texts], dtype="str")
    is_missing, is_wrong = [text == "" for text in texts], [text is None for text in texts]
    return Column(
        values.take(places).reset_index(drop=True),
        np.array(is_missing, dtype=bool)[places],
        np.array(is_wrong, dtype=bool)[places],
    )


def number_column(found: Sequence[object]) -> Column:
    """Finite numbers, also when they are written as text with a decimal point."""
    numbers = np.array([_number(value) for value in found], dtype=float)
    is_wrong = np.isinf(numbers)
    return Column(pd.Series(np.where(is_wrong, np.nan, numbers)), np.isnan(numbers), is_wrong)


def time_column(found: Sequence[object], time_zone: str = SWEDISH.time_zone) -> Column:
    """Days and moments as naive local time; a moment with an offset is turned into the time of `time_zone`."""
    written = text_column(found)
    is_day = written.values.str.match(YEAR_FIRST).fillna(value=False)
    at = read_dates(written.values.where(is_day, ""), time_zone).start
    is_read = at.notna().to_numpy()
    return Column(at, written.is_missing, written.is_wrong | (~written.is_missing & ~is_read))


def _distinct(found: Sequence[object]) -> tuple[Sequence[object], npt.NDArray[np.int64]]:
    """Each value once and the place of each in them, where that is quick to tell; else all of them."""
    if set(map(type, found)) in ({str}, {int}):
        places, distinct = pd.factorize(np.array(found, dtype=object))
        return distinct.tolist(), places
    return found, np.arange(len(found))


def shaped(kind: Kind, columns: Mapping[str, Any], is_kept: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """The kept rows with exactly the columns of the kind, in their order; what is not given is missing."""
    index = pd.RangeIndex(len(is_kept))
    given = {name: columns[name] if name in columns else _nothing(name, index) for name in COLUMNS[kind]}
    return pd.DataFrame(given, index=index)[is_kept].reset_index(drop=True)


def _nothing(name: str, index: pd.Index) -> pd.Series:
    if name in NUMBERS:
        return pd.Series(np.nan, index=index, dtype=float)
    if name in TIMES:
        return pd.Series(pd.NaT, index=index, dtype="datetime64[us]")
    return pd.Series(None, index=index, dtype="str")


def _text(value: object) -> str | None:
    """None for what is no text."""
    if isinstance(value, str):
        return value.replace("\0", "").strip()
    if value is None:
        return ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: object) -> float:
    """NaN for nothing, infinity for what is no number."""
    if value is None:
        return np.nan
    if isinstance(value, str):
        if not value.strip():
            return np.nan
        value = value.replace("_", "x")  # which Python takes for a mark between thousands
    elif isinstance(value, bool) or not isinstance(value, int | float):
        return np.inf
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return np.inf
    return number if math.isfinite(number) else math.inf

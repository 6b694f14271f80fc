"""Tables as CSV that a Swedish spreadsheet opens as it is."""

import pandas as pd

from lib.domain.columns import LABELS, Column
from lib.domain.words import CHANGES, DIFFERENCES, LIMITS_FROM, SEXES, STATUSES, UNITS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WHOLE_NUMBER = "%.15g"
"""With fewer figures a number would be rounded twice where it is shown, and could be another than on the page."""
EXTRA = {"factor": "Faktor", "indicator": "Mått", "is_synthetic": "Exempeldata"}
_WORDS = {
    "unit": UNITS,
    "limits_from": LIMITS_FROM,
    "sex": SEXES,
    "difference": DIFFERENCES,
    "change": CHANGES,
    "status": STATUSES,
}


def csv_bytes(answer: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, semicolons and decimal commas; Swedish headings, words for codes, and in the last column
    whether the figure is synthetic. A text that a spreadsheet would run as a formula gets an apostrophe first."""
    frame = answer.copy()
    for column, words in _WORDS.items():
        if column in frame:
            frame[column] = frame[column].map(lambda code, words=words: words.get(code, code))
    frame["is_synthetic"] = frame["is_synthetic"].map({True: "ja", False: "nej"})
    shown = [column for column in frame.columns if column in LABELS or column in EXTRA]
    return table_bytes(frame[shown].rename(columns=LABELS | EXTRA))


def declared_bytes(table: pd.DataFrame, columns: tuple[Column, ...], is_synthetic: bool) -> bytes:
    """A table of other columns than the answer table's, by their declaration, and whether any of it is synthetic."""
    shown = [column for column in columns if column.label and column.name in table]
    frame = table[[column.name for column in shown]].copy()
    for column in shown:
        if column.words is not None:
            frame[column.name] = frame[column.name].map(lambda code, words=column.words: words.get(code, code))
    named = frame.rename(columns={column.name: column.label for column in shown})
    return table_bytes(named.assign(**{EXTRA["is_synthetic"]: "ja" if is_synthetic else "nej"}))


def table_bytes(table: pd.DataFrame) -> bytes:
    """Any table with Swedish headings, written the same way."""
    frame = table.copy()
    for column in frame.columns[
        [pd.api.types.is_object_dtype(t) or pd.api.types.is_string_dtype(t) for t in frame.dtypes]
    ]:
        frame[column] = frame[column].map(_harmless)
    text = frame.to_csv(index=False, sep=";", decimal=",", float_format=WHOLE_NUMBER)
    return ("\ufeff" + text).encode("utf-8")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

"""The answer table as CSV that a Swedish spreadsheet opens as it is."""

import pandas as pd

from lib.domain.columns import LABELS
from lib.domain.words import CHANGES, DIFFERENCES, SEXES, STATUSES, UNITS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WORDS = {"unit": UNITS, "sex": SEXES, "difference": DIFFERENCES, "change": CHANGES, "status": STATUSES}


def csv_bytes(answer: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, semicolons and decimal commas; Swedish headings, words for codes, and in the last column
    whether the figure is synthetic. A text that a spreadsheet would run as a formula gets an apostrophe first."""
    frame = answer.drop(columns="is_suppressed").rename(columns={"is_synthetic": "Exempeldata"})
    for column, words in _WORDS.items():
        if column in frame:
            frame[column] = frame[column].map(lambda code, words=words: words.get(code, code))
    frame["Exempeldata"] = frame["Exempeldata"].map({True: "ja", False: "nej"})
    for column in frame.columns[
        [pd.api.types.is_object_dtype(t) or pd.api.types.is_string_dtype(t) for t in frame.dtypes]
    ]:
        frame[column] = frame[column].map(_harmless)
    text = frame.rename(columns=LABELS).to_csv(index=False, sep=";", decimal=",", float_format="%.6g")
    return ("\ufeff" + text).encode("utf-8")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value

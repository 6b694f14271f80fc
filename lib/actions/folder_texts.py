"""Texts in the tables of a municipality's own folder are looked through as those of any other file."""

from collections.abc import Iterator

import pandas as pd

from lib.domain.faults import Fault, refuse_if
from lib.privacy.finding import Kind
from lib.privacy.personal_data import scan_column
from lib.privacy.personal_data_words import ADVICE, found_words

FIRST_ROW = 2
"""The row below the headings, as a spreadsheet counts."""


def refuse_personal_texts(file_name: str, rows: pd.DataFrame) -> None:
    """Raises InputFault that names row and column, never what stands there. Nothing of the file is then loaded."""
    refuse_if(_faults(file_name, rows))


def _faults(file_name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    plain = rows.reset_index(drop=True)
    for name in plain.columns[[pd.api.types.is_string_dtype(dtype) for dtype in plain.dtypes]]:
        for row, kind in scan_column(plain[name]).itertuples(index=False, name=None):
            where = f"{file_name}, rad {row + FIRST_ROW}, kolumn {name}"
            yield Fault(where, found_words(Kind(kind), 1), remedy=ADVICE[Kind(kind)])

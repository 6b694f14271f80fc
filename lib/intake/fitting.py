"""Texts that the store has room for."""

import pandas as pd

from lib.intake.row_faults import RowFaults


def fit_texts(texts: pd.Series, longest: int, column: str, faults: RowFaults) -> pd.Series:
    """The texts, and a fault for each that is longer than the store's column."""
    is_long = texts.astype(object).map(lambda text: isinstance(text, str) and len(text) > longest).astype(bool)
    faults.add(is_long, column, texts, f"Texten har fler än {longest} tecken.", "Korta ner den.")
    return texts

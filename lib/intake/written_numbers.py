"""Numbers as people and systems write them."""

import numpy as np
import pandas as pd

NOTHING = ("", "-", "..", "null", "nan", "na", "none")


def read_numbers(values: pd.Series) -> pd.Series:
    """Numbers with point or comma for decimals and spaces between thousands; missing where nothing was written.

    What is written but is not a number, or is not finite, becomes infinity: nobody's coordinate.
    """
    texts = values.str.lower()
    is_nothing = texts.isin(NOTHING)
    plain = texts.str.replace(r"\s", "", regex=True).str.replace(",", ".", regex=False).str.replace("−", "-")
    numbers = pd.to_numeric(plain.where(~is_nothing), errors="coerce").astype(float)
    return numbers.mask(~is_nothing & ~np.isfinite(numbers), np.inf)

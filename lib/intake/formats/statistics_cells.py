"""The cells of statistical tables: a number, or a sign for zero, missing or secret."""

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lib.domain.codes import Status

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
SIGNS = {"-": 0.0, "–": 0.0} | dict.fromkeys(("", ".", "..", "...", "....", ":", "c", "[c]"), math.nan)
"""`-` is nothing at all; the others stand for what is not known or not told."""

SECRET = {"c", "[c]"}
"""Confidential, in Eurostat's tables and others. SCB's `..` may be that too, but does not say so."""


def read_cells(
    values: Sequence[object], signs: Sequence[object] | None = None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_], npt.NDArray[np.bool_]]:
    """Number (NaN for nothing), Status and whether it is wrong, of each cell; `signs` tell what empty cells are."""
    if signs is not None:
        values = [sign if value is None and sign in SIGNS else value for value, sign in zip(values, signs, strict=True)]
    numbers = np.array([_number(value) for value in values], dtype=np.float64)
    is_wrong = np.isinf(numbers)
    numbers[is_wrong] = np.nan
    statuses = np.full(len(numbers), Status.VALUE.value, dtype=object)
    statuses[numbers == 0] = Status.ZERO.value
    statuses[np.isnan(numbers)] = Status.MISSING.value
    is_secret = [isinstance(value, str) and value.strip() in SECRET for value in values]
    statuses[np.array(is_secret, dtype=bool)] = Status.SUPPRESSED.value
    return numbers, statuses, is_wrong


def _number(value: object) -> float:
    """NaN for nothing, infinity for what is neither a number nor a sign."""
    if value is None:
        return math.nan
    if isinstance(value, str):
        text = value.strip()
        return float(text) if NUMBER.fullmatch(text) else SIGNS.get(text, math.inf)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.inf
    try:
        return float(value)
    except OverflowError:
        return math.inf

"""The cells of statistical tables: a number, or a sign for zero, missing or secret."""

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lib.domain.codes import Status

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
SIGNS = {
    "-": Status.ZERO, "–": Status.ZERO, "": Status.MISSING, ".": Status.MISSING, "..": Status.MISSING,
    "...": Status.MISSING, "....": Status.MISSING, ":": Status.MISSING,
    "c": Status.SUPPRESSED, "[c]": Status.SUPPRESSED,
}  # fmt: skip
"""`-` is nothing at all and `..` what SCB does not know or does not tell; `c` (confidential) is Eurostat's sign."""

_Cell = tuple[float, str]
_WRONG: _Cell = (np.inf, Status.MISSING.value)


def read_cells(
    values: Sequence[object], signs: Sequence[object] | None = None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_], npt.NDArray[np.bool_]]:
    """Number (NaN for nothing), Status and whether it is wrong, of each cell; `signs` tell what empty cells are."""
    cells = [_cell(value) for value in values]
    if signs is not None:
        cells = [_cell(sign) if value is None and sign in SIGNS else cell
                 for value, sign, cell in zip(values, signs, cells, strict=True)]  # fmt: skip
    numbers = np.array([cell[0] for cell in cells], dtype=np.float64)
    statuses = np.array([cell[1] for cell in cells], dtype=object)
    is_wrong = np.isinf(numbers)
    return np.where(is_wrong, np.nan, numbers), statuses, is_wrong


def _cell(value: object) -> _Cell:
    if value is None:
        return np.nan, Status.MISSING.value
    if isinstance(value, str):
        return _written(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _WRONG
    return _finite(value)


def _written(text: str) -> _Cell:
    if NUMBER.fullmatch(text):
        return _finite(text)
    status = SIGNS.get(text)
    if status is None:
        return _WRONG
    return (0.0 if status is Status.ZERO else np.nan), status.value


def _finite(value: float | str) -> _Cell:
    try:
        number = float(value)
    except OverflowError:
        return _WRONG
    if not math.isfinite(number):
        return _WRONG
    return number, (Status.VALUE if number else Status.ZERO).value

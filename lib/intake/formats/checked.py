"""From columns that were read and checked to what a reader gives."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.domain.faults import Fault
from lib.intake.formats.heading import shown_names
from lib.intake.reader import COLUMNS, Kind
from lib.intake.row_faults import RowFaults

FAULTS_GIVEN = 1_000


def checked_rows(kind: Kind, columns: Mapping[str, Any], faults: RowFaults) -> pd.DataFrame:
    """The rows without faults, with every column of the kind in its order.

    An empty text is a missing one, and so is a column that is not given. `row` is the index of `faults`.
    """
    if unknown := columns.keys() - set(COLUMNS[kind]):
        raise ValueError(f"{kind} has no {', '.join(sorted(unknown))}")
    index = faults.is_rejected.index
    rows = pd.DataFrame({"row": index, **dict.fromkeys(COLUMNS[kind][1:])}, index=index)
    for name, values in columns.items():
        is_text = isinstance(values, pd.Series) and isinstance(values.dtype, pd.StringDtype)
        rows[name] = values.where(values != "") if is_text else values
    return rows[~faults.is_rejected].reset_index(drop=True)


def given_faults(faults: RowFaults, file_name: str) -> tuple[Fault, ...]:
    """The first faults, and one that tells how many more there are."""
    first = tuple(replace(fault, where=shown_names([fault.where])) for fault in faults.first(FAULTS_GIVEN))
    n_left = faults.n_faults - len(first)
    if n_left <= 0:
        return first
    remedy = "Rätta felen ovan först; ofta är det samma fel."
    return (*first, Fault(file_name, f"Ytterligare {n_left} fel visas inte.", remedy=remedy))

"""From columns that were read and checked to what a reader gives."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.domain.faults import Fault
from lib.intake.formats.heading import shown_names
from lib.intake.reader import COLUMNS, Kind, RejectedRow
from lib.intake.row_faults import RowFaults

FAULTS_GIVEN = 1_000
MOST_HELD = 10_000
"""Rejected rows kept of one file: whoever has more faults than that mends the file itself."""


def checked_rows(kind: Kind, columns: Mapping[str, Any], faults: RowFaults) -> pd.DataFrame:
    """The rows without faults, with every column of the kind in its order.

    An empty text is a missing one, and so is a column that is not given. `row` is the index of `faults`.
    """
    if unknown := columns.keys() - set(COLUMNS[kind]):
        raise ValueError(f"{kind} has no {', '.join(sorted(unknown))}")
    index = faults.is_rejected.index
    given = {name: _without_empty(values) for name, values in columns.items()}
    rows = pd.DataFrame({"row": index} | {name: given.get(name) for name in COLUMNS[kind][1:]}, index=index)
    if faults.is_rejected.any():
        rows = rows[~faults.is_rejected]
    return rows.reset_index(drop=True)


def _without_empty(values: Any) -> Any:
    is_text = isinstance(values, pd.Series) and isinstance(values.dtype, pd.StringDtype)
    return values.where(values != "") if is_text and (values == "").any() else values


def given_faults(faults: RowFaults, file_name: str) -> tuple[Fault, ...]:
    """The first faults, and one that tells how many more there are."""
    first = tuple(replace(fault, where=shown_names([fault.where])) for fault in faults.first(FAULTS_GIVEN))
    n_left = faults.n_faults - len(first)
    if n_left <= 0:
        return first
    remedy = "Rätta felen ovan först; ofta är det samma fel."
    return (*first, Fault(file_name, f"Ytterligare {n_left} fel visas inte.", remedy=remedy))


def rejected_rows(faults: RowFaults, cells: pd.DataFrame) -> tuple[RejectedRow, ...]:
    """The first ten thousand rows with faults, with their cells; `cells` has the index of `faults`."""
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for row, fault in faults.numbered(5 * MOST_HELD):
        by_row[row].append(fault)
    rows = list(by_row)[:MOST_HELD]
    contents = cells.reindex(rows).astype(object)
    texts = contents.where(contents.notna(), "").astype(str).to_dict("records")
    return tuple(
        RejectedRow(row, {str(name): text for name, text in content.items()}, tuple(by_row[row]))
        for row, content in zip(rows, texts, strict=True)
    )

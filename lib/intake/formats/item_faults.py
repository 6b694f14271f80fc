"""Faults of single items, such as the posts of a JSON list: the first one of each counts."""

import json
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from lib.domain.faults import Fault
from lib.intake.formats.checked import MOST_HELD
from lib.intake.formats.json_files import shown
from lib.intake.reader import RejectedRow

WHOLE = "innehåll"
"""The heading of what stood in an item that could not be taken apart."""
LONGEST = 2_000


class ItemFaults:
    """Collects what is wrong with the rows that one file gives.

    `numbers` are those of the items as people count them, row by row; several rows may come from one item. `word` is
    what an item is called.
    """

    def __init__(self, file_name: str, numbers: Sequence[int] | npt.NDArray[np.int64], word: str = "post") -> None:
        self._file_name = file_name
        self._word = word
        self.numbers = np.asarray(numbers, dtype=np.int64)
        self.is_rejected = np.zeros(len(self.numbers), dtype=bool)
        self._faults: list[tuple[int, Fault, int | None, object]] = []

    def reject(
        self, is_wrong: npt.NDArray[np.bool_], field: str, found: Sequence[object], message: str, remedy: str
    ) -> None:
        """The same fault for every row where `is_wrong`, unless it is rejected already; `found` is what stood there."""
        for row in np.flatnonzero(is_wrong & ~self.is_rejected).tolist():
            self._add(int(self.numbers[row]), field, found[row], message, remedy, row, found[row])
        self.is_rejected |= is_wrong

    def reject_item(
        self, number: int, field: str, found: object, message: str, remedy: str, item: object = None
    ) -> None:
        """A fault of an item that gave no row; `item` is the whole of it."""
        self._add(number, field, found, message, remedy, None, found if item is None else item)

    def rejected(self, columns: Mapping[str, Sequence[object] | str]) -> tuple[RejectedRow, ...]:
        """The first ten thousand; `columns` are what stood in the file, by heading, row by row or the same for all."""
        held = sorted(self._faults, key=lambda one: one[0])[:MOST_HELD]
        return tuple(
            RejectedRow(number, {WHOLE: _text(item)} if row is None else _cells(columns, row, item), (fault,))
            for number, fault, row, item in held
        )

    @property
    def faults(self) -> tuple[Fault, ...]:
        """In the order of the file."""
        return tuple(one[1] for one in sorted(self._faults, key=lambda one: one[0]))

    @property
    def n_rejected(self) -> int:
        return len(self._faults)

    def _add(
        self, number: int, field: str, found: object, message: str, remedy: str, row: int | None, item: object
    ) -> None:
        where = f"{self._file_name}, {self._word} {number}"
        fault = Fault(f"{where}, {field}" if field else where, message, shown(found), remedy)
        self._faults.append((number, fault, row, item))


def _cells(columns: Mapping[str, Sequence[object] | str], row: int, item: object) -> dict[str, str]:
    """The row by heading, or all that stood there when none of its columns did."""
    cells = {name: _text(values if isinstance(values, str) else values[row]) for name, values in columns.items()}
    return cells if any(cells.values()) else {WHOLE: _text(item)}


def _text(value: object) -> str:
    if value is None or value != value:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text[:LONGEST]

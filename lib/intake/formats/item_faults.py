"""Faults of single items, such as the posts of a JSON list: the first one of each counts."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lib.domain.faults import Fault
from lib.intake.formats.json_files import shown


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
        self._faults: list[tuple[int, Fault]] = []

    def reject(
        self, is_wrong: npt.NDArray[np.bool_], field: str, found: Sequence[object], message: str, remedy: str
    ) -> None:
        """The same fault for every row where `is_wrong`, unless it is rejected already; `found` is what stood there."""
        for row in np.flatnonzero(is_wrong & ~self.is_rejected).tolist():
            self.reject_item(int(self.numbers[row]), field, found[row], message, remedy)
        self.is_rejected |= is_wrong

    def reject_item(self, number: int, field: str, found: object, message: str, remedy: str) -> None:
        """A fault of an item that gave no row."""
        where = f"{self._file_name}, {self._word} {number}"
        fault = Fault(f"{where}, {field}" if field else where, message, shown(found), remedy)
        self._faults.append((number, fault))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """In the order of the file."""
        return tuple(fault for _, fault in sorted(self._faults, key=lambda numbered: numbered[0]))

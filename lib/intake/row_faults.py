"""Faults of single rows, found a whole column at a time."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lib.domain.faults import Fault

LONGEST_FOUND = 60


class RowFaults:
    """Collects what is wrong with the rows of one file.

    `numbers` are those that a person finds in the file, when the index is not; `word` is what a row is called there.
    `headings` are what the file calls some of the columns.
    """

    def __init__(
        self,
        file_name: str,
        rows: pd.Index,
        numbers: Sequence[int] | None = None,
        word: str = "rad",
        headings: Mapping[str, str] | None = None,
    ) -> None:
        self._file_name = file_name
        self._numbers = numbers
        self._word = word
        self._headings = headings or {}
        self.is_rejected = pd.Series(False, index=rows)
        self._faults: list[pd.DataFrame] = []

    def add(self, is_wrong: pd.Series, column: str, found: pd.Series | str, message: str, remedy: str) -> None:
        """The same fault for every row where `is_wrong`; `found` is what stood there."""
        rows = is_wrong.index[is_wrong]
        if rows.empty:
            return
        self.is_rejected.loc[rows] = True
        values = _texts(found.loc[rows]) if isinstance(found, pd.Series) else found
        shown = self._headings.get(column, column)
        self._faults.append(
            pd.DataFrame({"row": rows, "column": shown, "found": values, "message": message, "remedy": remedy})
        )

    @property
    def n_faults(self) -> int:
        return sum(len(faults) for faults in self._faults)

    @property
    def n_faulty(self) -> int:
        """Rows with at least one fault."""
        return len(set().union(*(faults["row"] for faults in self._faults)))

    def first(self, n: int) -> tuple[Fault, ...]:
        """The first faults in the order of the file."""
        return tuple(fault for _, fault in self.numbered(n))

    def numbered(self, n: int) -> list[tuple[int, Fault]]:
        """The first faults in the order of the file, each with the index of its row."""
        if not self._faults:
            return []
        together = pd.concat([faults.head(n) for faults in self._faults]).sort_values("row", kind="stable").head(n)
        return [(row[0], self._fault(*row)) for row in together.itertuples(index=False, name=None)]

    def _fault(self, row: int, column: str, found: str, message: str, remedy: str) -> Fault:
        number = row if self._numbers is None else self._numbers[self.is_rejected.index.get_loc(row)]
        return Fault(f"{self._file_name}, {self._word} {number}, {column}", message, _shown(found), remedy)


def _texts(found: pd.Series) -> list[str]:
    """What stood there as text, "" for nothing."""
    return ["" if pd.isna(value) else str(value) for value in found]


def _shown(found: str) -> str:
    """One short line that cannot steer a terminal."""
    text = "".join(sign if sign.isprintable() else " " for sign in found)
    return text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"

"""What matching gives: rows that the store can take, what was wrong with the others, and what is worth telling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from lib.intake.reader import ReadFile
from lib.intake.row_faults import RowFaults

FIELDS = {
    "tid": ("event_from", "date", "month", "reported_at", "time"), "sluttid": ("event_to",),
    "kategori": ("category",), "område": ("area",), "id": ("event_key", "report_key"),
    "indikator": ("indicator", "question"), "period": ("period",), "värde": ("value",), "antal": ("count",),
    "år": ("year",), "kön": ("sex",), "ålder": ("age",), "text": ("text",), "underkategori": ("subcategory",),
    "platstyp": ("place_type",), "organisation": ("reporter_organisation",), "fråga": ("question",),
    "svar": ("answer",), "undersökning": ("survey",),
}  # fmt: skip
"""What a fault calls a column, and the fields whose heading stands in its place where the file has one."""


@dataclass(frozen=True, eq=False)
class Matched:
    """`rows` has the columns of the store's `table`, for accepted rows; its index is that of `source`.

    `source` are the rows as they were read. `left_out` tells how many rows were passed over on purpose, by reason in
    Swedish; they are no faults. The flags follow `rows`.
    """

    table: str
    source: pd.DataFrame
    rows: pd.DataFrame
    faults: RowFaults
    notes: tuple[str, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    is_without_position: pd.Series | None = None
    is_outside: pd.Series | None = None
    is_municipality_level: pd.Series | None = None
    columns: dict[str, str] | None = None
    part_of: pd.Series | None = None
    """Where several rows of the file become one: the index in `rows` that each used row of `source` went into."""

    def count_behind(self, is_counted: pd.Series) -> int:
        """How many rows of the file stand behind some of `rows`."""
        return len(self.behind(is_counted))

    def behind(self, is_counted: pd.Series) -> pd.Index:
        """The rows of the file behind some of `rows`."""
        places = is_counted.index[is_counted]
        return places if self.part_of is None else self.part_of.index[self.part_of.isin(places)]

    def keep(self, is_kept: pd.Series) -> "Matched":
        """Only some of the rows."""

        def kept(flag: pd.Series | None) -> pd.Series | None:
            return None if flag is None else flag[is_kept]

        return replace(
            self,
            rows=self.rows[is_kept],
            is_without_position=kept(self.is_without_position),
            is_outside=kept(self.is_outside),
            is_municipality_level=kept(self.is_municipality_level),
        )


def start_faults(read: ReadFile, file_name: str, word: str) -> RowFaults:
    """Faults to come, of the rows that were read."""
    numbers: Sequence[int] = read.rows["row"].tolist()
    columns = read.columns or {}
    found = {name: [columns[field] for field in fields if field in columns] for name, fields in FIELDS.items()}
    headings = {name: written[0] for name, written in found.items() if written}
    return RowFaults(file_name, read.rows.index, numbers, word, headings)


def texts_of(values: pd.Series) -> pd.Series:
    """Trimmed text, "" where nothing is written."""
    if isinstance(values.dtype, pd.StringDtype):
        return values.fillna("").str.strip()
    return values.astype(object).where(values.notna(), "").astype(str).str.strip()


def map_texts(texts: pd.Series, known: Mapping[str, object]) -> pd.Series:
    """What each text stands for, None where it is not known."""
    places, distinct = pd.factorize(texts)
    answers = np.empty(len(distinct) + 1, dtype=object)  # the last one, None, is for a text that is missing
    answers[:-1] = [known.get(text) for text in distinct]
    return pd.Series(answers[places], index=texts.index, dtype=object)


def lengths(texts: pd.Series) -> pd.Series:
    """How many characters each has, missing where there is no text."""
    return (texts if isinstance(texts.dtype, pd.StringDtype) else texts.astype(object)).str.len()

"""A declared table written in words for paper: the same labels, words and decimals as on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.domain.columns import Column
from lib.domain.words import number
from lib.reports.document import Paragraph, Part, Table, TableColumn


def written_table(
    caption: str, rows: pd.DataFrame, columns: Sequence[Column], widths: Mapping[str, float], nothing: str
) -> Part:
    """The columns named in `widths`, in that order, as wide as it says; the sentence `nothing` when there are no rows.

    A column that the rows do not have is left out, as in an extract that must not have it.
    """
    if rows.empty:
        return Paragraph(nothing)
    known = {column.name: column for column in columns}
    shown = [known[name] for name in widths if name in rows]
    cells = [[_cell(value, column) for value in rows[column.name]] for column in shown]
    return Table(
        caption,
        tuple(TableColumn(one.label, widths[one.name], one.decimals is not None) for one in shown),
        tuple(zip(*cells, strict=True)),
    )


def plain_cell(value: Any) -> str:
    """What JSON and pandas call nothing is an empty cell."""
    return "" if value is None or value != value or value is pd.NaT else str(value)


def _cell(value: Any, column: Column) -> str:
    if column.words is not None and value in column.words:
        return str(column.words[value])
    if column.decimals is not None:
        return number(None if plain_cell(value) == "" else float(value), column.decimals)
    return plain_cell(value)

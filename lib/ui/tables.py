"""The table of the same numbers, and its file."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from lib.domain.by_content import kept_by_content
from lib.domain.columns import Column
from lib.domain.words import number
from lib.reports.csv_file import csv_bytes, declared_bytes
from lib.reports.readable import NUMBERS, readable
from lib.ui.noted import noted_download


def figure_table(answer: pd.DataFrame, file_name: str, key: str) -> None:
    """The answer as readers see it, and below it the whole answer as a CSV file."""
    if answer.empty:
        st.info("Det finns inga siffror för det här urvalet.")
        return
    shown = readable(answer)
    right = {name: st.column_config.TextColumn(alignment="right") for name in shown.columns if name in NUMBERS}
    st.dataframe(shown, hide_index=True, key=f"{key}-tabell", column_config=right)
    _csv_button(partial(csv_bytes, answer), file_name, key)


def declared_table(
    table: pd.DataFrame, columns: tuple[Column, ...], file_name: str, key: str, is_synthetic: bool
) -> None:
    """Any other table, by the declaration of its columns, and below it the same table as a CSV file."""
    if table.empty:
        st.info("Det finns inga rader för det här urvalet.")
        return
    kept = [column for column in columns if column.label and column.name in table]
    shown = _texts(table[[column.name for column in kept]], tuple(kept))
    right = {c.label: st.column_config.TextColumn(alignment="right") for c in kept if c.decimals is not None}
    told = {c.label: st.column_config.TextColumn(help=c.meaning) for c in kept if c.label not in right}
    st.dataframe(shown, hide_index=True, key=f"{key}-tabell", column_config=right | told)
    _csv_button(partial(declared_bytes, table, columns, is_synthetic), file_name, key)


def _csv_button(write: Callable[[], bytes], file_name: str, key: str) -> None:
    """Written when somebody asks for it."""
    noted_download(
        "Ladda ner tabellen (CSV)",
        write,
        file_name=f"{file_name}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        icon=":material/download:",
    )


@kept_by_content(300)
def _texts(table: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame({column.label: _column_texts(table[column.name], column) for column in columns})


def _column_texts(cells: pd.Series, column: Column) -> pd.Series:
    """Numbers are filled with spaces from the left, so that they sort by size and line up."""
    if column.decimals is not None:
        texts = cells.map(lambda value: number(value, column.decimals or 0))
        return texts.str.rjust(texts.str.len().max())
    words = column.words or {}
    return cells.map(lambda code: "" if code is None or code != code else _text(words.get(code, code)))


def _text(value: object) -> str:
    """A moment to the minute: nobody knows the second."""
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)

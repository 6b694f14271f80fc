"""The table of the same numbers, and its file."""

import pandas as pd
import streamlit as st

from lib.domain.codes import AgeBand, Change, Difference, Sex, Unit
from lib.domain.columns import LABELS, Column
from lib.domain.row import FigureRow, read_rows
from lib.domain.words import (
    AGES,
    CHANGES,
    DIFFERENCES,
    SEXES,
    STATUSES,
    SYMBOLS,
    UNITS,
    interval,
    number,
    percent_change,
)
from lib.reports.csv_file import csv_bytes, declared_bytes

EXTRA = {"factor": "Faktor", "indicator": "Mått"}
SHOWN = ("area_name", "period", "sex", "age", "theme_name", "value", "interval", "unit", "numerator", "n",
         "comparison_value", "difference", "previous_value", "change_pct", "change", "status")  # fmt: skip
_NUMBERS = {LABELS[name] for name in ("value", "numerator", "n", "comparison_value", "previous_value", "change_pct")}


def figure_table(answer: pd.DataFrame, file_name: str, key: str) -> None:
    """The answer as readers see it, and below it the whole answer as a CSV file."""
    if answer.empty:
        st.info("Det finns inga siffror för det här urvalet.")
        return
    shown = readable(answer)
    right = {name: st.column_config.TextColumn(alignment="right") for name in shown.columns if name in _NUMBERS}
    st.dataframe(shown, hide_index=True, key=f"{key}-tabell", column_config=right)
    _csv_button(csv_bytes(answer), file_name, key)


def declared_table(
    table: pd.DataFrame, columns: tuple[Column, ...], file_name: str, key: str, is_synthetic: bool
) -> None:
    """Any other table, by the declaration of its columns, and below it the same table as a CSV file."""
    if table.empty:
        st.info("Det finns inga rader för det här urvalet.")
        return
    kept = [column for column in columns if column.label and column.name in table]
    shown = pd.DataFrame({column.label: _column_texts(table[column.name], column) for column in kept})
    right = {c.label: st.column_config.TextColumn(alignment="right") for c in kept if c.decimals is not None}
    told = {c.label: st.column_config.TextColumn(help=c.meaning) for c in kept if c.label not in right}
    st.dataframe(shown, hide_index=True, key=f"{key}-tabell", column_config=right | told)
    _csv_button(declared_bytes(table, columns, is_synthetic), file_name, key)


def _csv_button(data: bytes, file_name: str, key: str) -> None:
    st.download_button(
        "Ladda ner tabellen (CSV)",
        data,
        file_name=f"{file_name}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _column_texts(cells: pd.Series, column: Column) -> pd.Series:
    """Numbers are filled with spaces from the left, so that they sort by size and line up."""
    if column.decimals is not None:
        texts = cells.map(lambda value: number(value, column.decimals or 0))
        return texts.str.rjust(texts.str.len().max())
    words = column.words or {}
    return cells.map(lambda code: "" if code is None or code != code else str(words.get(code, code)))


def readable(answer: pd.DataFrame) -> pd.DataFrame:
    """Figures and words as on the page, with Swedish column names; columns that say nothing are left out.

    Numbers are texts with as many decimals in the whole column, filled with spaces from the left: they are written
    the Swedish way, keep the signs for hidden and missing, and still sort by size.
    """
    rows = read_rows(answer.to_dict("records"))
    written = pd.DataFrame([_written(row) for row in rows], index=answer.index)
    extra = [name for name in EXTRA if name in answer]
    written = pd.concat([answer[extra], written], axis=1)
    kept = [*extra, *(name for name in SHOWN if (written[name] != "").any())]
    named = written[kept].rename(columns=LABELS | EXTRA | {"interval": "95 % osäkerhet"})
    for name in _NUMBERS & set(named.columns):
        named[name] = named[name].str.rjust(named[name].str.len().max())
    return named


def _written(row: FigureRow) -> dict[str, str]:
    compared, changed = row.difference is not Difference.UNKNOWN, row.change is not Change.UNKNOWN
    return {
        "area_name": row.area_name,
        "period": row.period or "",
        "sex": SEXES[Sex(row.sex)] if row.sex else "",
        "age": AGES[AgeBand(row.age)] if row.age else "",
        "theme_name": row.theme_name or "",
        "value": _number(row.value, row.unit) if row.has_value else SYMBOLS[row.status],
        "interval": interval(row.lower, row.upper, row.unit),
        "unit": UNITS[row.unit],
        "numerator": _number(row.numerator, Unit.COUNT),
        "n": _number(row.n, Unit.COUNT),
        "comparison_value": _number(row.comparison_value, row.unit) if compared else "",
        "difference": DIFFERENCES[row.difference] if compared else "",
        "previous_value": _number(row.previous_value, row.unit) if changed else "",
        "change_pct": percent_change(row.change_pct),
        "change": CHANGES[row.change] if changed else "",
        "status": STATUSES[row.status],
    }


def _number(value: float | None, unit: Unit) -> str:
    return "" if value is None else number(value, 0 if unit is Unit.COUNT else 1)

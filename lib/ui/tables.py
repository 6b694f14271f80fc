"""The table of the same numbers, and its file."""

import pandas as pd
import streamlit as st

from lib.domain.codes import AgeBand, Change, Difference, Sex
from lib.domain.columns import LABELS
from lib.domain.row import FigureRow, read_rows
from lib.domain.sentences import value_words
from lib.domain.words import (
    AGES,
    CHANGES,
    DIFFERENCES,
    SEXES,
    STATUSES,
    UNITS,
    figure,
    interval,
    number,
    percent_change,
)
from lib.reports.csv_file import csv_bytes

SHOWN = ("area_name", "period", "sex", "age", "theme", "value", "interval", "unit", "numerator", "n",
         "comparison_value", "difference", "previous_value", "change_pct", "change", "status")  # fmt: skip


def figure_table(answer: pd.DataFrame, file_name: str, key: str) -> None:
    """The answer as readers see it, and below it the whole answer as a CSV file."""
    if answer.empty:
        st.info("Det finns inga siffror för det här urvalet.")
        return
    st.dataframe(readable(answer), hide_index=True, key=f"{key}-tabell")
    st.download_button(
        "Ladda ner tabellen (CSV)",
        csv_bytes(answer),
        file_name=f"{file_name}.csv",
        mime="text/csv",
        key=f"{key}-csv",
        icon=":material/download:",
        on_click="ignore",
    )


def readable(answer: pd.DataFrame) -> pd.DataFrame:
    """Figures and words as on the page, with Swedish column names; columns that say nothing are left out."""
    rows = read_rows(answer.to_dict("records"))
    written = pd.DataFrame([_written(row) for row in rows], index=answer.index)
    extra = [name for name in ("factor", "indicator") if name in answer]
    written = pd.concat([answer[extra], written], axis=1)
    kept = [*extra, *(name for name in SHOWN if (written[name] != "").any())]
    return written[kept].rename(
        columns=LABELS | {"interval": "95 % osäkerhet", "factor": "Faktor", "indicator": "Mått"}
    )


def _written(row: FigureRow) -> dict[str, str]:
    compared, changed = row.difference is not Difference.UNKNOWN, row.change is not Change.UNKNOWN
    return {
        "area_name": row.area_name,
        "period": row.period or "",
        "sex": SEXES[Sex(row.sex)] if row.sex else "",
        "age": AGES[AgeBand(row.age)] if row.age else "",
        "theme": row.theme or "",
        "value": value_words(row),
        "interval": interval(row.lower, row.upper, row.unit),
        "unit": UNITS[row.unit],
        "numerator": "" if row.numerator is None else number(row.numerator),
        "n": "" if row.n is None else number(row.n),
        "comparison_value": figure(row.comparison_value, row.unit) if compared else "",
        "difference": DIFFERENCES[row.difference] if compared else "",
        "previous_value": figure(row.previous_value, row.unit) if changed else "",
        "change_pct": percent_change(row.change_pct),
        "change": CHANGES[row.change] if changed else "",
        "status": STATUSES[row.status],
    }

"""Reported crimes by theme, with the change in words."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.charts.bars import bar_chart
from lib.domain.codes import Change, Status
from lib.domain.indicator import Indicator
from lib.domain.row import FigureRow, read_rows
from lib.domain.words import CHANGES, SYMBOLS, number, percent_change
from lib.ui.figure_charts import show_chart


def theme_bars(rows: pd.DataFrame, indicator: Indicator) -> None:
    """A bar for each theme: the count, its change, and whether that is more than chance."""
    st.subheader(indicator.name, anchor=False)
    if rows.empty:
        st.info("Det finns inga anmälda brott i det här urvalet.")
        return
    drawn = rows.sort_values("numerator", ascending=False)
    drawn = drawn.assign(
        name=drawn["theme_name"],
        text=[_text(row) for row in read_rows(drawn.to_dict("records"))],
    )
    alt_text = f"{indicator.name} per tema: " + ", ".join(drawn["name"] + " " + drawn["text"])
    show_chart(
        partial(bar_chart, drawn, "name", "numerator", "text"),
        "Per tema",
        "Antal, och förändring mot jämförelseperioden",
        alt_text,
        "teman",
    )


def _text(row: FigureRow) -> str:
    if row.status is Status.SUPPRESSED:
        return SYMBOLS[Status.SUPPRESSED]
    count = number(row.numerator)
    if row.change is Change.UNKNOWN:
        return count
    judged = {Change.INCREASE: "säker ökning", Change.DECREASE: "säker minskning"}.get(row.change, CHANGES[row.change])
    return f"{count} ({percent_change(row.change_pct)}, {judged})"

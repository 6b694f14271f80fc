"""Reports taken together: why a place feels unsafe, and what people wish for."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analysis.reports import ReportSummary
from lib.charts.bars import bar_chart
from lib.domain.words import number
from lib.ui.figure_charts import show_chart


def report_reasons(summary: ReportSummary) -> None:
    """Reasons and wishes as bars; a report may name several."""
    st.subheader("Rapporter om platser", anchor=False)
    st.text(
        f"{number(summary.n_all)} rapporter, varav {number(summary.n_protective)} om trygga platser: "
        f"{number(summary.n_on_map)} på kartan, "
        f"{number(summary.n_without_position)} utan position. Fler rapporter betyder inte alltid fler problem."
    )
    _bars(summary.reasons, "Skäl som anges", "rapport-skal")
    _bars(summary.wishes, "Önskemål", "rapport-onskemal")


def _bars(rows: pd.DataFrame, title: str, key: str) -> None:
    known = rows.dropna()
    if known.empty:
        st.caption(f"{title}: inga uppgifter.")
        return
    drawn = known.assign(text=known["count"].map(number))
    alt_text = f"{title}: " + ", ".join(drawn["name"] + " " + drawn["text"])
    show_chart(partial(bar_chart, drawn, "name", "count", "text"), title, "Antal rapporter", alt_text, key)

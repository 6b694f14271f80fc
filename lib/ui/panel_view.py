"""Small pictures of every area side by side, as many in a row as there is room for."""

from functools import partial
from math import ceil

import pandas as pd
import streamlit as st

from lib.charts.panels import COLUMNS, panel_chart
from lib.domain.codes import Status, Unit
from lib.domain.words import figure, interval, swedish_order
from lib.reports.chart_picture import ChartTexts
from lib.ui.figure_charts import draw_chart, picture_buttons
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme

GROUPS = 3
"""Groups of pictures side by side on a wide screen, two pictures a row in each; on a phone one below the other."""
KEY = "jamfor-sma"


def show_panels(panels: pd.DataFrame, reference: float | None, title: str, subtitle: str) -> None:
    """In order of name, all on the same scale."""
    rows = panels[panels["value"].notna()] if len(panels) else panels
    if rows.empty or rows["stretch_name"].nunique() < 2:
        st.info("Det finns för få tidpunkter för små diagram.")
        return
    rows = rows.assign(text=[_text(row) for row in rows.to_dict("records")])
    rows = rows.sort_values(
        ["area_name", "stretch"], key=lambda c: c.map(swedish_order) if c.name == "area_name" else c
    )
    names = list(dict.fromkeys(rows["area_name"]))
    top = float(rows[["value", "upper"]].max().max())
    limits = (0.0, 100.0 if rows["unit"].iloc[0] == Unit.PERCENT else top)
    spans = list(dict.fromkeys(rows.sort_values("stretch")["stretch_name"]))
    told = f"{subtitle}. Samma skala överallt, {spans[0]} till {spans[-1]}"
    st.markdown(f"**{plain(title)}**")
    st.caption(plain(told))
    with st.container(horizontal=True, gap="medium", key=KEY):
        size = COLUMNS * ceil(len(names) / GROUPS / COLUMNS)
        for start in range(0, len(names), size):
            group = rows[rows["area_name"].isin(names[start : start + size])]
            chart = partial(panel_chart, group, limits, reference, current_scheme())
            draw_chart(chart, _alt_text(group, told), f"{KEY}-{start}", width="content")
    whole = partial(panel_chart, rows, limits, reference, "light", columns=6)
    picture_buttons(whole, told, ChartTexts(title, told, ""), KEY)


def _alt_text(rows: pd.DataFrame, told: str) -> str:
    newest = rows.sort_values("stretch").drop_duplicates("area_name", keep="last")
    return f"{told}. Senast: " + ", ".join(newest["area_name"] + " " + newest["text"])


def _text(row: dict[str, object]) -> str:
    unit = Unit(str(row["unit"]))
    value, lower, upper = (float(str(row[name])) for name in ("value", "lower", "upper"))
    return f"{figure(value, unit, Status(str(row['status'])))} {interval(lower, upper, unit)}".strip()

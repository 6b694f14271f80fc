"""Charts on a page: title with the finding, text for screen readers, our look."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analysis.synthetic import synthetic_sources
from lib.charts.chart_spec import Draw, chart_spec
from lib.charts.series import series_chart
from lib.domain.indicator import Indicator
from lib.domain.row import FigureRow
from lib.domain.sentences import change_sentence
from lib.domain.words import UNITS
from lib.reports.chart_picture import PICTURES, ChartTexts, chart_picture
from lib.ui.noted import noted_download
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme, current_workspace


def show_chart(draw: Draw, title: str, subtitle: str, alt_text: str, key: str, source: str = "") -> None:
    """The finding as title and measure, unit and period under it, as text that wraps; then the chart, and the same
    as a picture file. `source` is the line below it."""
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain(title)}**")
        if subtitle:
            st.caption(plain(subtitle))
        draw_chart(draw, alt_text, key)
        if source:
            st.caption(plain(source))
        made_up = synthetic_sources(current_workspace())
        told = " ".join(line for line in (source, f"Exempeldata: {made_up}." if made_up else "") if line)
        picture_buttons(draw, alt_text, ChartTexts(title, subtitle, told), key)


def draw_chart(draw: Draw, alt_text: str, key: str, **how: Any) -> None:
    """The chart alone, in the colours of the visitor's scheme; `how` as st.vega_lite_chart takes it."""
    spec = chart_spec(draw, current_scheme(), alt_text)
    st.vega_lite_chart(spec=spec, theme=None, key=key, **{"width": "stretch", **how})


def picture_buttons(draw: Draw, alt_text: str, texts: ChartTexts, key: str) -> None:
    """Drawn when somebody asks for it, always light: it is for paper."""
    with st.container(horizontal=True, gap="small", key=f"{key}-bilder"):
        for kind in PICTURES:
            noted_download(
                f"Bild ({kind.upper()})",
                partial(_picture, draw, alt_text, texts, kind),
                file_name=f"{key}.{kind}",
                mime=PICTURES[kind],
                key=f"{key}-{kind}",
                icon=":material/image:",
                type="tertiary",
            )


def _picture(draw: Draw, alt_text: str, texts: ChartTexts, kind: str) -> bytes:
    return chart_picture(chart_spec(draw, "light", alt_text), texts, kind)


def show_series(answer: pd.DataFrame, indicator: Indicator, total: pd.DataFrame, key: str) -> None:
    """The figure over time under its finding, with what it is compared with as a thin line."""
    if len(answer) < 2:
        st.info("Det finns för få tidpunkter för en kurva.")
        return
    months = len(answer["period"].iloc[0]) > len("2025")
    compared = answer["comparison_name"].dropna()
    chart = partial(series_chart, answer, answer["area_name"].iloc[0], next(iter(compared), None), months)
    first, last = answer["period"].iloc[0], answer["period"].iloc[-1]
    subtitle = (
        f"{indicator.name}, {UNITS[answer['unit'].iloc[0]]}, {first}–{last}, {'per månad' if months else 'per år'}"
    )
    title = change_sentence(FigureRow.read(total.to_dict("records")[0])) if len(total) else ""
    newest = answer["data_date"].dropna().max()
    source = f"Källa: {answer['source'].iloc[-1]}. Uppgifter till och med {newest}."
    show_chart(chart, title or subtitle, subtitle if title else "", f"Tidsserie. {title} {subtitle}.", key, source)

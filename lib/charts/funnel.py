"""A funnel: every area by its size, and how far from the common value chance alone would take it."""

import altair as alt
import pandas as pd

from lib.charts.standings import standing_scales, with_words
from lib.domain.palette import COMPARISON, INK, Scheme

HEIGHT = 430


def funnel_chart(
    rows: pd.DataFrame, lines: pd.DataFrame, size_title: str, scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """`rows` has area_name, base, value, standing, difference, label (a name to write, or "") and text; `lines` has
    base, target and lower and upper at 95 and 99.8 %. The common value is a grey line; the funnel is drawn in two
    widths."""
    drawn = with_words(rows[["area_name", "base", "value", "standing", "difference", "label", "text"]].dropna())
    curves = alt.Chart(lines)
    x = alt.X("base:Q", title=size_title, scale=alt.Scale(zero=False, nice=False), axis=alt.Axis(tickCount=6))
    fields = [f"{side}_{level}" for side in ("lower", "upper") for level in ("95", "998")]
    low = float(min(drawn["value"].min(), lines[fields].min().min()))
    scale = alt.Scale(zero=bool(low < lines["target"].iloc[0] / 2), nice=True)
    layers: list[alt.Chart] = [
        curves.mark_line(
            strokeWidth=1.3, color=COMPARISON, strokeDash=[6, 4] if name.endswith("95") else [1, 0]
        ).encode(x=x, y=alt.Y(f"{name}:Q", title=None, scale=scale))
        for name in fields
    ]
    layers.append(curves.mark_line(strokeWidth=1.3, color=INK[scheme]).encode(x=x, y=alt.Y("target:Q", scale=scale)))
    base = alt.Chart(drawn).encode(x=x, y=alt.Y("value:Q", title=None, scale=scale))
    tooltip = [alt.Tooltip("area_name:N", title="Område"), alt.Tooltip("text:N", title="Värde"),
               alt.Tooltip("base:Q", title=size_title, format=",.0f")]  # fmt: skip
    layers.append(base.mark_point(size=85, opacity=0.95).encode(tooltip=tooltip, **standing_scales(drawn, scheme)))
    named = alt.Chart(drawn[drawn["label"] != ""]).encode(
        x=x, y=alt.Y("value:Q", scale=scale), text=alt.Text("label:N")
    )
    layers.append(named.mark_text(align="left", dx=9, limit=170, fontSize=12, fontWeight=600, color=INK[scheme]))
    return alt.layer(*layers).properties(height=HEIGHT, width="container")

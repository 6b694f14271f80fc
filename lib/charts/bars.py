"""Lying bars with the number at their end."""

import altair as alt
import pandas as pd


def bar_chart(rows: pd.DataFrame, label: str, value: str, text: str) -> alt.LayerChart | alt.FacetChart:
    """Bars in the order of the rows, each with its text at the end. Columns are named by the arguments."""
    room = float(rows[value].max()) * 2.1 or 1.0  # for the text behind the longest bar
    base = alt.Chart(rows[[label, value, text]]).encode(
        x=alt.X(f"{value}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, room])),
        y=alt.Y(f"{label}:N", title=None, sort=None, axis=alt.Axis(labelLimit=230, ticks=False, domain=False)),
    )
    numbers = base.mark_text(align="left", dx=6).encode(text=f"{text}:N")
    return alt.layer(base.mark_bar(height=16), numbers).properties(height=alt.Step(28), width="container")

"""Lying bars with the number at their end."""

import altair as alt
import pandas as pd

NARROWEST_PX, SHORTEST_PX, LETTER_PX = 240, 80, 7
"""What a phone has for bars and texts beside the names, what the longest bar has of it at least, and a letter."""


def bar_chart(rows: pd.DataFrame, label: str, value: str, text: str) -> alt.LayerChart | alt.FacetChart:
    """Bars in the order of the rows, each with its text at the end. Columns are named by the arguments."""
    letters = max((len(words) for words in rows[text].astype(str)), default=0)
    left = max(NARROWEST_PX - LETTER_PX * letters, SHORTEST_PX)  # for the longest bar, with its text behind it
    room = float(rows[value].max()) * NARROWEST_PX / left or 1.0
    names = alt.Axis(labelLimit=230, labelPadding=6, ticks=False, domain=False)
    base = alt.Chart(rows[[label, value, text]]).encode(
        x=alt.X(f"{value}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, room])),
        y=alt.Y(f"{label}:N", title=None, sort=None, axis=names),
    )
    numbers = base.mark_text(align="left", dx=6).encode(text=alt.Text(f"{text}:N"))
    return alt.layer(base.mark_bar(height=16), numbers).properties(height=alt.Step(28), width="container")

"""Aspects across, areas down, and in each cell how many reports."""

import altair as alt
import pandas as pd

from lib.domain.palette import NEUTRAL, SUPPRESSED

STEP = 26
DARK_FROM = 0.6
"""From this share of the largest count the figure is written in white."""


def aspect_grid_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """A field of counts, darker for more; a hidden count is light grey with a point.

    `rows` has aspect_name, area_name, count (missing where hidden) and text, in the order that they are shown.
    """
    drawn = rows[["aspect_name", "area_name", "count", "text"]].assign(is_hidden=rows["count"].isna())
    most = float(drawn["count"].max()) or 1.0
    base = alt.Chart(drawn).encode(
        x=alt.X("aspect_name:N", sort=None, title=None,
                axis=alt.Axis(orient="top", labelAngle=-35, labelLimit=170, ticks=False, domain=False)),
        y=alt.Y("area_name:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, ticks=False, domain=False)),
        tooltip=[alt.Tooltip("area_name:N", title="Område"), alt.Tooltip("aspect_name:N", title="Aspekt"),
                 alt.Tooltip("text:N", title="Rapporter")],
    )  # fmt: skip
    scale = alt.Scale(domain=[0, most], range=[NEUTRAL[0], NEUTRAL[-1]])
    hidden = {"test": "datum.is_hidden", "value": SUPPRESSED}
    colour = alt.Color("count:Q", scale=scale, legend=None, condition=hidden)
    ink = alt.ColorValue("#1b2a33", condition={"test": f"datum.count > {most * DARK_FROM}", "value": "#ffffff"})
    cells = base.mark_rect().encode(color=colour)
    figures = base.mark_text(fontSize=12).encode(text=alt.Text("text:N"), color=ink)
    return alt.layer(cells, figures).properties(height=alt.Step(STEP), width="container")

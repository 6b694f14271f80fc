"""Near repeats: how many pairs for each expected, by distance and time."""

import altair as alt
import pandas as pd

from lib.domain.palette import RISK


def repeats_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """A small grid of bands with `2,1` in each; bold and framed where it is more than chance.

    `rows` has distance, span, ratio, observed, expected, text and is_sure, in the order of the bands.
    """
    drawn = rows[["distance", "span", "ratio", "observed", "expected", "text", "is_sure"]]
    base = alt.Chart(drawn).encode(
        x=alt.X("span:N", title="Tid emellan", sort=None, axis=alt.Axis(labelAngle=0, domain=False, ticks=False)),
        y=alt.Y("distance:N", title=None, sort=None, axis=alt.Axis(domain=False, ticks=False)),
    )
    cells = base.mark_rect(stroke="#1b2a33").encode(
        color=alt.Color(
            "ratio:Q", scale=alt.Scale(domain=[1, 1.5, 2, 3, 4], range=list(RISK), clamp=True), legend=None
        ),
        strokeWidth=alt.StrokeWidthValue(0, condition={"test": "datum.is_sure", "value": 2.5}),
        tooltip=[
            alt.Tooltip("distance:N", title="Avstånd"),
            alt.Tooltip("span:N", title="Tid emellan"),
            alt.Tooltip("observed:Q", title="Antal par"),
            alt.Tooltip("expected:Q", title="Väntat", format=",.1f"),
        ],
    )
    numbers = base.mark_text(fontSize=14).encode(
        text=alt.Text("text:N"),
        # On the two darkest colours white reads better, in light and dark theme alike.
        color=alt.ColorValue("#1b2a33", condition={"test": "datum.ratio > 2.6", "value": "#ffffff"}),
    )
    return alt.layer(cells, numbers).properties(height=alt.Step(44), width="container")

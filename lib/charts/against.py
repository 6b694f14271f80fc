"""Several figures of one area, each against the municipality."""

import altair as alt
import pandas as pd

from lib.domain.palette import COMPARISON, QUIET, Scheme


def against_chart(rows: pd.DataFrame, colour: str, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """Each row: the measure's name and its comparison in words, under them a point with its 95 % interval for the
    area and a short grey stroke for the municipality.

    `rows` has indicator, value, lower, upper, comparison_value and text, all in percent.
    """
    base = alt.Chart(rows[["indicator", "value", "lower", "upper", "comparison_value", "text"]]).encode(
        y=alt.Y("indicator:N", title=None, sort=None, axis=None)
    )
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.label + ' %'")
    spread = base.mark_rule(strokeWidth=3, color=colour, opacity=0.5, yOffset=14).encode(
        x=alt.X("lower:Q", title=None, scale=scale, axis=axis), x2=alt.X2("upper:Q")
    )
    whole = base.mark_tick(thickness=3, size=18, color=COMPARISON, yOffset=14).encode(x=alt.X("comparison_value:Q"))
    point = base.mark_point(size=90, filled=True, color=colour, opacity=1, yOffset=14).encode(
        x=alt.X("value:Q"),
        tooltip=[alt.Tooltip("indicator:N", title="Mått"), alt.Tooltip("text:N", title="Jämförelse")],
    )
    name = base.mark_text(align="left", dy=-16, fontWeight=600).encode(x=alt.XValue(0), text=alt.Text("indicator:N"))
    words = base.mark_text(align="left", dy=-1, color=QUIET[scheme], fontSize=12).encode(
        x=alt.XValue(0), text=alt.Text("text:N")
    )
    return alt.layer(whole, spread, point, name, words).properties(height=alt.Step(62), width="container")

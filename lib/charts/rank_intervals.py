"""Places in an order, each with how far up and down it could as well stand."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, QUIET, Scheme

UNDER = 7
"""Pixels: the line stands under the area's name, which so never takes the room of the picture."""


def rank_chart(rows: pd.DataFrame, n_ranked: int, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A line from the highest to the lowest place that an area could have, and a point at its place as asked.

    `rows` has area_name, rank, rank_lower, rank_upper and is_chosen, in the order they are drawn.
    """
    y = alt.Y("area_name:N", sort=[str(name) for name in rows["area_name"]], title=None, axis=None)
    scale = alt.Scale(domain=[0, n_ranked + 1], nice=False)
    title = "Plats (1 är mest risk och minst skydd)"
    x = alt.X("rank:Q", title=title, scale=scale, axis=alt.Axis(format="d"))
    tooltip = [
        alt.Tooltip("area_name:N", title="Område"),
        alt.Tooltip("rank:Q", title="Plats", format="d"),
        alt.Tooltip("rank_lower:Q", title="Från", format="d"),
        alt.Tooltip("rank_upper:Q", title="Till", format="d"),
    ]
    layers = []
    for is_chosen, colour in ((False, QUIET[scheme]), (True, ACCENT[scheme])):
        part = rows.loc[rows["is_chosen"] == is_chosen, ["area_name", "rank", "rank_lower", "rank_upper"]]
        base = alt.Chart(part).encode(y=y, tooltip=tooltip)
        span = colour if is_chosen else COMPARISON
        line = base.mark_rule(strokeWidth=6 if is_chosen else 5, opacity=0.55, color=span, yOffset=UNDER)
        layers.append(line.encode(x=alt.X("rank_lower:Q", title=title, scale=scale), x2=alt.X2("rank_upper:Q")))
        layers.append(base.mark_point(filled=True, size=80, color=colour, opacity=1, yOffset=UNDER).encode(x=x))
    names = alt.Chart(rows[["area_name"]]).mark_text(align="left", dy=-8, fontSize=12)
    layers.append(names.encode(y=y, x=alt.XValue(0), text=alt.Text("area_name:N")))
    return alt.layer(*layers).properties(height=alt.Step(36), width="container")

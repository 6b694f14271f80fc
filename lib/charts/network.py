"""Who meets whom: actors to the left, forums to the right, a line for each that came."""

import altair as alt
import pandas as pd

from lib.charts.marked_groups import group_colour
from lib.domain.palette import INK, Scheme

ROW = 24
DOMAIN = (-1.2, 2.2)
"""The lines go from 0 to 1; the names stand outside."""


def network_chart(
    nodes: pd.DataFrame, links: pd.DataFrame, words: dict[str, str], scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """`nodes` and `links` as in `lib.analysis.network`; `words` names the types. Dots grow with their lines."""
    colour = group_colour(words, list(links["type"]), scheme)
    x_scale, y_scale = alt.Scale(domain=list(DOMAIN), nice=False), alt.Scale(domain=[1, 0], nice=False)
    named = links.assign(x=0.0, x2=1.0, group=links["type"].map(words))
    lines = (
        alt.Chart(named)
        .mark_rule(strokeWidth=1.5, opacity=0.65)
        .encode(
            x=alt.X("x:Q", scale=x_scale, axis=None),
            x2=alt.X2("x2:Q"),
            y=alt.Y("at_left:Q", scale=y_scale, axis=None),
            y2=alt.Y2("at_right:Q"),
            color=colour,
            tooltip=[alt.Tooltip("actor:N", title="Aktör"), alt.Tooltip("forum:N", title="Forum")],
        )
    )
    dots = nodes.assign(x=nodes["side"].map({"left": 0.0, "right": 1.0}))
    at = {"x": alt.X("x:Q", scale=x_scale, axis=None), "y": alt.Y("at:Q", scale=y_scale, axis=None)}
    tips = [alt.Tooltip("name:N", title="Namn"), alt.Tooltip("links:Q", title="Antal möten mellan dem")]
    points = alt.Chart(dots).mark_point(filled=True, opacity=1, color=INK[scheme])
    points = points.encode(**at, size=alt.Size("links:Q", legend=None, scale=alt.Scale(range=[30, 160])), tooltip=tips)
    left, right = (alt.Chart(dots[dots["side"] == side]) for side in ("left", "right"))
    names = [
        left.mark_text(align="right", dx=-10, fontSize=12).encode(**at, text=alt.Text("name:N")),
        right.mark_text(align="left", dx=10, fontSize=12, fontWeight=600).encode(**at, text=alt.Text("name:N")),
    ]
    height = ROW * int(nodes["side"].value_counts().max())
    return alt.layer(lines, points, *names).properties(height=height, width="container")

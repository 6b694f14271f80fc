"""A few shares over time, each with its interval."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, INK, Scheme

HEIGHT = 260
DASHES = ([1, 0], [6, 4], [2, 3], [8, 3, 2, 3])
SHAPES = ("circle", "square", "diamond", "triangle-up")


def share_lines_chart(rows: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A line from zero for each name, told apart by dash and shape and by the name above its last point.

    `rows` has period (years), name, value, lower, upper and text, in order of time.
    """
    drawn = rows[["period", "name", "value", "lower", "upper", "text"]].assign(
        date=pd.to_datetime(rows["period"].str[:4], format="%Y")
    )
    names = list(dict.fromkeys(drawn["name"]))
    base = alt.Chart(drawn)
    time = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    value = alt.Y("value:Q", title=None, scale=alt.Scale(zero=True, nice=True))
    spread = base.mark_rule(strokeWidth=3, color=COMPARISON, opacity=0.55).encode(
        x=time, y=alt.Y("lower:Q", title=None), y2=alt.Y2("upper:Q")
    )
    dash = alt.StrokeDash("name:N", legend=None, scale=alt.Scale(domain=names, range=list(DASHES[: len(names)])))
    shape = alt.Shape("name:N", legend=None, scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])))
    line = base.mark_line(color=ACCENT[scheme], strokeWidth=2).encode(x=time, y=value, strokeDash=dash)
    point = base.mark_point(color=ACCENT[scheme], filled=True, size=80, opacity=1).encode(
        x=time,
        y=value,
        shape=shape,
        tooltip=[alt.Tooltip("name:N", title="Vilka"), alt.Tooltip("period:N", title="År"),
                 alt.Tooltip("text:N", title="Andel")],
    )  # fmt: skip
    last = alt.Chart(drawn.groupby("name", sort=False).tail(1))
    label = last.mark_text(align="right", dy=-20, fontWeight=600, color=INK[scheme]).encode(
        x=time, y=value, text=alt.Text("name:N")
    )
    return alt.layer(spread, line, point, label).properties(height=HEIGHT, width="container")

"""A measure's place over time, beside what would have been expected."""

import altair as alt
import pandas as pd

from lib.domain.palette import CONTROL_IN, CONTROL_OUT, QUIET, Scheme

HEIGHT = 190


def effect_chart(rows: pd.DataFrame, started: pd.Timestamp, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """What was counted in each three months as a line, and as a dashed grey line what there would have been had the
    place followed the comparison. An orange rule marks the start.

    `rows` has first_month (2025-03), count and expected of one group.
    """
    drawn = rows.assign(date=pd.to_datetime(rows["first_month"], format="%Y-%m"))
    base = alt.Chart(drawn[["date", "count", "expected"]])
    time = alt.X("date:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=5, grid=False))
    tooltip = [
        alt.Tooltip("date:T", title="Tre månader från", format="%B %Y"),
        alt.Tooltip("count:Q", title="Antal", format=",.0f"),
        alt.Tooltip("expected:Q", title="Väntat", format=",.1f"),
    ]
    count = alt.Y("count:Q", title=None, scale=alt.Scale(zero=True, nice=True))
    start = alt.Chart(pd.DataFrame({"date": [started], "text": ["start"]}))
    layers = [
        base.mark_line(color=QUIET[scheme], strokeWidth=1.5, strokeDash=[5, 4]).encode(x=time, y=alt.Y("expected:Q")),
        base.mark_line(color=CONTROL_IN, strokeWidth=2.5).encode(x=time, y=count),
        base.mark_point(color=CONTROL_IN, filled=True, size=50, opacity=1).encode(x=time, y=count, tooltip=tooltip),
        start.mark_rule(color=CONTROL_OUT, strokeWidth=2).encode(x=time),
        start.mark_text(align="left", dx=5, baseline="top", color=CONTROL_OUT).encode(
            x=time, y=alt.YValue(0), text=alt.Text("text:N")
        ),
    ]
    return alt.layer(*layers).properties(height=HEIGHT, width="container", padding={"right": 8})

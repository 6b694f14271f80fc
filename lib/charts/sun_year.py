"""A year's darkness by hour: when it is light, twilight and dark, week by week."""

import altair as alt
import pandas as pd

from lib.domain.walk_words import DARKNESS

SHADES = ("#fdf3d0", "#b8cbd9", "#6d879c", "#22384a")
"""From day to night; the words in the legend say the same."""


def sun_year_chart(rows: pd.DataFrame, chosen: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """`rows` has day (a week's Wednesday), hour and darkness (codes of `DARKNESS`); `chosen` day, hour and text of the
    walk and its rounds, drawn as points, may be empty."""
    drawn = rows.assign(day=pd.to_datetime(rows["day"]), dark=rows["darkness"].astype(str).map(DARKNESS))
    drawn = drawn.assign(day_end=drawn["day"] + pd.Timedelta(days=7), hour_end=drawn["hour"] + 1)
    scale = alt.Scale(domain=list(DARKNESS.values()), range=list(SHADES))
    grid = (
        alt.Chart(drawn[["day", "day_end", "hour", "hour_end", "dark"]])
        .mark_rect()
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(format="%b", tickCount="month")),
            x2=alt.X2("day_end:T"),
            y=alt.Y("hour:Q", title="Klockan", scale=alt.Scale(domain=[0, 24], reverse=True),
                    axis=alt.Axis(values=list(range(0, 25, 3)))),
            y2=alt.Y2("hour_end:Q"),
            color=alt.Color("dark:N", scale=scale, legend=alt.Legend(title=None, orient="bottom", columns=2)),
            tooltip=[alt.Tooltip("day:T", title="Veckan", format="%Y-%m-%d"),
                     alt.Tooltip("hour:Q", title="Timme från kl."), alt.Tooltip("dark:N", title="Ljus")],
        )
    )  # fmt: skip
    points = (
        alt.Chart(chosen.assign(day=pd.to_datetime(chosen["day"])))
        .mark_point(filled=True, size=110, color="#e66101", stroke="#ffffff", strokeWidth=1.5, opacity=1)
        .encode(x=alt.X("day:T"), y=alt.Y("hour:Q"), tooltip=[alt.Tooltip("text:N", title="Valt")])
    )
    return alt.layer(grid, points).properties(height=300, width="container")

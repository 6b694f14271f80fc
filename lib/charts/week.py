"""The week: weekday by hour."""

import altair as alt
import pandas as pd

from lib.domain.palette import RISK
from lib.domain.words import WEEKDAYS


def week_chart(hours: pd.DataFrame) -> alt.Chart:
    """A grid of weekdays and hours; darker where a larger share of the events fell.

    `hours` has weekday_name, hour, weight and share_pct.
    """
    return (
        alt.Chart(hours[["weekday_name", "hour", "weight", "share_pct"]])
        .mark_rect(stroke=None)
        .encode(
            x=alt.X("hour:O", title="Klockan", axis=alt.Axis(labelAngle=0, values=list(range(0, 24, 3)))),
            y=alt.Y("weekday_name:N", sort=list(WEEKDAYS), title=None),
            color=alt.Color(
                "share_pct:Q",
                scale=alt.Scale(range=list(RISK), zero=True),
                legend=alt.Legend(title="Andel av veckan, %", orient="bottom", gradientLength=180, format=".1~f"),
            ),
            tooltip=[
                alt.Tooltip("weekday_name:N", title="Veckodag"),
                alt.Tooltip("hour:O", title="Timme från kl."),
                alt.Tooltip("weight:Q", title="Beräknat antal", format=",.1f"),
                alt.Tooltip("share_pct:Q", title="Andel %", format=",.2f"),
            ],
        )
        .properties(height=230, width="container")
    )

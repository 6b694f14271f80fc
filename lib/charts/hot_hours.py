"""The week in blocks of three hours: how much more than expected each holds."""

import altair as alt
import pandas as pd

from lib.domain.palette import RISK
from lib.domain.words import WEEKDAYS


def hot_hours_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Weekday by block, coloured by times expected; hot blocks have a frame and their number.

    `rows` has weekday_name, hours, times, observed, expected, is_hot and text.
    """
    drawn = rows[["weekday_name", "hours", "times", "observed", "expected", "is_hot", "text"]]
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "hours:N", title="Klockan", sort=None, axis=alt.Axis(labelAngle=0, labelFontSize=11, labelOverlap=True)
        ),
        y=alt.Y("weekday_name:N", title=None, sort=list(WEEKDAYS)),
    )
    cells = base.mark_rect(stroke="#1b2a33").encode(
        color=alt.Color(
            "times:Q",
            scale=alt.Scale(domain=[0, 1, 2, 3, 5], range=list(RISK), clamp=True),
            legend=alt.Legend(title="Gånger väntat", orient="bottom", gradientLength=180),
        ),
        strokeWidth=alt.StrokeWidthValue(0, condition={"test": "datum.is_hot", "value": 2.5}),
        tooltip=[
            alt.Tooltip("weekday_name:N", title="Veckodag"),
            alt.Tooltip("hours:N", title="Klockan"),
            alt.Tooltip("observed:Q", title="Antal", format=",.1f"),
            alt.Tooltip("expected:Q", title="Väntat", format=",.1f"),
        ],
    )
    numbers = base.mark_text(fontSize=13, fontWeight=600).encode(
        text=alt.Text("text:N"),
        color=alt.ColorValue("#1b2a33", condition={"test": "datum.times > 2.6", "value": "#ffffff"}),
    )
    return alt.layer(cells, numbers).properties(height=300, width="container")

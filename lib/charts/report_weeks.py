"""Reports by week against the level that is usual for the season."""

import altair as alt
import pandas as pd

from lib.domain.palette import CONTROL_IN, CONTROL_OUT, QUIET, Scheme

HEIGHT = 240


def report_weeks_chart(weeks: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """Bars from zero, orange where a week lies outside the limits; the expected level as a line in its band.

    `weeks` has week_name, count, expected, lower, upper, level and is_out, oldest first.
    """
    kept = ["week_name", "count", "expected", "lower", "upper", "level", "is_out"]
    base = alt.Chart(weeks[kept])
    x = alt.X(
        "week_name:N", sort=None, title=None, axis=alt.Axis(labelExpr="split(datum.label, ' v. ')[1]", labelAngle=0)
    )
    bars = base.mark_bar(size=18).encode(
        x=x,
        y=alt.Y("count:Q", title=None, scale=alt.Scale(zero=True, nice=True)),
        color=alt.ColorValue(CONTROL_IN, condition={"test": "datum.is_out", "value": CONTROL_OUT}),
        tooltip=[
            alt.Tooltip("week_name:N", title="Vecka"),
            alt.Tooltip("count:Q", title="Antal"),
            alt.Tooltip("expected:Q", title="Väntat", format=",.1f"),
            alt.Tooltip("level:N", title="Bedömning"),
        ],
    )
    band = base.mark_area(interpolate="step", opacity=0.16, color=QUIET[scheme]).encode(
        x=x, y=alt.Y("lower:Q", title=None), y2=alt.Y2("upper:Q")
    )
    line = base.mark_line(interpolate="step", strokeDash=[5, 4], color=QUIET[scheme]).encode(x=x, y=alt.Y("expected:Q"))
    return alt.layer(band, bars, line).properties(height=HEIGHT, width="container")

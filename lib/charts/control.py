"""A control chart: points, centre line, limits that follow the season, and the signals among them."""

import altair as alt
import pandas as pd

from lib.domain.palette import CONTROL_IN, CONTROL_OUT, QUIET, Scheme

HEIGHT = 300
_KEPT = ["date", "value", "centre", "lower", "upper", "in_baseline", "is_signal", "why", "state"]
SIGNAL, ORDINARY = "signal", "inom det vanliga"


def control_chart(
    rows: pd.DataFrame, marks: pd.DataFrame, months: bool, scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """Blue points and line; signals orange and square; grey limits; the baseline shaded.

    `rows` has period, value, centre, lower, upper, in_baseline, is_signal and why (the rules in words), in order of
    time. `marks` has date and title of known events, and may be empty.
    """
    drawn = rows.assign(
        date=pd.to_datetime(rows["period"], format="%Y-%m" if months else "%Y"),
        state=rows["is_signal"].map({True: SIGNAL, False: ORDINARY}),
    )[_KEPT]
    base = alt.Chart(drawn)
    time = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    value = alt.Y("value:Q", title=None, scale=alt.Scale(zero=True, nice=True))
    quiet = QUIET[scheme]
    layers = [
        _baseline(drawn, time),
        base.mark_line(strokeWidth=1.2, strokeDash=[5, 4], interpolate="step", color=quiet).encode(
            x=time, y=alt.Y("upper:Q")
        ),
        base.mark_line(strokeWidth=1.2, strokeDash=[5, 4], interpolate="step", color=quiet).encode(
            x=time, y=alt.Y("lower:Q")
        ),
        base.mark_line(strokeWidth=1.4, interpolate="step", color=quiet).encode(x=time, y=alt.Y("centre:Q")),
        base.mark_line(strokeWidth=1.5, color=CONTROL_IN, opacity=0.9).encode(x=time, y=value),
        _points(base, time, value, months),
    ]
    if len(marks):
        layers += _marks(marks, time, scheme)
    return alt.layer(*layers).properties(height=HEIGHT, width="container", padding={"right": 8})


def _baseline(drawn: pd.DataFrame, time: alt.X) -> alt.Chart:
    base = drawn[drawn["in_baseline"]]
    span = pd.DataFrame({"date": [base["date"].min()], "end": [base["date"].max()]})
    return alt.Chart(span).mark_rect(opacity=0.08, color=CONTROL_IN).encode(x=time, x2=alt.X2("end:T"))


def _points(base: alt.Chart, time: alt.X, value: alt.Y, months: bool) -> alt.Chart:
    states = [ORDINARY, SIGNAL]
    return base.mark_point(filled=True, opacity=1).encode(
        x=time,
        y=value,
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=states, range=[CONTROL_IN, CONTROL_OUT]),
            legend=alt.Legend(title=None, orient="top"),
        ),
        shape=alt.Shape("state:N", scale=alt.Scale(domain=states, range=["circle", "square"])),
        size=alt.Size("state:N", scale=alt.Scale(domain=states, range=[36, 80]), legend=None),
        tooltip=[
            alt.Tooltip("date:T", title="Period", format="%B %Y" if months else "%Y"),
            alt.Tooltip("value:Q", title="Värde", format=",.2~f"),
            alt.Tooltip("centre:Q", title="Medellinje", format=",.2~f"),
            alt.Tooltip("lower:Q", title="Nedre gräns", format=",.2~f"),
            alt.Tooltip("upper:Q", title="Övre gräns", format=",.2~f"),
            alt.Tooltip("why:N", title="Signal"),
        ],
    )


def _marks(marks: pd.DataFrame, time: alt.X, scheme: Scheme) -> list[alt.Chart]:
    base = alt.Chart(marks[["date", "title"]])
    tooltip = [alt.Tooltip("title:N", title="Åtgärd"), alt.Tooltip("date:T", title="Start", format="%B %Y")]
    rule = base.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], color=QUIET[scheme]).encode(x=time, tooltip=tooltip)
    name = base.mark_text(align="left", dx=4, fontSize=12, color=QUIET[scheme], limit=170, baseline="top").encode(
        x=time, y=alt.YValue(2), text=alt.Text("title:N"), tooltip=tooltip
    )
    return [rule, name]

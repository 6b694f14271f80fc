"""Events by week, with school breaks and pay days as marks."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, GRID, QUIET, Scheme


def marked_weeks_chart(weeks: pd.DataFrame, marks: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A line by week from zero; breaks as shaded stretches with their name, the first day of a term as
    a dotted rule, pay days as short strokes at the bottom.

    `weeks` has week (its Monday) and count; `marks` has kind (lov, termin, lön), name, first and last.
    """
    top = float(weeks["count"].max())
    scale = alt.Scale(domain=[0, top * 1.15])
    time = alt.X("week:T", title=None, axis=alt.Axis(format="%b %Y", tickCount="month", grid=False, labelOverlap=True))
    breaks = alt.Chart(marks[marks["kind"] == "lov"][["name", "first", "last"]])
    shades = breaks.mark_rect(color=GRID[scheme], opacity=0.9).encode(
        x=alt.X("first:T"), x2=alt.X2("last:T"), tooltip=[alt.Tooltip("name:N", title="Lov")]
    )
    names = [_names(marks[marks["kind"] == "lov"].iloc[place::2], place, scheme) for place in (0, 1)]
    begins = (
        alt.Chart(marks[marks["kind"] == "termin"][["name", "first"]])
        .mark_rule(color=QUIET[scheme], strokeDash=[2, 4])
        .encode(x=alt.X("first:T"), tooltip=[alt.Tooltip("name:N", title="Skolan")])
    )
    pays = alt.Chart(marks[marks["kind"] == "lön"][["first"]]).mark_tick(
        orient="vertical", size=12, thickness=2.5, color=QUIET[scheme]
    )
    line = (
        alt.Chart(weeks)
        .mark_line(color=ACCENT[scheme])
        .encode(
            x=time,
            y=alt.Y("count:Q", title=None, scale=scale),
            tooltip=[
                alt.Tooltip("week:T", title="Veckan från", format="%-d %B %Y"),
                alt.Tooltip("count:Q", title="Antal"),
            ],
        )
    )
    paid = pays.encode(x=alt.X("first:T"), y=alt.YDatum(top * 0.03))
    return alt.layer(shades, *names, line, begins, paid).properties(height=220, width="container")


def _names(breaks: pd.DataFrame, line: int, scheme: Scheme) -> alt.Chart:
    """Every other name stands a line lower: on a phone, names are longer than the weeks between breaks are wide."""
    text = alt.Chart(breaks[["name", "first"]]).mark_text(
        align="left", baseline="top", dx=2, fontSize=11, color=QUIET[scheme]
    )
    return text.encode(x=alt.X("first:T"), y=alt.YValue(2 + 13 * line), text=alt.Text("name:N"))

"""Grades from 1 to 5 over the years: the whole scale is shown, so that a tenth looks like a tenth."""

import altair as alt
import pandas as pd

from lib.domain.palette import GROUPS, Scheme

HEIGHT = 220


def grades_chart(rows: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """`rows` has measure_name, period, value and n_text; a line for each measure with its name at the last point."""
    names = list(dict.fromkeys(rows["measure_name"]))
    colour = alt.Color(
        "measure_name:N", scale=alt.Scale(domain=names, range=list(GROUPS[scheme][: len(names)])), legend=None
    )
    base = alt.Chart(rows[["measure_name", "period", "value", "n_text"]]).encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(type="point", padding=0.6)),
        y=alt.Y(
            "value:Q", title=None, scale=alt.Scale(domain=[1, 5], nice=False), axis=alt.Axis(values=[1, 2, 3, 4, 5])
        ),
        color=colour,
    )
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=alt.Shape("measure_name:N", scale=alt.Scale(domain=names), legend=None),
        tooltip=[alt.Tooltip("measure_name:N", title="Mått"), alt.Tooltip("period:O", title="År"),
                 alt.Tooltip("value:Q", title="Medelbetyg", format=",.1f"), alt.Tooltip("n_text:N", title="Svar")],
    )  # fmt: skip
    numbers = base.mark_text(dy=-14, fontSize=12).encode(text=alt.Text("value:Q", format=",.1f"))
    return alt.layer(base.mark_line(strokeWidth=2.5), points, numbers).properties(height=HEIGHT, width="container")

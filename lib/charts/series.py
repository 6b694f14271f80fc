"""A figure over time, with its uncertainty and what it is compared with."""

import altair as alt
import pandas as pd

from lib.domain.palette import COMPARISON

HEIGHT = 260


def series_chart(
    rows: pd.DataFrame, name: str, comparison_name: str | None, months: bool
) -> alt.LayerChart | alt.FacetChart:
    """Line with a 95 % band from zero, and the comparison as a thin grey line, both labelled at their end.

    `rows` is the answer table by period, in order of time; `months` tells months (2025-03) from years.
    """
    drawn = rows.assign(date=pd.to_datetime(rows["period"], format="%Y-%m" if months else "%Y"))
    base = alt.Chart(drawn[["date", "value", "lower", "upper", "comparison_value"]])
    time = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    hint = "%B %Y" if months else "%Y"
    tooltip = [
        alt.Tooltip("date:T", title="Period", format=hint),
        alt.Tooltip("value:Q", title=name, format=",.2~f"),
        alt.Tooltip("lower:Q", title="Nedre gräns", format=",.2~f"),
        alt.Tooltip("upper:Q", title="Övre gräns", format=",.2~f"),
    ]
    value = alt.Y("value:Q", title=None, scale=alt.Scale(zero=True, nice=True))
    layers = [base.mark_area(opacity=0.18).encode(x=time, y=alt.Y("lower:Q", title=None), y2=alt.Y2("upper:Q"))]
    newest = drawn.dropna(subset=["value", "comparison_value"]).tail(1)
    is_above = bool((newest["value"] >= newest["comparison_value"]).all())
    if comparison_name and drawn["comparison_value"].notna().any():
        other = alt.Y("comparison_value:Q", title=None)
        layers.append(base.mark_line(color=COMPARISON, strokeWidth=1.5).encode(x=time, y=other))
        layers.append(_end_label(base, time, other, comparison_name, COMPARISON, not is_above))
    layers.append(base.mark_line(point=not months).encode(x=time, y=value, tooltip=tooltip))
    layers.append(base.mark_point(opacity=0, size=200).encode(x=time, y=value, tooltip=tooltip))
    if comparison_name:
        layers.append(_end_label(base, time, value, name, None, is_above))
    return alt.layer(*layers).properties(height=HEIGHT, width="container", padding={"right": 8})


def _end_label(base: alt.Chart, time: alt.X, value: alt.Y, text: str, colour: str | None, is_above: bool) -> alt.Chart:
    """Above its line or below it, so that two lines that end close together keep both names."""
    shade = alt.Undefined if colour is None else colour
    last = base.transform_window(place="row_number()", sort=[{"field": "date", "order": "descending"}])
    return (
        last.transform_filter("datum.place == 1")
        .mark_text(align="right", dy=-10 if is_above else 14, fontWeight=600, color=shade)
        .encode(x=time, y=value, text=alt.TextValue(text))
    )

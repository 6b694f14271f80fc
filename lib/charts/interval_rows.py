"""Values with their uncertainty, one row each, around what they are compared with."""

from typing import Literal

import altair as alt
import pandas as pd

from lib.charts.standings import standing_scales, with_words
from lib.domain.codes import Standing
from lib.domain.palette import ACCENT, COMPARISON, QUIET, Scheme

STEP = 19
RATIOS = (0.2, 5.0)
"""The ends of the axis of ratios: what lies further out is drawn at the end, and written in the table."""


def interval_rows_chart(
    rows: pd.DataFrame,
    reference: float | None,
    scheme: Scheme,
    axis: Literal["near", "from_zero", "ratio"] = "near",
    is_judged: bool = True,
) -> alt.LayerChart | alt.FacetChart:
    """In the order of the rows: a point and its 95 % interval, and a grey line at `reference`.

    `rows` has name, value, lower, upper, standing, difference, text and is_chosen (a band of the accent behind; a
    chosen row that is not compared with itself is drawn in the accent). `axis` begins near the values or at zero, or
    is of ratios: as far to twice as to half. Unless `is_judged` no colour says what a difference means.
    """
    drawn = with_words(rows[["name", "value", "lower", "upper", "standing", "difference", "text", "is_chosen"]])
    scale, ticks = alt.Scale(zero=axis == "from_zero", nice=True), alt.Axis(orient="top", tickCount=5)
    if axis == "ratio":
        drawn = drawn.assign(**{name: drawn[name].clip(*RATIOS) for name in ("value", "lower", "upper")})
        scale = alt.Scale(type="log", domain=list(RATIOS), nice=False)
        ticks = alt.Axis(orient="top", values=[0.2, 0.5, 1, 2, 5], format="~g")
    is_itself = drawn["is_chosen"].astype(bool) & (drawn["standing"] == Standing.UNKNOWN)
    quiet = {"color": alt.ColorValue(QUIET[scheme])}
    names = alt.Axis(labelLimit=190, ticks=False, domain=False, labelPadding=8)
    y = alt.Y("name:N", title=None, sort=list(drawn["name"]), axis=names)
    x = alt.X("value:Q", title=None, scale=scale, axis=ticks)
    spread = alt.X("lower:Q", title=None, scale=scale)
    tooltip = [alt.Tooltip("name:N", title="Namn"), alt.Tooltip("text:N", title="Värde")]
    layers = [_band(drawn[drawn["is_chosen"].astype(bool)], y, scheme)]
    layers += [] if reference is None else [_reference_line(reference, scale)]
    others, itself = alt.Chart(drawn[~is_itself]).encode(y=y), alt.Chart(drawn[is_itself]).encode(y=y)
    if not is_itself.all():
        marks = standing_scales(drawn[~is_itself], scheme) if is_judged else quiet
        colour = {"color": marks["color"]}
        layers.append(others.mark_rule(strokeWidth=2.5, opacity=0.6).encode(x=spread, x2=alt.X2("upper:Q"), **colour))
        layers.append(others.mark_point(size=70, opacity=1).encode(x=x, tooltip=tooltip, **marks))
    if is_itself.any():
        accent = ACCENT[scheme]
        layers.append(
            itself.mark_rule(strokeWidth=2.5, opacity=0.6, color=accent).encode(x=spread, x2=alt.X2("upper:Q"))
        )
        layers.append(itself.mark_point(size=70, opacity=1, color=accent).encode(x=x, tooltip=tooltip))
    return alt.layer(*layers).properties(height=alt.Step(STEP), width="container")


def _band(chosen: pd.DataFrame, y: alt.Y, scheme: Scheme) -> alt.Chart:
    bar = alt.Chart(chosen[["name"]]).mark_bar(color=ACCENT[scheme], opacity=0.14)
    return bar.encode(y=y, x=alt.XValue(0), x2=alt.X2Value("width"))


def _reference_line(reference: float, scale: alt.Scale) -> alt.Chart:
    line = alt.Chart(pd.DataFrame({"reference": [reference]}))
    return line.mark_rule(color=COMPARISON, strokeWidth=1.6).encode(x=alt.X("reference:Q", scale=scale))

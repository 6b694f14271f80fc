"""A figure over time, so small that it only shows the way it goes."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, Scheme

HEIGHT = 56
LEAST_SPAN = 0.4
"""Of the mean: a smaller range of values does not fill the height, so that two per cent look like little."""


def sparkline(rows: pd.DataFrame, scheme: Scheme, target: float | None = None) -> alt.LayerChart | alt.FacetChart:
    """A line without axes, its last point marked, and the plan's target as a dashed line.

    `rows` is the answer table by period, in order of time. The scale does not start at zero: this shows the way.
    """
    drawn = rows[["period", "value"]].dropna()
    time = alt.X("period:O", axis=None, sort=None, scale=alt.Scale(type="point", padding=0.2))
    base = alt.Chart(drawn).encode(
        x=time,
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False, nice=False, domain=_domain(drawn["value"], target))),
        tooltip=[alt.Tooltip("period:O", title="Period"), alt.Tooltip("value:Q", title="Värde", format=",.1f")],
    )
    layers = [base.mark_line(color=ACCENT[scheme], strokeWidth=2)]
    if target is not None:
        aim = alt.Chart(pd.DataFrame({"value": [target]}))
        layers.append(aim.mark_rule(color=COMPARISON, strokeDash=[4, 3]).encode(y=alt.Y("value:Q")))
    last = alt.Chart(drawn.tail(1)).mark_point(color=ACCENT[scheme], size=50, filled=True)
    return alt.layer(*layers, last.encode(x=time, y=alt.Y("value:Q"))).properties(height=HEIGHT, width="container")


def _domain(values: pd.Series, target: float | None) -> list[float]:
    known = [*values, *([] if target is None else [target])]
    low, high = min(known), max(known)
    spare = max(LEAST_SPAN * abs(sum(known)) / len(known) - (high - low), 0.1 * (high - low)) / 2
    return [low - spare, high + spare]

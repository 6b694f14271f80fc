"""Many changes beside one another, each with its limits."""

import altair as alt
import pandas as pd

from lib.domain.palette import CONTROL_OUT, QUIET, Scheme

SURE, UNSURE = "större än slumpen brukar ge", "kan vara slump, eller för få"


def change_intervals(rows: pd.DataFrame, scheme: Scheme, colour: str) -> alt.LayerChart | alt.FacetChart:
    """One line for each row: its name, a point for the change in per cent and its 95 % interval, around a line at none.

    `rows` has name, size, lower, upper and is_sure, in the order they are shown. Intervals end where the scale does,
    at -100 and +150 per cent.
    """
    low, high = -100.0, 150.0
    drawn = rows[["name", "size", "lower", "upper", "is_sure"]].assign(
        shown=rows["size"].clip(low, high),
        from_pct=rows["lower"].clip(low, high),
        to_pct=rows["upper"].clip(low, high),
        state=rows["is_sure"].map({True: SURE, False: UNSURE}),
    )
    base = alt.Chart(drawn).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=210, ticks=False, domain=False, grid=True))
    )
    axis = alt.Axis(
        labelExpr="(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value) + ' %'", tickCount=6
    )
    scale = alt.Scale(domain=[low, high], nice=False)
    states = alt.Color(
        "state:N",
        scale=alt.Scale(domain=[SURE, UNSURE], range=[CONTROL_OUT, colour]),
        legend=alt.Legend(title=None, orient="top", labelLimit=300, columns=1),
    )
    spread = base.mark_rule(strokeWidth=2.5).encode(
        x=alt.X("from_pct:Q", title=None, scale=scale, axis=axis), x2=alt.X2("to_pct:Q"), color=states
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=alt.X("shown:Q"),
        color=states,
        tooltip=[
            alt.Tooltip("name:N", title="Vad"),
            alt.Tooltip("size:Q", title="Förändring, %", format=",.0f"),
            alt.Tooltip("lower:Q", title="Nedre gräns, %", format=",.0f"),
            alt.Tooltip("upper:Q", title="Övre gräns, %", format=",.0f"),
            alt.Tooltip("state:N", title="Bedömning"),
        ],
    )
    none = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=QUIET[scheme]).encode(x=alt.X("zero:Q"))
    return alt.layer(none, spread, point).properties(height=alt.Step(24), width="container")

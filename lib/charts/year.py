"""The months of the year against what is expected of them."""

import altair as alt
import pandas as pd

from lib.domain.hot_spot_codes import Level
from lib.domain.palette import COMPARISON, CONTROL_IN, CONTROL_OUT

SHADES = {Level.MORE: CONTROL_OUT, Level.FEWER: CONTROL_IN, Level.MAYBE_CHANCE: COMPARISON, Level.TOO_FEW: COMPARISON}


def year_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """Bars from zero, orange where more and blue where fewer than expected, grey where it may be chance; over each the
    expected number as a stroke with the range that chance gives.

    `rows` has part (the month), observed, expected, lower, upper, level and verdict (its words).
    """
    drawn = rows.assign(short=rows["part"].str[:3], level=rows["level"].map(str))
    base = alt.Chart(drawn[["part", "short", "observed", "expected", "lower", "upper", "level", "verdict"]]).encode(
        x=alt.X("short:N", title=None, sort=None, axis=alt.Axis(labelAngle=0))
    )
    scale = alt.Scale(domain=[str(level) for level in SHADES], range=list(SHADES.values()))
    bars = base.mark_bar().encode(
        y=alt.Y("observed:Q", title=None, scale=alt.Scale(zero=True)),
        color=alt.Color("level:N", scale=scale, legend=None),
        tooltip=[
            alt.Tooltip("part:N", title="Månad"),
            alt.Tooltip("observed:Q", title="Antal", format=",.0f"),
            alt.Tooltip("expected:Q", title="Väntat", format=",.0f"),
            alt.Tooltip("verdict:N", title="Bedömning"),
        ],
    )
    spread = base.mark_rule(strokeWidth=2).encode(y=alt.Y("lower:Q"), y2=alt.Y2("upper:Q"))
    expected = base.mark_tick(thickness=2.5, width=24).encode(y=alt.Y("expected:Q"), color=alt.ColorValue("#5b6b75"))
    return alt.layer(bars, spread, expected).properties(height=240, width="container")

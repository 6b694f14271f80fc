"""How areas have been judged, period after period: a grid with colour, symbol and arrow."""

import altair as alt
import pandas as pd

from lib.domain.palette import QUIET, WEEK_LEVELS, Scheme

STEP = 26


def week_record_chart(rows: pd.DataFrame, periods: list[str], scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """`rows` has period_label, area_name, level, level_name, trend_name, mark (symbol and arrow) and motive; `periods`
    are labels, oldest first. What nobody judged is an empty place."""
    names = alt.Axis(labelLimit=190, ticks=False, domain=False)
    base = alt.Chart(rows).encode(
        x=alt.X("period_label:N", title=None, sort=periods, scale=alt.Scale(domain=periods),
                axis=alt.Axis(orient="top", labelAngle=-40, ticks=False, domain=False)),
        y=alt.Y("area_name:N", title=None, sort=None, axis=names),
        tooltip=[
            alt.Tooltip("area_name:N", title="Område"),
            alt.Tooltip("period_label:N", title="Period"),
            alt.Tooltip("level_name:N", title="Läge"),
            alt.Tooltip("trend_name:N", title="Riktning"),
            alt.Tooltip("motive:N", title="Motiv"),
        ],
    )  # fmt: skip
    levels = [level for level in WEEK_LEVELS if level != "undecided"]
    colour = alt.Color("level:N", scale=alt.Scale(domain=levels, range=[WEEK_LEVELS[one] for one in levels]),
                       legend=None)  # fmt: skip
    cells = base.mark_rect(stroke=QUIET[scheme], strokeWidth=0.6, cornerRadius=2).encode(color=colour)
    marks = base.mark_text(fontSize=12, color="#10181d").encode(text=alt.Text("mark:N"))
    return alt.layer(cells, marks).properties(height=alt.Step(STEP), width="container")

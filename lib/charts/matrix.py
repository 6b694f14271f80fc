"""What belongs with what: a filled square where a row and a column meet."""

import altair as alt
import pandas as pd

from lib.charts.marked_groups import group_colour
from lib.domain.palette import QUIET, Scheme

STEP, SQUARE = 22, 230
LONG = 3
"""Column names longer than this stand on a slant."""


def matrix_chart(
    rows: pd.DataFrame, row_order: list[str], column_order: list[str], words: dict[str, str], scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """`rows` has row, column and group (a code in `words`), one for each meeting; both orders are of names."""
    named = rows.assign(group=rows["group"].map(words))
    is_slanted = max((len(name) for name in column_order), default=0) > LONG
    names = alt.Axis(labelLimit=230, ticks=False, domain=False, grid=True)
    heads = alt.Axis(
        orient="top", labelAngle=-50 if is_slanted else 0, labelLimit=150, ticks=False, domain=False, grid=True
    )
    x = alt.X("column:N", title=None, sort=column_order, axis=heads, scale=alt.Scale(domain=column_order))
    y = alt.Y("row:N", title=None, sort=row_order, axis=names, scale=alt.Scale(domain=row_order))
    frame = pd.MultiIndex.from_product([row_order, column_order], names=["row", "column"]).to_frame(index=False)
    empty = alt.Chart(frame).mark_point(size=9, filled=True, color=QUIET[scheme], opacity=0.35).encode(x=x, y=y)
    filled = alt.Chart(named).mark_point(shape="square", size=SQUARE, filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=group_colour(words, list(rows["group"]), scheme),
        tooltip=[alt.Tooltip("row:N", title="Rad"), alt.Tooltip("column:N", title="Kolumn"),
                 alt.Tooltip("group:N", title="Slag")],
    )  # fmt: skip
    return alt.layer(empty, filled).properties(height=alt.Step(STEP), width="container")

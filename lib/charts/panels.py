"""Small multiples: the same picture of every area, on the same scale."""

import altair as alt
import pandas as pd

from lib.domain.palette import COMPARISON, INK, Scheme

WIDTH, HEIGHT, COLUMNS = 118, 70, 2


def panel_chart(
    rows: pd.DataFrame, limits: tuple[float, float], reference: float | None, scheme: Scheme, columns: int = COLUMNS
) -> alt.FacetChart:
    """A panel for each area in the order of the rows: value with its 95 % band over the stretches of time.

    `rows` has area_name, stretch (… −1, 0), stretch_name, value, lower, upper and text. `limits` are those of the
    value's axis, the same in all. A thin grey line marks `reference`.
    """
    columns_used = ["area_name", "stretch", "stretch_name", "value", "lower", "upper", "text"]
    drawn = rows[columns_used].assign(reference=reference)
    order = list(dict.fromkeys(drawn["area_name"]))
    scale = alt.Scale(domain=list(limits), nice=False)
    axis = alt.Axis(tickCount=3, grid=True)
    x = alt.X("stretch:Q", title=None, axis=None, scale=alt.Scale(nice=False, padding=6))
    base = alt.Chart(drawn).encode(x=x)
    tooltip = [alt.Tooltip("area_name:N", title="Område"), alt.Tooltip("stretch_name:N", title="Period"),
               alt.Tooltip("text:N", title="Värde")]  # fmt: skip
    value = alt.Y("value:Q", title=None, scale=scale, axis=axis)
    layers = [
        base.mark_area(opacity=0.2, clip=True).encode(
            y=alt.Y("lower:Q", title=None, scale=scale, axis=axis), y2=alt.Y2("upper:Q")
        ),
        base.mark_line(color=COMPARISON, strokeWidth=1.2).encode(y=alt.Y("reference:Q", scale=scale)),
        base.mark_line(strokeWidth=2).encode(y=value),
        base.mark_point(size=26).encode(y=value, tooltip=tooltip),
    ]
    header = alt.Header(title=None, labelLimit=WIDTH, labelFontSize=12, labelColor=INK[scheme], labelAnchor="start")
    panel = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    facet = alt.Facet("area_name:N", title=None, sort=order, header=header)
    return panel.facet(facet, columns=columns, spacing=alt.RowColnumber(row=6, column=18))

"""How far things have come: one bar for each group, divided by status."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACTIVITY_STATUSES, PAPER, QUIET, Scheme

BAR, STEP = 18, 44
LIGHT = frozenset({"pagar", "fors_vidare", "ej_paborjad", "forsenad"})
"""Statuses whose colour carries dark figures."""
DARK_INK, LIGHT_INK = "#10181d", "#ffffff"


def progress_chart(rows: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """The group's name above its bar; in each part the number of activities. What nobody has told of has no fill.

    `rows` has group_name, status, status_name, count, before (what stands to the left) and order, groups in order.
    """
    drawn = rows.assign(
        after=rows["before"] + rows["count"], middle=rows["before"] + rows["count"] / 2, ink=_ink(rows, scheme)
    )
    statuses = rows.sort_values("order").drop_duplicates("status")
    colours = [_colour(status, scheme) for status in statuses["status"]]
    legend = alt.Legend(title=None, orient="bottom", columns=3, symbolType="square", symbolStrokeWidth=1)
    base = alt.Chart(drawn).encode(y=alt.Y("group_name:N", title=None, sort=None, axis=None))
    bars = base.mark_bar(height=BAR, yOffset=9, stroke=QUIET[scheme], strokeWidth=0.75).encode(
        x=alt.X("before:Q", title=None, axis=None),
        x2=alt.X2("after:Q"),
        color=alt.Color(
            "status_name:N",
            sort=None,
            scale=alt.Scale(domain=statuses["status_name"].tolist(), range=colours),
            legend=legend,
        ),
        tooltip=[
            alt.Tooltip("group_name:N", title="Grupp"),
            alt.Tooltip("status_name:N", title="Status"),
            alt.Tooltip("count:Q", title="Aktiviteter"),
        ],
    )
    counts = base.mark_text(yOffset=9, fontSize=12).encode(
        x=alt.X("middle:Q"), text=alt.Text("count:Q"), color=alt.Color("ink:N", scale=None)
    )
    first = base.transform_filter("datum.before == 0")  # one name for each bar, however many parts it has
    names = first.mark_text(align="left", dy=-10, fontWeight=600).encode(x=alt.XValue(0), text=alt.Text("group_name:N"))
    return alt.layer(bars, counts, names).properties(height=alt.Step(STEP), width="container")


def _colour(status: str, scheme: Scheme) -> str:
    return PAPER[scheme] if status == "rapport_saknas" else ACTIVITY_STATUSES[status]


def _ink(rows: pd.DataFrame, scheme: Scheme) -> pd.Series:
    on_colour = rows["status"].isin(LIGHT).map({True: DARK_INK, False: LIGHT_INK})
    return on_colour.where(rows["status"] != "rapport_saknas", QUIET[scheme])

"""Many places of one kind on a line, from the lowest to the highest, row below row."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, INK, QUIET, Scheme

STEP = 66
PUBLISHED, WHOLE = "Publicerat lägsta och högsta", "Hela kommunen"


def spread_chart(points: pd.DataFrame, marks: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A stroke for each place on a line between the extremes, which are written out.

    `points` has row, name, value and text; `marks` has row, kind (`WHOLE` or `PUBLISHED`), value and text, and may be
    empty. Rows keep their order. The scale does not start at zero: the distance between places is what is shown.
    """
    scale = alt.Scale(zero=False, nice=True, padding=24)
    y = alt.Y(
        "row:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False, labelFontWeight=600)
    )
    x = alt.X("value:Q", title=None, scale=scale, axis=alt.Axis(tickCount=6))
    ends = points.groupby("row", sort=False)["value"].agg(["min", "max"]).reset_index()
    line = (
        alt.Chart(ends)
        .mark_rule(color=COMPARISON, strokeWidth=1.5)
        .encode(y=y, x=alt.X("min:Q", title=None), x2=alt.X2("max:Q"))
    )
    tooltip = [alt.Tooltip("name:N", title="Var"), alt.Tooltip("text:N", title="Värde")]
    strokes = alt.Chart(points[["row", "name", "value", "text"]]).mark_tick(
        color=ACCENT[scheme], opacity=0.6, thickness=3, size=22
    )
    layers = [line, strokes.encode(y=y, x=x, tooltip=tooltip), *_ends(points, y, scheme)]
    if len(marks):
        layers += _marks(marks, y, scheme)
    return alt.layer(*layers).properties(height=alt.Step(STEP), width="container")


def _ends(points: pd.DataFrame, y: alt.Y, scheme: Scheme) -> list[alt.Chart]:
    """The lowest and the highest in figures, under the line."""
    rows = points.reset_index(drop=True)
    at = rows.groupby("row", sort=False)["value"].agg(["idxmin", "idxmax"])
    ends = pd.concat([rows.loc[at["idxmin"]], rows.loc[at["idxmax"]]])[["row", "value", "text"]]
    text = alt.Chart(ends).mark_text(dy=22, fontWeight=600, color=INK[scheme])
    return [text.encode(y=y, x=alt.X("value:Q", title=None), text=alt.Text("text:N"))]


def _marks(marks: pd.DataFrame, y: alt.Y, scheme: Scheme) -> list[alt.Chart]:
    kinds = [kind for kind in (WHOLE, PUBLISHED) if kind in set(marks["kind"])]
    looks = {WHOLE: ("triangle-down", INK[scheme]), PUBLISHED: ("diamond", QUIET[scheme])}
    legend = alt.Legend(title=None, orient="top", labelLimit=260)
    base = alt.Chart(marks[["row", "kind", "value", "text"]]).encode(y=y, x=alt.X("value:Q", title=None))
    point = base.mark_point(size=90, strokeWidth=2, yOffset=-16, opacity=1).encode(
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=[looks[kind][0] for kind in kinds]),
                        legend=legend),
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[looks[kind][1] for kind in kinds]),
                        legend=legend),
        tooltip=[alt.Tooltip("kind:N", title="Vad"), alt.Tooltip("text:N", title="Värde")],
    )  # fmt: skip
    return [point]

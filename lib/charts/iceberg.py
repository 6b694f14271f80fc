"""The iceberg: three layers, the first above the water."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, ICEBERG, INK, QUIET, WATER, Scheme

SELECTED = "lager"
HEIGHT, WATERLINE = 440, 33
OUTLINE = (
    ((4, -2, 1), (11, -9, 9), (19, -17, 18), (26, -23, 22), (WATERLINE, -27, 28)),
    ((WATERLINE, -27, 28), (38, -34, 35), (50, -42, 40), (64, -44, 44)),
    ((64, -44, 44), (73, -41, 43), (85, -31, 34), (93, -17, 17), (98, -3, 4)),
)
"""For each layer, from above: depth (0–100), left and right (per cent of the width from the middle)."""
NAME_AT = (19, 44, 71)
LINE = 4.5


def iceberg_chart(layers: pd.DataFrame, scheme: Scheme, selected: str | None) -> alt.LayerChart | alt.FacetChart:
    """The layers in their order with their words; a click selects a `layer` (parameter `lager`).

    `layers` has layer, name, placed_text and stored_text, three rows from the top. The selected one is outlined.
    """
    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[-50, 50]))
    y = alt.Y("depth:Q", axis=None, scale=alt.Scale(domain=[0, 100], reverse=True, nice=False))
    pick = alt.selection_point(name=SELECTED, fields=["layer"], on="click", empty=False)
    ice = (
        alt.Chart(_outline(layers, selected))
        .mark_area(orient="horizontal", cursor="pointer", strokeJoin="round")
        .encode(
            x=x,
            x2=alt.X2("right:Q"),
            y=y,
            fill=alt.Fill(
                "layer:N", legend=None, scale=alt.Scale(domain=layers["layer"].tolist(), range=list(ICEBERG[scheme]))
            ),
            stroke=alt.StrokeValue(COMPARISON, condition={"test": "datum.is_selected", "value": ACCENT[scheme]}),
            strokeWidth=alt.StrokeWidthValue(1, condition={"test": "datum.is_selected", "value": 4}),
            tooltip=[alt.Tooltip("name:N", title="Lager"), alt.Tooltip("placed_text:N", title="Här finns"),
                     alt.Tooltip("stored_text:N", title="Och")],
        )
    )  # fmt: skip
    words = alt.Chart(_words(layers)).encode(x=alt.XValue(alt.expr("width / 2")), y=y, text=alt.Text("text:N"))
    names = words.transform_filter("datum.is_name").mark_text(fontSize=15, fontWeight=600, color=INK[scheme])
    counts = words.transform_filter("!datum.is_name").mark_text(fontSize=12, color=INK[scheme])
    return alt.layer(*_water(scheme), ice.add_params(pick), names, counts).properties(height=HEIGHT, width="container")


def _outline(layers: pd.DataFrame, selected: str | None) -> pd.DataFrame:
    points = [
        {"layer": layer, "depth": depth, "left": left, "right": right}
        for layer, outline in zip(layers["layer"], OUTLINE, strict=True)
        for depth, left, right in outline
    ]
    drawn = pd.DataFrame(points).merge(layers, on="layer", validate="many_to_one")
    return drawn.assign(is_selected=drawn["layer"] == selected)


def _words(layers: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"layer": row.layer, "depth": top + LINE * line, "text": text, "is_name": not line}
            for top, row in zip(NAME_AT, layers.itertuples(), strict=True)
            for line, text in enumerate((row.name, row.placed_text, row.stored_text))
        ]
    )


def _water(scheme: Scheme) -> tuple[alt.Chart, ...]:
    y = alt.Y("depth:Q", axis=None)
    at = pd.DataFrame({"depth": [WATERLINE], "bottom": [100]})
    sides = pd.DataFrame({"depth": [WATERLINE - 3, 96], "text": ["Syns", "Under ytan"]})
    body = alt.Chart(at).mark_rect(color=WATER[scheme]).encode(y=y, y2=alt.Y2("bottom:Q"))
    line = alt.Chart(at).mark_rule(color=ACCENT[scheme], strokeWidth=1.5).encode(y=y)
    words = alt.Chart(sides).mark_text(align="left", fontSize=12, color=QUIET[scheme])
    return body, line, words.encode(x=alt.XValue(6), y=y, text=alt.Text("text:N"))

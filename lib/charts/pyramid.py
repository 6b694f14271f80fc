"""The violence pyramid, drawn as wide as what is chosen; and its levels over the years."""

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, INK, PAPER, PYRAMID, Scheme

LEVEL_HEIGHT, GAP = 64, 6
SELECTED = "niva"
NARROW = 260
"""Pixels that fit on a telephone beside the axis: a drawing of several panels has no width of its own to follow."""


def pyramid_chart(levels: pd.DataFrame, scheme: Scheme, selected: str | None) -> alt.LayerChart | alt.FacetChart:
    """A bar for each level, centred, the first row at the bottom; a click selects its `level` (parameter `niva`).

    `levels` has level, name, width and model_width (0–1), width_text and place. A level whose width is missing is drawn
    as an empty dashed frame as wide as in the model: missing is not zero. The selected one is outlined.
    """
    shown = levels["width"].fillna(levels["model_width"])
    drawn = levels.assign(
        left=-shown / 2,
        right=shown / 2,
        is_known=levels["width"].notna(),
        is_selected=levels["level"] == selected,
    )
    pick = alt.selection_point(name=SELECTED, fields=["level"], on="click", empty=False)
    drawn["width_short"] = drawn["width_text"].str.split(":").str[0]
    columns = ["level", "name", "place", "width_text", "width_short", "left", "right", "is_known", "is_selected"]
    base = alt.Chart(drawn[columns]).encode(
        y=alt.Y("place:O", sort="descending", axis=None, scale=alt.Scale(paddingInner=0.1)),
        tooltip=[alt.Tooltip("name:N", title="Nivå"), alt.Tooltip("width_text:N", title="Bredden")],
    )
    bars = base.mark_bar(height=LEVEL_HEIGHT - GAP, cornerRadius=3, cursor="pointer").encode(
        x=alt.X("left:Q", axis=None, scale=alt.Scale(domain=[-0.5, 0.5])),
        x2=alt.X2("right:Q"),
        fill=alt.FillValue(
            PAPER[scheme],
            condition={
                "test": "datum.is_known",
                "field": "place",
                "type": "ordinal",
                "legend": None,
                "scale": _shades(len(drawn), scheme),
            },
        ),
        stroke=alt.StrokeValue(COMPARISON, condition={"test": "datum.is_selected", "value": ACCENT[scheme]}),
        strokeWidth=alt.StrokeWidthValue(1, condition={"test": "datum.is_selected", "value": 4}),
        strokeDash=alt.StrokeDashValue([4, 3], condition={"test": "datum.is_known", "value": [1, 0]}),
    )
    names = base.mark_text(fontWeight=600, dy=-9, limit=_WIDTH).encode(x=alt.XValue(_MIDDLE), text=alt.Text("name:N"))
    words = base.mark_text(dy=11, fontSize=12, limit=_WIDTH).encode(x=alt.XValue(_MIDDLE), text=_WORDS)
    chart = alt.layer(
        bars.add_params(pick), *(text.encode(color=alt.ColorValue(INK[scheme])) for text in (names, words))
    )
    return chart.properties(height=LEVEL_HEIGHT * len(drawn), width="container")


_WIDTH, _MIDDLE = alt.expr("width"), alt.expr("width / 2")
_WORDS = alt.Text("width_text:N", condition={"test": "width < 500", "value": alt.expr("datum.width_short")})


def _shades(n: int, scheme: Scheme) -> alt.Scale:
    """Grey, stronger upwards: grave is not the same as many. The level's words can be read on and beside each."""
    shades = PYRAMID[scheme]
    return alt.Scale(domain=list(range(1, n + 1)), range=[shades[min(place, len(shades) - 1)] for place in range(n)])


def years_chart(rows: pd.DataFrame) -> alt.FacetChart:
    """A small picture for each level, the top first, each with its own scale from zero: years can be compared within
    a picture, levels cannot. `rows` has level_name, year, value and measure_name."""
    order = list(dict.fromkeys(rows["level_name"]))[::-1]
    line = alt.Chart(rows[["level_name", "year", "value", "measure_name"]]).mark_line(point=True).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=3)),
        tooltip=[alt.Tooltip("level_name:N", title="Nivå"), alt.Tooltip("measure_name:N", title="Mått"),
                 alt.Tooltip("year:O", title="År"), alt.Tooltip("value:Q", title="Värde", format=",.1~f")],
    )  # fmt: skip
    return (
        line.properties(height=90, width=NARROW)
        .facet(
            facet=alt.Facet(
                "level_name:N",
                title=None,
                sort=order,
                header=alt.Header(labelAnchor="start", labelFontSize=13, labelLimit=NARROW),
            ),
            columns=1,
        )
        .resolve_scale(y="independent")
    )


def balance_chart(rows: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    """For each level its name and two bars from the same line: its share of the reported crimes and its share of the
    work, in percent. `rows` has name, what (in words), share_pct and text; the first level is the lowest."""
    order = list(dict.fromkeys(rows["name"]))[::-1]
    kinds = list(dict.fromkeys(rows["what"]))
    slots = alt.YOffset("slot:N", sort=["", *kinds])
    y = alt.Y("name:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.2))
    base = alt.Chart(rows.assign(slot=rows["what"])).encode(
        y=y, yOffset=slots, x=alt.X("share_pct:Q", axis=None, scale=alt.Scale(domain=[0, 130]))
    )
    strength = alt.Scale(domain=kinds, range=[1, 0.45])
    bars = base.mark_bar().encode(
        opacity=alt.Opacity("what:N", scale=strength, legend=alt.Legend(title=None, orient="top", symbolType="square"))
    )
    text = base.mark_text(align="left", dx=5).encode(text=alt.Text("text:N"))
    heads = pd.DataFrame({"name": order, "slot": ""})
    names = (
        alt.Chart(heads)
        .mark_text(align="left", fontWeight=600, limit=alt.expr("width"))
        .encode(y=y, yOffset=slots, x=alt.XValue(0), text=alt.Text("name:N"))
    )
    return alt.layer(bars, text, names).properties(height=78 * len(order), width="container")

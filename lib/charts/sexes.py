"""Women and men beside each other, a measure at a time: differ in colour, in shape and in place."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from lib.charts.groups import SEX_COLOURS, SEX_SHAPES
from lib.domain.codes import Sex

STEP, APART = 58, 7


def sexes_chart(rows: pd.DataFrame, words: Mapping[str, str]) -> alt.LayerChart | alt.FacetChart:
    """The measure's name above two points with their 95 % intervals. All rows have one unit; zero is on the scale.

    `rows` has measure_name, sex, value, lower, upper and value_text; `words` names the sexes.
    """
    sexes = list(words)
    named = rows[["measure_name", "sex", "value", "lower", "upper", "value_text"]].assign(group=rows["sex"].map(words))
    scale = alt.Scale(zero=True, nice=True)
    legend = alt.Legend(title=None, orient="top", symbolSize=110)
    looks = {
        "color": alt.Color("group:N", legend=legend, scale=_scale(sexes, words, SEX_COLOURS)),
        "shape": alt.Shape("group:N", legend=legend, scale=_scale(sexes, words, SEX_SHAPES)),
    }
    y = alt.Y("measure_name:N", title=None, sort=list(dict.fromkeys(rows["measure_name"])), axis=None)
    layers: list[alt.Chart] = []
    for place, sex in enumerate(sexes):
        base = alt.Chart(named[named["sex"] == sex]).encode(y=y)
        down = 8 + place * 2 * APART
        spread = base.mark_rule(strokeWidth=3, opacity=0.5, yOffset=down)
        layers.append(
            spread.encode(x=alt.X("lower:Q", title=None, scale=scale), x2=alt.X2("upper:Q"), color=looks["color"])
        )
        points = base.mark_point(filled=True, size=100, opacity=1, yOffset=down).encode(
            x=alt.X("value:Q", title=None, scale=scale),
            tooltip=[alt.Tooltip("measure_name:N", title="Mått"), alt.Tooltip("group:N", title="Grupp"),
                     alt.Tooltip("value_text:N", title="Värde")],
            **looks,
        )  # fmt: skip
        layers.append(points)
    first = alt.Chart(named.drop_duplicates("measure_name")).encode(y=y)
    layers.append(
        first.mark_text(align="left", dy=-14, fontWeight=600).encode(x=alt.XValue(0), text=alt.Text("measure_name:N"))
    )
    return alt.layer(*layers).properties(height=alt.Step(STEP), width="container")


def _scale(sexes: list[str], words: Mapping[str, str], looks: Mapping[Sex, str]) -> alt.Scale:
    return alt.Scale(domain=[words[sex] for sex in sexes], range=[looks[Sex(sex)] for sex in sexes])

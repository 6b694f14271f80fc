"""One figure for each sex or age group, with its interval."""

import altair as alt
import pandas as pd

from lib.domain.codes import Sex
from lib.domain.palette import COMPARISON, MEN, OTHER_SEX, WOMEN

SEX_COLOURS = {Sex.WOMEN: WOMEN, Sex.MEN: MEN, Sex.OTHER: OTHER_SEX}
SEX_SHAPES = {Sex.WOMEN: "circle", Sex.MEN: "square", Sex.OTHER: "triangle-up"}


def group_chart(rows: pd.DataFrame, by: str) -> alt.LayerChart | alt.FacetChart:
    """A point with its 95 % interval for each group, in the order of the rows; zero is on the scale.

    `rows` is the answer table by `sex` or `age` with the group's name in `group`. Sexes differ in colour and shape,
    age groups are drawn alike: their order says enough.
    """
    drawn = rows[["group", by, "value", "lower", "upper"]].dropna(subset=["value"])
    y = alt.Y("group:N", sort=None, title=None, axis=alt.Axis(labelLimit=220, ticks=False, domain=False))
    base = alt.Chart(drawn).encode(y=y)
    scale = alt.Scale(zero=True, nice=True)
    spread = base.mark_rule(strokeWidth=3, color=COMPARISON, opacity=0.6).encode(
        x=alt.X("lower:Q", title=None, scale=scale), x2=alt.X2("upper:Q")
    )
    point = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.X("value:Q", title=None, scale=scale),
        tooltip=[alt.Tooltip("group:N", title="Grupp"), alt.Tooltip("value:Q", title="Värde", format=",.1f"),
                 alt.Tooltip("lower:Q", title="Nedre gräns", format=",.1f"),
                 alt.Tooltip("upper:Q", title="Övre gräns", format=",.1f")],
    )  # fmt: skip
    if by == "sex":
        codes = [code for code in SEX_COLOURS if code in set(drawn["sex"])]
        point = point.encode(
            color=alt.Color("sex:N", legend=None, scale=_scale(codes, SEX_COLOURS)),
            shape=alt.Shape("sex:N", legend=None, scale=_scale(codes, SEX_SHAPES)),
        )
    return alt.layer(spread, point).properties(height=alt.Step(38), width="container")


def measures_by_group_chart(rows: pd.DataFrame, by: str) -> alt.LayerChart | alt.FacetChart:
    """Several measures: a row for each with women and men beside each other, or a row for each measure and age group.

    `rows` has indicator (the measure's name), group, value, lower, upper, text and the column `by`.
    """
    drawn = rows[["indicator", "group", by, "value", "lower", "upper", "text"]]
    several = drawn["indicator"].nunique() > 1
    shown = drawn["indicator"] if by == "sex" else drawn["indicator"] + ", " + drawn["group"]
    drawn = drawn.assign(row=shown if several or by == "sex" else drawn["group"])
    y = alt.Y("row:N", sort=None, title=None, axis=alt.Axis(labelLimit=210, ticks=False, domain=False, grid=True))
    scale = alt.Scale(zero=True, nice=True)
    base = alt.Chart(drawn).encode(y=y)
    spread = base.mark_rule(strokeWidth=3, color=COMPARISON, opacity=0.6).encode(
        x=alt.X("lower:Q", title=None, scale=scale), x2=alt.X2("upper:Q")
    )
    point = base.mark_point(filled=True, size=100, opacity=1).encode(
        x=alt.X("value:Q", title=None, scale=scale),
        tooltip=[alt.Tooltip("indicator:N", title="Mått"), alt.Tooltip("group:N", title="Grupp"),
                 alt.Tooltip("text:N", title="Värde")],
    )  # fmt: skip
    if by == "sex":
        found = drawn.drop_duplicates("sex").set_index("sex")["group"]
        codes = [code for code in SEX_COLOURS if code in found.index]
        names = [str(found[code]) for code in codes]
        legend = alt.Legend(title=None, orient="top")
        spread = spread.encode(yOffset=alt.YOffset("group:N", scale=alt.Scale(domain=names)))
        point = point.encode(
            yOffset=alt.YOffset("group:N", scale=alt.Scale(domain=names)),
            color=alt.Color(
                "group:N", legend=legend, scale=alt.Scale(domain=names, range=[SEX_COLOURS[c] for c in codes])
            ),
            shape=alt.Shape(
                "group:N", legend=legend, scale=alt.Scale(domain=names, range=[SEX_SHAPES[c] for c in codes])
            ),
        )
    step = alt.Step(42, **{"for": "position"}) if by == "sex" else alt.Step(36)
    return alt.layer(spread, point).properties(height=step, width="container")


def _scale(codes: list[Sex], looks: dict[Sex, str]) -> alt.Scale:
    return alt.Scale(domain=[str(code) for code in codes], range=[looks[code] for code in codes])

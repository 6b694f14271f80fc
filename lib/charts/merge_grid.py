"""Areas down, themes across, and in each cell what the actors together say."""

from collections.abc import Mapping
from textwrap import wrap

import altair as alt
import pandas as pd

from lib.domain.palette import GRID, INK, PICTURES, Scheme

STEP = 34
NARROW = 300
"""Pixels for all the themes."""
LINE = 24
"""Signs in a line of an area's name."""
BY_LINE = r"split(datum.label, '\n')"
STRONGEST = "both"
ON_STRONGEST: dict[Scheme, str] = {"light": "#ffffff", "dark": INK["light"]}


def merge_grid_chart(rows: pd.DataFrame, words: Mapping[str, str], scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """`rows` has area_name, theme_name, verdict (a code in `words`), mark, seen_by, known and is_weak, in the order
    that they are shown. `mark` is written in the cell; quietly where `is_weak`."""
    names = rows["area_name"].map(lambda name: "\n".join(wrap(name.replace("-", "- "), LINE)).replace("- ", "-"))
    drawn = rows.assign(verdict_name=rows["verdict"].map(dict(words)), area_lines=names)
    colours = [PICTURES[scheme][code] for code in words]
    base = alt.Chart(drawn).encode(
        x=alt.X("theme_name:N", sort=None, title=None,
                axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=110, ticks=False, domain=False)),
        y=alt.Y("area_lines:N", sort=None, title=None,
                axis=alt.Axis(labelExpr=BY_LINE, labelLimit=160, labelFontSize=12, labelOffset=-5,
                              ticks=False, domain=False)),
        tooltip=[alt.Tooltip("area_name:N", title="Område"), alt.Tooltip("theme_name:N", title="Tema"),
                 alt.Tooltip("verdict_name:N", title="Bilderna"), alt.Tooltip("seen_by:N", title="Ses av"),
                 alt.Tooltip("known:N", title="Uppgifter")],
    )  # fmt: skip
    cells = base.mark_rect(stroke=GRID[scheme], strokeWidth=1).encode(
        color=alt.Color(
            "verdict_name:N", scale=alt.Scale(domain=list(words.values()), range=colours), legend=None
        )
    )  # fmt: skip
    strongest = {"test": f"datum.verdict == '{STRONGEST}'", "value": ON_STRONGEST[scheme]}
    ink = alt.ColorValue(INK[scheme], condition=strongest)
    said = base.transform_filter("datum.verdict != 'nobody'").mark_text(fontSize=_on_phone(9, 12), fontWeight="bold")
    more = base.transform_filter("datum.verdict == 'nobody' && !datum.is_weak").mark_text(
        fontSize=_on_phone(7.5, 10), fontWeight="bold"
    )
    quiet = base.transform_filter("datum.is_weak").mark_text(fontSize=_on_phone(7.5, 10), opacity=0.8)
    mark = alt.Text("mark:N")
    marks = said.encode(text=mark, color=ink), more.encode(text=mark), quiet.encode(text=mark)
    return alt.layer(cells, *marks).properties(height=alt.Step(STEP), width="container")


def _on_phone(narrow: float, wide: float) -> alt.ExprRef:
    """The size of letters that keeps a mark inside its cell: the cells are as wide as the screen lets them be."""
    return alt.ExprRef(f"width < {NARROW} ? {narrow} : {wide}")

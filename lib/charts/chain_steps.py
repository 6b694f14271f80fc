"""Every chain as a row of steps, so that one sees at once where it breaks."""

import textwrap

import altair as alt
import pandas as pd

from lib.domain.chain import STEP_STATES, STEP_SYMBOLS, STEPS
from lib.domain.palette import CHAIN_STEPS, INK, Scheme

BAND, CELL = 78, 30
SIGNS_A_LINE = 46
"""Fits a phone."""


def chain_steps_chart(steps: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """`steps` as in `lib.analysis.chains.CHAIN_ROWS`: the problem's title above its row of cells, a symbol in each."""
    shown = steps.assign(symbol=steps["state"].map(STEP_SYMBOLS), fill=steps["state"].map(CHAIN_STEPS[scheme]))
    order = list(dict.fromkeys(shown["problem_id"].tolist()))
    place = shown["problem_id"].map(order.index)
    shown = shown.assign(bottom=(place + 1) * BAND - 6.0)
    lines = ["\n".join(textwrap.wrap(title, SIGNS_A_LINE, max_lines=2, placeholder=" …")) for title in shown["title"]]
    shown = shown.assign(top=shown["bottom"] - CELL, middle=shown["bottom"] - CELL / 2, lines=lines)
    scale = alt.Scale(domain=[0, len(order) * BAND], reverse=True, nice=False)
    y = alt.Y("top:Q", axis=None, scale=scale)
    head = alt.Axis(orient="top", title=None, labelAngle=-40, labelLimit=120, ticks=False, domain=False)
    x = alt.X("step_name:N", sort=list(STEPS.values()), axis=head, scale=alt.Scale(paddingInner=0.06))
    tips = [alt.Tooltip(f"{name}:N", title=title) for name, title in
            (("title", "Problem"), ("step_name", "Steg"), ("state_name", "Läge"), ("why", "Bygger på"))]  # fmt: skip
    cells = alt.Chart(shown).mark_rect(cornerRadius=3, strokeWidth=1.2)
    cells = cells.encode(
        x=x,
        y=y,
        y2=alt.Y2("bottom:Q"),
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.StrokeValue(INK[scheme]),
        tooltip=tips,
    )
    symbols = alt.Chart(shown).mark_text(fontSize=16, fontWeight=600)
    symbols = symbols.encode(
        x=x, y=alt.Y("middle:Q", axis=None), text=alt.Text("symbol:N"), color=alt.ColorValue(INK[scheme])
    )
    titles = alt.Chart(shown.drop_duplicates("problem_id")).mark_text(
        align="left", baseline="bottom", fontSize=13, limit=700
    )
    titles = titles.encode(
        x=alt.XValue(2), y=alt.Y("top:Q", axis=None), text=alt.Text("lines:N"), color=alt.ColorValue(INK[scheme])
    )
    return alt.layer(cells, symbols, titles).properties(height=len(order) * BAND, width="container")


def state_legend() -> str:
    """What the symbols stand for, in words."""
    return ", ".join(f"{STEP_SYMBOLS[state]} {word}" for state, word in STEP_STATES.items())

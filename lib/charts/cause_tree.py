"""Why a problem is there, as a tree on its side: what is seen, its causes, and the causes of those further in."""

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from lib.domain.palette import ACCENT, COMPARISON, CONTROL_OUT, ICEBERG, INK, PAPER, Scheme

INDENT, LINE, PADDING, GAP = 26, 17, 8, 9
"""Pixels."""
SIGNS_A_LINE, SIGNS_LESS_A_STEP = 50, 4
"""Fits a phone; a wider page has air to the right."""


def cause_tree_chart(nodes: pd.DataFrame, scheme: Scheme) -> alt.LayerChart | alt.FacetChart:
    """A box for each row of `lib.analysis.cause_tree.NODES`, from the top, the deeper the further in.

    Fill tells the layer of the iceberg, measures have an outline in the accent, and what nothing is done against is
    outlined with dashes. The note in each box says the same in words.
    """
    drawn = _placed(nodes, scheme)
    height = float(drawn["bottom"].max()) + GAP
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    left = alt.XValue(alt.expr("datum.left"))
    boxes = alt.Chart(drawn).encode(
        x=left, x2=alt.X2Value(alt.expr("width - 2")), y=y, y2=alt.Y2("bottom:Q"),
        fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("stroke:N", scale=None),
        tooltip=[alt.Tooltip("label:N", title="Text"), alt.Tooltip("note:N", title="Vad")],
    )  # fmt: skip
    whole = boxes.transform_filter("!datum.has_gap").mark_rect(cornerRadius=5, strokeWidth=1.4)
    # a mark of its own: Vega-Lite drops a rect's strokeDash where it is an encoding
    gaps = boxes.transform_filter("datum.has_gap").mark_rect(cornerRadius=5, strokeWidth=2.4, strokeDash=[6, 4])
    words = alt.Chart(_lines(drawn))
    text = {
        "x": alt.XValue(alt.expr(f"datum.left + {PADDING}")),
        "y": alt.Y("at:Q", axis=None),
        "text": alt.Text("text:N"),
    }
    notes = words.transform_filter("datum.is_note").mark_text(align="left", baseline="top", fontSize=11)
    labels = words.transform_filter("!datum.is_note").mark_text(align="left", baseline="top", fontSize=13)
    drawn_notes = notes.encode(**text, color=alt.ColorValue(INK[scheme]))
    drawn_labels = labels.encode(**text, color=alt.ColorValue(INK[scheme]))
    return alt.layer(*_branches(drawn, y), whole, gaps, drawn_notes, drawn_labels).properties(
        height=height, width="container"
    )


def _placed(nodes: pd.DataFrame, scheme: Scheme) -> pd.DataFrame:
    lines = [textwrap.wrap(label, _signs(depth)) for label, depth in zip(nodes["label"], nodes["depth"], strict=True)]
    heights = [LINE * (len(one) + 1) + 2 * PADDING - 3 for one in lines]
    bottoms = pd.Series(heights).cumsum() + GAP * pd.Series(range(len(heights)))
    fills = dict(enumerate(ICEBERG[scheme]))
    deepest = ICEBERG[scheme][-1]
    kinds = list(nodes["kind"])
    return nodes.assign(
        lines=lines,
        left=nodes["depth"] * INDENT + 1.0,
        top=bottoms - heights,
        bottom=bottoms,
        fill=[PAPER[scheme] if kind in ("measure", "nothing") else fills.get(depth, deepest)
              for kind, depth in zip(kinds, nodes["depth"], strict=True)],
        stroke=[CONTROL_OUT if gap else ACCENT[scheme] if kind == "measure" else COMPARISON
                for kind, gap in zip(kinds, nodes["has_gap"], strict=True)],
    )  # fmt: skip


def _lines(drawn: pd.DataFrame) -> pd.DataFrame:
    """A row for each line of text: the note first, then the label."""
    rows: list[dict[str, Any]] = []
    for box in drawn.to_dict("records"):
        note = textwrap.shorten(box["note"], _signs(box["depth"]) + 6, placeholder=" …")
        for number, text in enumerate((note, *box["lines"])):
            at = box["top"] + PADDING - 2 + LINE * number
            rows.append({"left": box["left"], "at": at, "text": text, "is_note": not number})
    return pd.DataFrame(rows)


def _signs(depth: int) -> int:
    return SIGNS_A_LINE - SIGNS_LESS_A_STEP * depth


def _branches(drawn: pd.DataFrame, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """From each box to the one it hangs under: down along its left side, then in."""
    by_row = drawn.set_index("row")
    rows = [
        {
            "trunk": by_row.loc[box["parent_row"], "left"] + INDENT / 2,
            "left": box["left"],
            "top": by_row.loc[box["parent_row"], "bottom"],
            "middle": (box["top"] + box["bottom"]) / 2,
        }
        for box in drawn.to_dict("records")
        if box["parent_row"] == box["parent_row"] and box["parent_row"] is not None
    ]
    lines = alt.Chart(pd.DataFrame(rows, columns=["trunk", "left", "top", "middle"]))
    trunk = alt.XValue(alt.expr("datum.trunk"))
    down = lines.mark_rule(color=COMPARISON, strokeWidth=1.5).encode(x=trunk, y=y, y2=alt.Y2("middle:Q"))
    across = lines.mark_rule(color=COMPARISON, strokeWidth=1.5).encode(
        x=trunk, x2=alt.X2Value(alt.expr("datum.left")), y=alt.Y("middle:Q", axis=None)
    )
    return down, across

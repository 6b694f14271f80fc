"""The same areas in two sources: one across, one up, and where they disagree."""

from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from lib.domain.contrast import Verdict
from lib.domain.palette import ACCENT, COMPARISON, DIFFERENCE, INK, PAPER, QUIET, Scheme

HEIGHT = 440
COLOURS = {
    "light": {Verdict.MORE: DIFFERENCE[4], Verdict.LESS: DIFFERENCE[0]},
    "dark": {Verdict.MORE: DIFFERENCE[3], Verdict.LESS: DIFFERENCE[1]},
}
SHAPES = {Verdict.MORE: "triangle-up", Verdict.LESS: "triangle-down"}
Across = Literal["left", "right"]
Up = Literal["top", "bottom"]
CORNERS: tuple[tuple[Across, Up], ...] = (("left", "top"), ("right", "top"), ("left", "bottom"), ("right", "bottom"))
ROOM = 1.08
MOST_NAMED = 8
"""So few points are all named."""


def four_field_chart(
    rows: pd.DataFrame, cross: tuple[float, float], corners: tuple[str, str, str, str], titles: tuple[str, str],
    scheme: Scheme,
) -> alt.LayerChart | alt.FacetChart:  # fmt: skip
    """Points in four fields that meet where the whole municipality lies; `corners` name the fields, upper left first.

    `rows` has x, y, name, verdict, text and is_chosen; `titles` are those of x and y.
    """
    drawn = rows.dropna(subset=["x", "y"])
    domain = [[float(drawn[name].min()) / ROOM, float(drawn[name].max()) * ROOM] for name in ("x", "y")]
    scales = [alt.Scale(domain=limits, nice=False) for limits in domain]
    across = alt.Chart(pd.DataFrame({"x": [cross[0]]})).mark_rule(strokeDash=[5, 4], color=QUIET[scheme])
    up = alt.Chart(pd.DataFrame({"y": [cross[1]]})).mark_rule(strokeDash=[5, 4], color=QUIET[scheme])
    axes = _axes(titles, scales)
    fields = [_corner(domain, text, *place, axes, scheme) for text, place in zip(corners, CORNERS, strict=True)]
    return _finished([across.encode(x=axes[0]), up.encode(y=axes[1]), *fields], drawn, axes, scheme)


def against_expected_chart(
    rows: pd.DataFrame, band: pd.DataFrame, titles: tuple[str, str], is_count: bool, scheme: Scheme
) -> alt.LayerChart | alt.FacetChart:
    """Points beside the line of what is usual and, as a band, where 95 % of them are expected.

    `rows` as in `four_field_chart`; `band` has x, usual, lower and upper. Counts stand on a square-root scale, where
    chance is as wide everywhere and zero has its place.
    """
    drawn = rows.dropna(subset=["x", "y"])
    if is_count:
        most = [max(float(drawn[name].max()), 1.0) * ROOM for name in ("x", "y")]
        scales = [alt.Scale(type="sqrt", domain=[0, limit], nice=False) for limit in most]
    else:
        limits = [float(drawn[["x", "y"]].min().min()) / ROOM, float(drawn[["x", "y"]].max().max()) * ROOM]
        scales = [alt.Scale(domain=limits, nice=False)] * 2
    axes = _axes(titles, scales)
    base = alt.Chart(band).encode(x=axes[0])
    lines = [
        base.mark_area(opacity=0.14, color=COMPARISON, clip=True).encode(
            y=alt.Y("lower:Q", title=titles[1], scale=scales[1]), y2=alt.Y2("upper:Q")
        ),
        base.mark_line(color=QUIET[scheme], strokeWidth=1.5, strokeDash=[5, 4], clip=True).encode(
            y=alt.Y("usual:Q", title=titles[1], scale=scales[1])
        ),
    ]
    return _finished(lines if len(band) else [], drawn, axes, scheme, is_count)


def _axes(titles: tuple[str, str], scales: list[alt.Scale]) -> tuple[alt.X, alt.Y]:
    return (
        alt.X("x:Q", title=titles[0], scale=scales[0], axis=alt.Axis(tickCount=6)),
        alt.Y("y:Q", title=titles[1], scale=scales[1], axis=alt.Axis(tickCount=6)),
    )


def _finished(
    behind: list[alt.Chart], rows: pd.DataFrame, axes: tuple[alt.X, alt.Y], scheme: Scheme, is_count: bool = False
) -> alt.LayerChart | alt.FacetChart:
    layers = [*behind, *_points(rows, axes, scheme), *_labels(rows, axes, scheme, is_count)]
    return alt.layer(*layers).properties(height=HEIGHT, width="container")


def _points(rows: pd.DataFrame, axes: tuple[alt.X, alt.Y], scheme: Scheme) -> list[alt.Chart]:
    """Those that agree small and grey beneath, contradictions above them by colour and shape, the chosen ringed."""
    tooltip = [alt.Tooltip("name:N", title="Vad"), alt.Tooltip("words:N", title="Bedömning"),
               alt.Tooltip("text:N", title="Siffror")]  # fmt: skip
    kept = rows[["x", "y", "name", "words", "text", "verdict", "is_chosen"]]
    layers = []
    for verdict, shape, colour, size in (
        (None, "circle", COMPARISON, 50),
        *((verdict, SHAPES[verdict], COLOURS[scheme][verdict], 190) for verdict in SHAPES),
    ):
        part = kept[kept["verdict"] == verdict] if verdict else kept[~kept["verdict"].isin(list(SHAPES))]
        point = alt.Chart(part).mark_point(filled=True, shape=shape, size=size, color=colour, opacity=0.9)
        layers.append(point.encode(x=axes[0], y=axes[1], tooltip=tooltip))
    ring = alt.Chart(kept[kept["is_chosen"]]).mark_point(filled=False, size=380, strokeWidth=3, color=ACCENT[scheme])
    return [*layers, ring.encode(x=axes[0], y=axes[1], tooltip=tooltip)]


def _labels(rows: pd.DataFrame, axes: tuple[alt.X, alt.Y], scheme: Scheme, is_count: bool) -> list[alt.Chart]:
    """Names above what is pointed out, or turned inwards near the sides, so that they fit on a phone too."""
    named = rows[rows["verdict"].isin(list(SHAPES)) | rows["is_chosen"] | (len(rows) <= MOST_NAMED)]
    across = np.sqrt(rows["x"]) if is_count else rows["x"] - rows["x"].min()
    place = (across / max(float(across.max()), 1e-9)).reindex(named.index)
    layers = []
    for part, look in (
        (named[place < 0.3], {"align": "left", "dx": 11, "baseline": "middle"}),
        (named[place.between(0.3, 0.7)], {"align": "center", "dy": -13, "baseline": "bottom"}),
        (named[place > 0.7], {"align": "right", "dx": -11, "baseline": "middle"}),
    ):
        text = alt.Chart(part[["x", "y", "name"]]).encode(x=axes[0], y=axes[1], text=alt.Text("name:N"))
        style: dict[str, Any] = {**look, "fontWeight": 600, "limit": 210}
        layers.append(text.mark_text(**style, stroke=PAPER[scheme], strokeWidth=4))
        layers.append(text.mark_text(**style, color=INK[scheme]))
    return layers


def _corner(
    domain: list[list[float]], text: str, across: Across, up: Up, axes: tuple[alt.X, alt.Y], scheme: Scheme
) -> alt.Chart:
    at = {"x": [domain[0][across == "right"]], "y": [domain[1][up == "top"]], "text": [text]}
    dx, dy = (6 if across == "left" else -6), (8 if up == "top" else -8)
    mark = alt.Chart(pd.DataFrame(at)).mark_text(
        align=across, baseline=up, dx=dx, dy=dy, color=QUIET[scheme], fontStyle="italic", fontSize=12
    )
    return mark.encode(x=axes[0], y=axes[1], text=alt.Text("text:N"))

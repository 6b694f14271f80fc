"""A chart as a picture file, with its title, subtitle and source on it. Drawn here, not by a browser."""

import json
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt
import font_source_sans_pro
import vl_convert

from lib.domain.palette import INK, PAPER, QUIET
from lib.reports.printable import without_controls

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
WIDTH, WIDTH_IN_REPORT = 900, 640
"""Pixels; in a report the letters then come out as large as those around."""
LETTERS_A_LINE, LONGEST_LABEL_PX = 110, 420
FONT = "Source Sans Pro"
"""Comes with the app, so that a picture is the same on every machine."""

vl_convert.register_font_directory(font_source_sans_pro.font_directory)


@dataclass(frozen=True)
class ChartTexts:
    """What stands around the chart: the finding; measure, unit and period; and where the figures come from."""

    title: str
    subtitle: str
    source: str


def chart_picture(spec: dict[str, Any], texts: ChartTexts | None, kind: str = "png") -> bytes:
    """A `chart_spec` as it stands on the page, 900 pixels wide and on white paper; `kind` is one of PICTURES.

    Without texts for a report, which says them itself, and narrower.
    """
    rows = {name: alt.to_values(table)["values"] for name, table in spec["datasets"].items()}
    paper = _on_paper(_of_fixed_width({**spec, "datasets": {}}, WIDTH if texts else WIDTH_IN_REPORT))
    told = {**(paper if texts is None else _with_texts(paper, texts)), "datasets": rows}
    drawn = vl_convert.vegalite_to_svg(json.dumps(told)).encode()
    return drawn if kind == "svg" else svg_as_png(drawn)


def svg_as_png(svg: bytes) -> bytes:
    """The same picture as PNG, with twice as many pixels each way. The SVG holds all it is drawn from."""
    return bytes(vl_convert.svg_to_png(without_controls(svg.decode("utf-8")), scale=2))


def _of_fixed_width(spec: Any, width: int) -> Any:
    """What fills its container on a page has no container here, and no label is cut: paper shows nothing when pointed
    at."""
    if isinstance(spec, list):
        return [_of_fixed_width(part, width) for part in spec]
    if not isinstance(spec, dict):
        return spec
    fixed = {"labelLimit": LONGEST_LABEL_PX, **({"width": width} if spec.get("width") == "container" else {})}
    return {key: fixed.get(key, _of_fixed_width(part, width)) for key, part in spec.items()}


def _with_texts(spec: dict[str, Any], texts: ChartTexts) -> dict[str, Any]:
    lines = wrap(texts.subtitle, LETTERS_A_LINE) + wrap(texts.source, LETTERS_A_LINE)
    title = {
        "text": wrap(texts.title, LETTERS_A_LINE - 20),
        "subtitle": lines,
        "anchor": "start",
        "frame": "group",
        "fontSize": 17,
        "subtitleFontSize": 12,
        "color": INK["light"],
        "subtitleColor": QUIET["light"],
        "offset": 14,
    }
    return {**spec, "title": title}


def _on_paper(spec: dict[str, Any]) -> dict[str, Any]:
    config = {**spec.get("config", {}), "background": PAPER["light"], "font": FONT}
    return {**spec, "padding": 16, "background": PAPER["light"], "config": config}

"""A chart as a picture file, with its title, subtitle and source on it. Drawn here, not by a browser."""

import json
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt
import vl_convert

from lib.domain.palette import INK, PAPER, QUIET

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
WIDTH = 900
LETTERS_A_LINE = 110


@dataclass(frozen=True)
class ChartTexts:
    """What stands around the chart: the finding; measure, unit and period; and where the figures come from."""

    title: str
    subtitle: str
    source: str


def chart_picture(chart: alt.TopLevelMixin, texts: ChartTexts, kind: str = "png") -> bytes:
    """The chart as it stands on the page, 900 pixels wide and on white paper; `kind` is one of PICTURES."""
    spec = _with_texts(_of_fixed_width(chart.to_dict()), texts)
    if kind == "svg":
        return vl_convert.vegalite_to_svg(json.dumps(spec)).encode()
    return bytes(vl_convert.vegalite_to_png(json.dumps(spec), scale=2))


def _of_fixed_width(spec: Any) -> Any:
    """What fills its container on a page has no container here."""
    if isinstance(spec, list):
        return [_of_fixed_width(part) for part in spec]
    if not isinstance(spec, dict):
        return spec
    return {
        key: WIDTH if key == "width" and part == "container" else _of_fixed_width(part) for key, part in spec.items()
    }


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
    config = {**spec.get("config", {}), "background": PAPER["light"]}
    return {**spec, "title": title, "padding": 16, "background": PAPER["light"], "config": config}

"""Charts that can be edited in the presentation: their numbers come along as a small workbook."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.domain.deck import BarChart, LineChart
from lib.domain.palette import ACCENT, COMPARISON, GRID, INK
from lib.reports.fixed_zip import fixed_zip
from lib.reports.pptx_text import Box, colour, one_line, say

WORDS = Pt(14)
MONTH = re.compile(r"\d{4}-\d{2}")
MOST_MARKED = 24
DARK_FILLS = 0.45
"""Fills darker than this carry light figures."""
_MADE = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def add_line_chart(shapes: Any, chart: LineChart, box: Box, alt_text: str, dated: date) -> None:
    """The figure as a thick line, its limits thin and dotted, and what it is compared with in grey."""
    is_monthly = all(MONTH.fullmatch(period) for period in chart.periods)
    data = CategoryChartData(number_format="0.##")
    data.categories = [_first_day(period) for period in chart.periods] if is_monthly else chart.periods
    data.add_series(one_line(chart.name), chart.values)
    data.add_series("Nedre gräns, 95 %", chart.lower)
    data.add_series("Övre gräns, 95 %", chart.upper)
    if chart.comparison:
        data.add_series(one_line(chart.comparison_name), chart.comparison)
    frame = shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data)
    made = _dressed(frame, "Diagram", alt_text, dated)
    looks = ((ACCENT["light"], 3.5, None), (ACCENT["light"], 1.25, MSO_LINE.ROUND_DOT),
             (ACCENT["light"], 1.25, MSO_LINE.ROUND_DOT), (COMPARISON, 2.25, None))  # fmt: skip
    for series, (fill, width, dash) in zip(made.plots[0].series, looks, strict=False):
        series.smooth = False
        series.format.line.color.rgb = colour(fill)
        series.format.line.width = Pt(width)
        if dash is not None:
            series.format.line.dash_style = dash
        series.marker.style = XL_MARKER_STYLE.NONE
    if len(chart.values) <= MOST_MARKED or None in chart.values:  # a point between two gaps has no line to show it
        _marked(made.plots[0].series[0])
    made.value_axis.minimum_scale = 0
    made.value_axis.major_gridlines.format.line.color.rgb = colour(GRID["light"])
    made.value_axis.format.line.fill.background()
    made.value_axis.tick_labels.number_format, made.value_axis.tick_labels.number_format_is_linked = "#,##0.#", False
    if is_monthly:
        _by_year(made.category_axis)


def add_bar_chart(shapes: Any, chart: BarChart, box: Box, alt_text: str, dated: date) -> None:
    """One bar for each group, the first on top, with its parts beside each other and their numbers in them."""
    data = CategoryChartData(number_format="0")
    data.categories = [one_line(name) for name in chart.bars]
    for part in chart.parts:
        data.add_series(one_line(part.name), part.counts)
    made = _dressed(shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box, data), "Diagram", alt_text, dated)
    made.category_axis.reverse_order = True
    made.category_axis.format.line.fill.background()
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, part in zip(plot.series, chart.parts, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(part.fill)
        series.format.line.color.rgb = colour(INK["light"])
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0;;;", False
        labels.font.size = WORDS
        labels.font.color.rgb = colour("#ffffff" if darkness(part.fill) > DARK_FILLS else INK["light"])


def darkness(fill: str) -> float:
    """0 for white to 1 for black, as the eye sees it (relative luminance, WCAG)."""
    parts = [int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1 - float((0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]) ** 0.5)


def _dressed(frame: Any, name: str, alt_text: str, dated: date) -> Any:
    frame.name = name
    say(frame, alt_text)
    made = frame.chart
    made.has_title, made.has_legend = False, True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    made.font.size = WORDS
    made.font.color.rgb = colour(INK["light"])
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    made.category_axis.format.line.color.rgb = colour(GRID["light"])
    workbook = made.part.chart_workbook.xlsx_part
    workbook._blob = _dated(workbook.blob, dated)
    return made


def _marked(series: Any) -> None:
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(ACCENT["light"])
    series.marker.format.line.fill.background()


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _by_year(axis: Any) -> None:
    """A point for each month, and the year written once."""
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
    steps = (("c:baseTimeUnit", "months"), ("c:majorUnit", "1"), ("c:majorTimeUnit", "years"))
    for name, _ in steps:
        for old in axis._element.findall(qn(name)):
            axis._element.remove(old)
    for name, value in steps:  # last of all, as the format has them
        axis._element.append(axis._element.makeelement(qn(name), {"val": value}))


def _dated(workbook: bytes, dated: date) -> bytes:
    """The workbook as of the deck's own day: the moment it was made is in it otherwise."""
    written = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _MADE.sub(rb"\g<1>" + f"{dated.isoformat()}T00:00:00Z".encode(), content)
                            if name == "docProps/core.xml" else content)  # fmt: skip
    return fixed_zip(written.getvalue())

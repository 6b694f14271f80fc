"""One look for every chart: Swedish figures and months, quiet grid, readable from the back row."""

from typing import Any

from altair.utils import update_nested

from lib.domain.palette import ACCENT, GRID, INK, QUIET, Scheme

Spec = dict[str, Any]
"""A chart as Vega-Lite."""

FONT = 'Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif'
_MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december"]  # fmt: skip
_DAYS = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"]
SWEDISH = {
    "number": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "time": {
        "dateTime": "%Y-%m-%d %H.%M",
        "date": "%Y-%m-%d",
        "time": "%H.%M",
        "periods": ["fm", "em"],
        "days": _DAYS,
        "shortDays": [day[:3] for day in _DAYS],
        "months": _MONTHS,
        "shortMonths": [month[:3] for month in _MONTHS],
    },
}


def styled(spec: Spec, scheme: Scheme, alt_text: str) -> Spec:
    """The specification with our look and a text for screen readers. Its title stands beside it, where it can wrap.

    Altair's own `configure` copies and checks the whole chart for it, which takes as long as to draw it.
    """
    look = _config(scheme) | {"locale": SWEDISH}
    # Panels keep their size: fitted to a width, nothing at all is drawn.
    room = {} if "facet" in spec else {"autosize": {"type": "fit-x", "contains": "padding"}}
    return {**spec, **room, "description": alt_text, "config": update_nested(spec.get("config", {}), look, copy=True)}


def _config(scheme: Scheme) -> dict[str, Any]:
    words = {"labelColor": INK[scheme], "titleColor": QUIET[scheme], "labelFontSize": 13, "titleFontSize": 13,
             "titleFontWeight": "normal"}  # fmt: skip
    apart = {"labelOverlap": True, "labelSeparation": 6}  # on a phone every other figure rather than one long row
    unread = {"aria": False}  # what is read out is the description: axes and marks would be read in English
    return {
        "font": FONT,
        "background": "transparent",
        "view": {"stroke": None},
        "mark": unread,
        "axis": {**words, **unread, "gridColor": GRID[scheme], "domainColor": GRID[scheme], "tickColor": GRID[scheme]},
        "axisXQuantitative": apart,
        "axisXTemporal": apart,
        "legend": {**words, **unread, "symbolStrokeWidth": 2},
        "header": words,
        "line": {"color": ACCENT[scheme], "strokeWidth": 2.5},
        "point": {"color": ACCENT[scheme], "size": 60, "filled": True},
        "area": {"color": ACCENT[scheme]},
        "bar": {"color": ACCENT[scheme]},
        "text": {"color": INK[scheme], "fontSize": 13},
        "rule": {"color": QUIET[scheme]},
    }  # fmt: skip

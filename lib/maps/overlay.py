"""What lies on the map and follows the selection: colours by class, report points, the outline, the legend."""

from dataclasses import dataclass, field
from typing import Any

import folium
import pandas as pd

from lib.domain.by_content import kept_by_content
from lib.domain.class_words import class_labels
from lib.domain.codes import Unit
from lib.domain.palette import MISSING, SUPPRESSED, THEMES, ZERO, ramp
from lib.domain.row import FigureRow
from lib.domain.sentences import tooltip_lines
from lib.maps.calls import Call, to_script

HATCH = "url(#lb-hatch)"
SHAPES = {
    "ordning": "circle",
    "narkotika": "diamond",
    "skadegorelse": "square",
    "vald_hot": "triangle",
    "tillgrepp": "down",
    "trafik": "cross",
    "miljo": "pentagon",
    "ovrigt": "circle",
    "trygg_plats": "square",
}
ZERO_CLASS, MISSING_CLASS, SUPPRESSED_CLASS, NOT_APPLICABLE_CLASS = -1, -2, -3, -4


@dataclass(frozen=True, eq=False)
class Points:
    """Reports to draw: lat, lon, theme and count (1 for a single report)."""

    rows: pd.DataFrame
    theme_names: dict[str, str]
    title: str


@dataclass(frozen=True)
class NamedClass:
    """A class that is not a stretch of values: its colour and its text in the legend."""

    fill: str
    text: str


@dataclass(frozen=True, eq=False)
class Overlay:
    """`rows` is the answer table by area with `colour_class`; `limits` are the inner class limits.

    With `named` the classes are these, in order of `colour_class`, and `limits` and `polarity` say nothing. A column
    `lines` in `rows` holds the texts of the tooltip where they are not those of the answer table.
    """

    title: str
    rows: pd.DataFrame
    limits: tuple[float, ...]
    polarity: str
    selected: str | None = None
    points: Points | None = None
    notes: tuple[str, ...] = field(default=())
    named: tuple[NamedClass, ...] = ()


def overlay(shown: Overlay) -> folium.FeatureGroup:
    """The layer for `st_folium(feature_group_to_add=…)`: it repaints the base map without drawing it again."""
    group = folium.FeatureGroup(name="lagesbild")
    Call("paint", _script(shown), on_window_map=True).add_to(group)
    return group


@kept_by_content(200)
def _script(shown: Overlay) -> str:
    return to_script(overlay_data(shown))


def overlay_data(shown: Overlay) -> dict[str, Any]:
    """What the browser needs, and nothing else: a suppressed value has no number here."""
    colours = tuple(one.fill for one in shown.named) or ramp(shown.polarity, len(shown.limits) + 1)
    return {
        "areas": {record["area_code"]: _look(record, colours) for record in shown.rows.to_dict("records")},
        "selected": shown.selected,
        "hatch": [SUPPRESSED, "#9aa3a9"],
        "points": _points(shown.points),
        "legend": _legend(shown, colours),
    }


def _look(record: dict[Any, Any], colours: tuple[str, ...]) -> dict[str, Any]:
    fill, dash = _fill(record["colour_class"], colours)
    lines = record["lines"] if "lines" in record else tooltip_lines(FigureRow.read(record))
    return {"fill": fill, "dash": dash, "lines": lines}


def _fill(colour_class: int, colours: tuple[str, ...]) -> tuple[str, bool]:
    if colour_class == SUPPRESSED_CLASS:
        return HATCH, False
    if colour_class in (MISSING_CLASS, NOT_APPLICABLE_CLASS):
        return MISSING, True
    return (ZERO if colour_class == ZERO_CLASS else colours[colour_class]), False


def _points(points: Points | None) -> dict[str, Any] | None:
    if points is None or points.rows.empty:
        return None
    kinds = _themes(points) or ["ovrigt"]
    place = {theme: i for i, theme in enumerate(kinds)}
    rows = points.rows
    told = (
        rows["lat"].round(5).tolist(),
        rows["lon"].round(5).tolist(),
        [place.get(theme, 0) for theme in rows["theme"].tolist()],
        rows["count"].tolist() if "count" in rows else [1] * len(rows),
    )
    return {
        "kinds": [{"fill": THEMES[theme], "shape": SHAPES[theme]} for theme in kinds],
        "rows": [list(row) for row in zip(*told, strict=True)],
    }


def _themes(points: Points | None) -> list[str]:
    """The themes that have points, in their fixed order."""
    there = set() if points is None else set(points.rows["theme"].unique())
    return [theme for theme in THEMES if theme in there]


def _legend(shown: Overlay, colours: tuple[str, ...]) -> dict[str, Any]:
    points = shown.points
    kinds = _themes(points)
    return {
        "title": shown.title,
        "classes": _class_rows(shown, colours) if len(shown.rows) else [],
        "points_title": points.title if points else "",
        "points": [
            {"fill": THEMES[theme], "shape": SHAPES[theme], "text": points.theme_names.get(theme, theme)}
            for theme in kinds
            if points is not None
        ],
        "notes": list(shown.notes),
    }


def _class_rows(shown: Overlay, colours: tuple[str, ...]) -> list[dict[str, Any]]:
    """The classes from low to high with the number of areas in each, then what is not a class."""
    counts = shown.rows["colour_class"].value_counts()
    unit = Unit(shown.rows["unit"].dropna().iloc[0]) if shown.rows["unit"].notna().any() else Unit.COUNT
    texts = [one.text for one in shown.named] or class_labels(shown.limits, unit)
    classes: list[dict[str, Any]] = [
        {"fill": colour, "text": text, "count": str(counts.get(i, 0))}
        for i, (colour, text) in enumerate(zip(colours, texts, strict=True))
    ]
    special = [
        (ZERO_CLASS, "0", ZERO, False),
        (SUPPRESSED_CLASS, "dolt, för få", HATCH, False),
        (MISSING_CLASS, "uppgift saknas", MISSING, True),
        (NOT_APPLICABLE_CLASS, "e.t.", MISSING, True),
    ]
    classes += [
        {"fill": fill, "text": text, "count": str(counts[code]), "dash": dash}
        for code, text, fill, dash in special
        if counts.get(code, 0)
    ]
    return classes

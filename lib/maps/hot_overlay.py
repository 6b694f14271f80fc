"""Hot spots on the map: areas by class, or cells of a grid or ground of a density above them."""

from dataclasses import dataclass, field
from typing import Any

import folium
import geopandas as gpd

from lib.maps.base_map import COORDINATE_DECIMALS, rounded
from lib.maps.calls import Call, to_script


@dataclass(frozen=True)
class Look:
    """How an area or a cell is drawn, and the lines that tell of it. `dash` is a dashed edge and a faint fill."""

    fill: str
    lines: tuple[str, ...]
    dash: bool = False


@dataclass(frozen=True)
class LegendRow:
    look: Look
    text: str
    count: str


@dataclass(frozen=True)
class Label:
    """A short number that stands on the map."""

    lat: float
    lon: float
    text: str


@dataclass(frozen=True, eq=False)
class HotOverlay:
    """`areas` are looks by code. `shapes` (EPSG:4326) lie above them, one look each; None where areas are all. `view`
    is the corners (lat, lon) of what the map moves to, None to leave it to the reader."""

    title: str
    areas: dict[str, Look]
    legend: tuple[LegendRow, ...]
    shapes: gpd.GeoSeries | None = None
    looks: tuple[Look, ...] = ()
    labels: tuple[Label, ...] = ()
    edge: str = "#4a2a10"
    edge_weight: float = 0.6
    selected: str | None = None
    notes: tuple[str, ...] = field(default=())
    view: tuple[tuple[float, float], tuple[float, float]] | None = None
    locate: tuple[str, str] | None = None
    """What a button that asks where the reader stands says, and what when that is not told; None for no button."""


def hot_overlay(shown: HotOverlay) -> folium.FeatureGroup:
    """The layer for `st_folium(feature_group_to_add=…)`, as `overlay` makes of figures."""
    group = folium.FeatureGroup(name="lagesbild")
    Call("paint", to_script(hot_overlay_data(shown)), on_window_map=True).add_to(group)
    return group


def hot_overlay_data(shown: HotOverlay) -> dict[str, Any]:
    """What the browser needs, and nothing else."""
    return {
        "areas": {code: _look(look) for code, look in shown.areas.items()},
        "selected": shown.selected,
        "hatch": ["#d5d9dc", "#9aa3a9"],
        "points": None,
        "cells": _cells(shown),
        "view": shown.view,
        "locate": {"text": shown.locate[0], "denied": shown.locate[1]} if shown.locate else None,
        "legend": {
            "title": shown.title,
            "classes": [
                {"fill": row.look.fill, "text": row.text, "count": row.count, "dash": row.look.dash}
                for row in shown.legend
            ],
            "points_title": "",
            "points": [],
            "notes": list(shown.notes),
        },
    }


def _cells(shown: HotOverlay) -> dict[str, Any] | None:
    shapes = gpd.GeoSeries() if shown.shapes is None else shown.shapes
    if not len(shapes) and not shown.labels:
        return None
    drawn = rounded(shapes)
    for feature, look in zip(drawn["features"], shown.looks, strict=True):
        feature["properties"] = {**_look(look), "edge": shown.edge, "weight": 1.5 if look.dash else shown.edge_weight}
    at = [[round(label.lat, COORDINATE_DECIMALS), round(label.lon, COORDINATE_DECIMALS)] for label in shown.labels]
    labels = [{"at": place, "text": label.text} for place, label in zip(at, shown.labels, strict=True)]
    return {"shapes": drawn, "labels": labels}


def _look(look: Look) -> dict[str, Any]:
    return {"fill": look.fill, "dash": look.dash, "lines": list(look.lines)}

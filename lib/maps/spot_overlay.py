"""A map to point on: the spot that is chosen, and a button that asks the browser where one is."""

from dataclasses import dataclass
from typing import Any

import folium

from lib.maps.base_map import COORDINATE_DECIMALS
from lib.maps.calls import Call, to_script


@dataclass(frozen=True)
class SpotOverlay:
    """`spot` is latitude and longitude (WGS84), None before anything is chosen. `lines` tell of it. `locate` is what
    stands on the button, `denied` what is said when the browser does not tell."""

    spot: tuple[float, float] | None
    lines: tuple[str, ...]
    locate: str
    denied: str


def spot_overlay(shown: SpotOverlay) -> folium.FeatureGroup:
    """The layer for `st_folium(feature_group_to_add=…)`."""
    group = folium.FeatureGroup(name="lagesbild")
    Call("paint", to_script(spot_data(shown)), on_window_map=True).add_to(group)
    return group


def spot_data(shown: SpotOverlay) -> dict[str, Any]:
    at = None if shown.spot is None else [round(degrees, COORDINATE_DECIMALS) for degrees in shown.spot]
    return {
        "areas": {},
        "selected": None,
        "hatch": ["#d5d9dc", "#9aa3a9"],
        "points": None,
        "legend": None,
        "spot": None if at is None else {"at": at, "lines": list(shown.lines)},
        "locate": {"text": shown.locate, "denied": shown.denied},
    }

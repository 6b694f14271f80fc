"""The map on a page: drawn by streamlit-folium, and a click chooses the area."""

from functools import lru_cache, partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from lib.analysis.mapping import area_at, map_layers
from lib.analysis.workspace import Workspace
from lib.maps.base_map import Ground, base_map
from lib.maps.hot_overlay import HotOverlay, hot_overlay
from lib.maps.overlay import Overlay, overlay
from lib.ui.filters import WHOLE
from lib.ui.map_pictures import map_picture_buttons
from lib.ui.session import current_scheme

HEIGHT = 560


def area_map(workspace: Workspace, shown: Overlay | HotOverlay, key: str, told: str = "", source: str = "") -> None:
    """Draw the overlay on the municipality's base map. The base map stays; only the overlay is sent anew.

    Below it the same map as a picture file, with the period (`told`) and the source on it; figures have their own.
    """
    with st.container(key=key):
        _draw(workspace, shown, f"{key}-folium")
        map_picture_buttons(workspace, shown, key, told, source)


def _draw(workspace: Workspace, shown: Overlay | HotOverlay, key: str) -> None:
    st_folium(
        base_map(ground_of(workspace), current_scheme()),
        key=key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["last_clicked", "last_object_clicked_count"],  # the count tells a second click apart
        feature_group_to_add=hot_overlay(shown) if isinstance(shown, HotOverlay) else overlay(shown),
        on_change=partial(_choose_clicked_area, workspace, key),
    )


def _choose_clicked_area(workspace: Workspace, key: str) -> None:
    """The clicked area becomes the chosen one; the chosen one again, or a click outside, the whole place."""
    clicked: dict[str, Any] = (st.session_state.get(key) or {}).get("last_clicked") or {}
    if not clicked:
        return
    area = area_at(workspace, clicked["lng"], clicked["lat"])
    st.session_state["omrade"] = WHOLE if area is None or st.session_state.get("omrade") == area else area


@lru_cache(maxsize=8)
def ground_of(workspace: Workspace) -> Ground:
    """What the base map of the municipality is drawn from. A folium map of it is for one drawing only:
    streamlit-folium changes it."""
    layers, municipality = map_layers(workspace), workspace.municipality
    return Ground(
        name=municipality.name,
        areas=workspace.areas,
        water=layers.water,
        localities=layers.localities,
        places=layers.places,
        attribution=layers.attribution,
        base_map=municipality.base_map,
    )

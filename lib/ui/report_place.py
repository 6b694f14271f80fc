"""Where a report is about: a tap on the map, one's own position, or a name from a list."""

from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from lib.analysis.mapping import area_at
from lib.analysis.named_places import NamedPlace, named_places
from lib.analysis.workspace import Workspace
from lib.domain.codes import Precision
from lib.maps.base_map import base_map
from lib.maps.spot_overlay import SpotOverlay, spot_overlay
from lib.ui.map_view import ground_of
from lib.ui.plain_text import plain
from lib.ui.session import current_scheme

HEIGHT = 320
WAYS = {"karta": "Tryck på kartan", "lista": "Välj i listan"}
SPOT = "rapport-punkt"
WAY = "rapport-satt"
NAMED = "rapport-namngiven"
OUTSIDE = "rapport-utanfor"
LOCATE, DENIED = "Min plats", "Platsen gick inte att få. Tryck på kartan."
PERMISSION = (
    "Min plats: webbläsaren frågar dig först. Läget blir bara rapportens plats och lämnar inte den här servern."
)


def place_part(workspace: Workspace) -> NamedPlace | None:
    """The chosen place, None before anything is chosen. What is chosen one way is kept when one looks at the other."""
    if workspace.areas.empty:
        return _named_only()
    st.session_state.setdefault(WAY, "karta")
    way = st.segmented_control(
        "Var? (måste väljas)",
        tuple(WAYS),
        format_func=WAYS.__getitem__,
        key=WAY,
        required=True,
        persist_state="session",
    )
    return _from_list(workspace) if way == "lista" else _from_map(workspace)


def forget_place() -> None:
    for key in (SPOT, NAMED, OUTSIDE):
        st.session_state.pop(key, None)


def _from_map(workspace: Workspace) -> NamedPlace | None:
    chosen: NamedPlace | None = st.session_state.get(SPOT)
    spot = None if chosen is None or chosen.lat is None or chosen.lon is None else (chosen.lat, chosen.lon)
    lines = () if chosen is None else (chosen.name,)
    with st.container(key="rapportkarta"):
        st_folium(
            base_map(ground_of(workspace), current_scheme()),
            key="rapportkarta-folium",
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_clicked", "last_object_clicked_count"],
            feature_group_to_add=spot_overlay(SpotOverlay(spot, lines, LOCATE, DENIED)),
            on_change=partial(_take_click, workspace),
        )
    if st.session_state.get(OUTSIDE):
        st.warning("Platsen ligger utanför kommunen. Tryck på kartan igen.", icon=":material/wrong_location:")
    if chosen is None:
        st.caption(f"Tryck där det hände. {PERMISSION}")
    else:
        st.markdown(f":material/location_on: **{plain(chosen.name)}**. Tryck igen för att flytta.")
    return chosen


def _take_click(workspace: Workspace) -> None:
    clicked: dict[str, Any] = (st.session_state.get("rapportkarta-folium") or {}).get("last_clicked") or {}
    if not clicked or (clicked["lat"] == 0 and clicked["lng"] == 0):  # Esc clears nothing here
        return
    area = area_at(workspace, clicked["lng"], clicked["lat"])
    st.session_state[OUTSIDE] = area is None
    if area is not None:
        name = workspace.area_names[area]
        st.session_state[SPOT] = NamedPlace(name, area, Precision.EXACT, clicked["lng"], clicked["lat"])


def _from_list(workspace: Workspace) -> NamedPlace | None:
    places = named_places(workspace)
    chosen = st.selectbox(
        "Plats eller område",
        tuple(places),
        index=None,
        format_func=lambda key: places[key].name if key in places else "",
        key=NAMED,
        placeholder="Sök på namn",
        persist_state="session",
    )
    if chosen is None:
        return None
    place = places[str(chosen)]
    area = workspace.area_names.get(place.area_code or "", "")
    if place.lon is None:
        st.caption(f"Bara området{f' ({plain(area)})' if area and area != place.name else ''}: ingen punkt på kartan.")
    return place


def _named_only() -> NamedPlace | None:
    """Before any areas are loaded there is no map: the place has its name."""
    name = st.text_input("Var? (måste fyllas i)", key=NAMED, max_chars=120, persist_state="session")
    st.caption("Kommunen har inga områden inlästa än, så rapporten får ingen punkt på kartan.")
    return NamedPlace(name.strip(), None, Precision.AREA) if name and name.strip() else None

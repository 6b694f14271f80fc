"""Where the group is and where the next stop lies: a map that is drawn when it is asked for."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from lib.analysis.walk_round import Round, RoundStop, way_from
from lib.analysis.walk_route import route_as_planned, route_stops
from lib.domain.walk import RouteChoice
from lib.domain.words import number
from lib.maps.base_map import base_map
from lib.maps.hot_overlay import hot_overlay
from lib.ui.map_view import ground_of
from lib.ui.report_place import DENIED, LOCATE
from lib.ui.session import current_scheme
from lib.ui.walk_plan_map import route_overlay
from lib.ui.walk_round_saving import Here

MINE, SHOWN, KEY = "_ga_min_plats", "ga-visa-karta", "ga-karta-folium"
HEIGHT = 360


def way_from_me(stop: RoundStop) -> None:
    """From where somebody said they are; it is kept in the session only, and never saved."""
    mine = st.session_state.get(MINE)
    if mine is not None:
        metres, direction = way_from(mine, stop)
        st.markdown(f":material/my_location: **{number(metres)} m åt {direction}** från er, fågelvägen")


def round_map(here: Here, walked: Round) -> None:
    """A tap, or the map's own button Min plats, says where the group is."""
    if not st.toggle("Visa kartan", key=SHOWN):
        return
    stops = [{name: getattr(stop, name) for name in ("name", "lon", "lat", "loop")} for stop in walked.stops]
    choice = RouteChoice.from_plain(walked.walk["route_choice"])
    route = route_as_planned(here.workspace, route_stops(stops), choice)
    shown = route_overlay(here.workspace, stops, route, choice, current_scheme())
    with st.container(key="ga-karta"):
        st_folium(
            base_map(ground_of(here.workspace), current_scheme()),
            key=KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_clicked", "last_object_clicked_count"],
            feature_group_to_add=hot_overlay(replace(shown, locate=(LOCATE, DENIED))),
            on_change=partial(_tapped, KEY),
        )
    st.caption("Tryck på Min plats, eller på kartan där ni är, så står vägen till nästa stopp här ovanför.")


def _tapped(key: str) -> None:
    clicked: dict[str, Any] = (st.session_state.get(key) or {}).get("last_clicked") or {}
    if clicked and (clicked["lat"], clicked["lng"]) != (0, 0):
        st.session_state[MINE] = (float(clicked["lng"]), float(clicked["lat"]))

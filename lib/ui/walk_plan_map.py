"""The map of a walk that is planned: its stops and lines, and what a tap on it does."""

from functools import partial
from math import cos, radians
from typing import Any

import geopandas as gpd
import shapely
import streamlit as st
from shapely.affinity import scale, translate
from streamlit_folium import st_folium

from lib.analysis.walk_route import WalkRoute
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.palette import ACCENT, DIFFERENCE, PAPER, Scheme
from lib.domain.walk import MOST_STOPS, Avoided, RouteChoice
from lib.maps.base_map import base_map
from lib.maps.hot_overlay import HotOverlay, Label, LegendRow, Look, hot_overlay
from lib.ui.map_view import ground_of
from lib.ui.session import current_scheme
from lib.ui.walk_choice import say_wrong
from lib.ui.walk_saving import write_stops, write_walk

HEIGHT = 500
KEY, TAP = "vandringskarta-folium", "vandring-tryck"
TAPS = {"titta": "Titta", "stopp": "Lägg till stopp", "start": "Välj start", "mal": "Välj mål", "undvik": "Undvik"}
LINE_DEGREES = 0.00004
"""Half the width of a line on the map, about four metres."""
MARGIN_DEGREES = 0.003
SHUT = DIFFERENCE[4]


def plan_map(workspace: Workspace, walk: Fields, stops: list[Fields], route: WalkRoute, role: Role) -> None:
    """A tap adds a stop, sets start or end, or marks what to keep away from; what it does is chosen above the map."""
    st.segmented_control("Ett tryck på kartan", tuple(TAPS), format_func=TAPS.__getitem__, key=TAP, default="titta",
                         required=True, wrap=True)  # fmt: skip
    choice = RouteChoice.from_plain(walk["route_choice"])
    with st.container(key="vandringskarta"):
        st_folium(
            base_map(ground_of(workspace), current_scheme()),
            key=KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_clicked", "last_object_clicked_count"],
            feature_group_to_add=hot_overlay(route_overlay(workspace, stops, route, choice, current_scheme())),
            on_change=partial(_tapped, workspace, walk, stops, choice, role),
        )
    st.caption("Siffran är stoppets plats i ordningen. Samma stopp står i listan bredvid.")


def _tapped(workspace: Workspace, walk: Fields, stops: list[Fields], choice: RouteChoice, role: Role) -> None:
    clicked: dict[str, Any] = (st.session_state.get(KEY) or {}).get("last_clicked") or {}
    what = st.session_state.get(TAP)
    if not clicked or (clicked["lat"] == 0 and clicked["lng"] == 0) or what in (None, "titta"):
        return
    lon, lat = float(clicked["lng"]), float(clicked["lat"])
    walk_id = int(walk["id"])
    if what == "stopp":
        if len(stops) >= MOST_STOPS:
            say_wrong(f"Vandringen har redan {MOST_STOPS} stopp. Ta bort ett först, eller planera en vandring till.")
            return
        new = {"id": None, "name": f"Stopp {len(stops) + 1}", "lon": lon, "lat": lat, "loop": 1, "minutes": None,
               "reason": None, "aspects": None, "same_as": None}  # fmt: skip
        write_stops(workspace, walk_id, [*stops, new], role, "Stoppet är tillagt. Ge det ett namn i listan.")
        return
    kept = choice.plain()
    if what == "undvik":
        kept["avoid"] = [*kept["avoid"], vars(Avoided(lon, lat))]
    else:
        kept["start" if what == "start" else "end"] = (lon, lat)
    if what == "mal":
        kept["is_loop"] = False
    write_walk(
        workspace, walk_id, int(walk["version"]), {"route_choice": kept}, role, f"{TAPS[what]}: platsen är vald."
    )


def route_overlay(
    workspace: Workspace, stops: list[Fields], route: WalkRoute, choice: RouteChoice, scheme: Scheme
) -> HotOverlay:
    """Numbered stops, the lines between them, and what is kept away from."""
    ink = ACCENT[scheme]
    lines = [shapely.LineString(line).buffer(LINE_DEGREES) for line in route.lines if len(set(line)) > 1]
    shut = [_circle(one) for one in choice.avoid]
    looks = [Look(ink, ("Rutten",)) for _ in lines] + [Look(SHUT, ("Undviks",), dash=True) for _ in shut]
    number = [Label(stop["lat"], stop["lon"], str(at)) for at, stop in enumerate(stops, start=1)]
    ends = [Label(end[1], end[0], text) for end, text in ((choice.start, "S"), (choice.end, "M")) if end is not None]
    legend = (LegendRow(Look(ink, ()), "Rutten, siffror är stopp", str(len(stops))),)
    return HotOverlay(
        "Vandringen",
        {code: Look(PAPER["light"], (name,)) for code, name in workspace.area_names.items()},
        legend,
        shapes=gpd.GeoSeries([*lines, *shut], crs="EPSG:4326"),
        looks=tuple(looks),
        labels=(*number, *ends),
        edge=ink,
        edge_weight=2.0,
        view=_view(stops, choice),
    )


def _circle(one: Avoided) -> shapely.Polygon:
    """Drawn in degrees, flattened as the latitude asks for."""
    round_one = shapely.Point(0, 0).buffer(one.radius_m / 111_320)
    return translate(scale(round_one, xfact=1 / cos(radians(one.lat))), one.lon, one.lat)


def _view(stops: list[Fields], choice: RouteChoice) -> tuple[tuple[float, float], tuple[float, float]] | None:
    places = [(stop["lat"], stop["lon"]) for stop in stops]
    places += [(end[1], end[0]) for end in (choice.start, choice.end) if end is not None]
    if not places:
        return None
    (south, north), (west, east) = ((min(axis), max(axis)) for axis in zip(*places, strict=True))
    return (south - MARGIN_DEGREES, west - MARGIN_DEGREES), (north + MARGIN_DEGREES, east + MARGIN_DEGREES)

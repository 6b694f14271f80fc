"""What the files of a walk are made from: its route and its stops, as far as each reader may see them."""

import json
from typing import Any

from lib.analysis.walk_protocol import Protocol
from lib.analysis.walk_route import route_as_planned, route_stops
from lib.analysis.workspace import Workspace
from lib.domain.walk import RouteChoice
from lib.geography.writing import areas_geojson

Line = list[tuple[float, float]]


def shown_lines(workspace: Workspace, protocol: Protocol) -> dict[int, Line]:
    """The line of each loop in (lon, lat). A public one goes straight between the stops that are shown: the planned way
    would pass those that are not."""
    stops = protocol.stops
    if protocol.is_public or stops.empty:
        return {
            int(loop): [(float(lon), float(lat)) for lon, lat in zip(rows["lon"], rows["lat"], strict=True)]
            for loop, rows in stops.groupby("loop")
        }
    choice = RouteChoice.from_plain(protocol.walk["route_choice"])
    route = route_as_planned(workspace, route_stops(stops.to_dict("records")), choice)
    lines: dict[int, Line] = {}
    for loop, line in zip(route.legs["loop"], route.lines, strict=True):
        whole = lines.setdefault(int(loop), [])
        whole += [bend for bend in line if not whole or bend != whole[-1]]
    return lines


def outlines(workspace: Workspace) -> dict[str, Any]:
    """The municipality's areas as GeoJSON in EPSG:4326, to draw under the route."""
    areas = workspace.areas
    is_schematic = "is_schematic" in areas and bool(areas["is_schematic"].any())
    return dict(json.loads(areas_geojson(areas, is_schematic, ())))

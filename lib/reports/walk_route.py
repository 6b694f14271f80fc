"""The route of a walk as files that maps and telephones open: GPX 1.1 and GeoJSON (RFC 7946).

Source: https://www.topografix.com/GPX/1/1/
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

import pandas as pd

GPX = "http://www.topografix.com/GPX/1/1"
CREATOR = "Lägesbild"
DECIMALS = 6
"""Of a degree: a decimetre."""
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
register_namespace("", GPX)

Line = Sequence[tuple[float, float]]
"""Longitude and latitude of each bend, in the order they are walked."""


@dataclass(frozen=True, eq=False)
class WalkRoute:
    """`stops` has number, loop, name, lon and lat; `lines` are by loop. Everything is in WGS84. `about` says what the
    reader has to know, such as that the walk is made up."""

    title: str
    stops: pd.DataFrame
    lines: Mapping[int, Line]
    about: str = ""


def route_gpx(route: WalkRoute) -> bytes:
    """Stops as waypoints, and each loop as a track. The same for the same route."""
    root = Element(f"{{{GPX}}}gpx", {"version": "1.1", "creator": CREATOR})
    head = SubElement(root, f"{{{GPX}}}metadata")
    _texts(head, name=route.title, desc=route.about)
    for stop in route.stops.to_dict("records"):
        point = _point(root, "wpt", stop["lon"], stop["lat"])
        _texts(point, name=stop_name(stop), sym="Flag, Blue")
    for loop, line in route.lines.items():
        track = SubElement(root, f"{{{GPX}}}trk")
        _texts(track, name=loop_name(route, loop))
        segment = SubElement(track, f"{{{GPX}}}trkseg")
        for lon, lat in line:
            _point(segment, "trkpt", lon, lat)
    indent(root)
    return tostring(root, encoding="UTF-8", xml_declaration=True)


def route_geojson(route: WalkRoute) -> bytes:
    """A LineString for each loop, then a Point for each stop, with the same names as in the GPX file."""
    lines = [
        _feature(
            {"type": "LineString", "coordinates": [_rounded(*bend) for bend in line]},
            {"kind": "route", "loop": loop, "name": loop_name(route, loop)},
        )
        for loop, line in route.lines.items()
        if len(line) > 1
    ]
    points = [
        _feature(
            {"type": "Point", "coordinates": _rounded(stop["lon"], stop["lat"])},
            {"kind": "stop", "loop": int(stop["loop"]), "number": int(stop["number"]), "name": str(stop["name"])},
        )
        for stop in route.stops.to_dict("records")
    ]
    whole = {"type": "FeatureCollection", "name": route.title, "about": route.about, "features": lines + points}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode()


def stop_name(stop: dict[str, object]) -> str:
    """`3. Tunneln`."""
    return f"{stop['number']}. {stop['name']}"


def loop_name(route: WalkRoute, loop: int) -> str:
    return route.title if len(route.lines) < 2 else f"{route.title}, slinga {loop}"


def _texts(element: Element, **texts: str) -> None:
    for tag, text in texts.items():
        if clean := NOT_IN_XML.sub("", text).strip():
            SubElement(element, f"{{{GPX}}}{tag}").text = clean


def _point(parent: Element, tag: str, lon: float, lat: float) -> Element:
    x, y = _rounded(lon, lat)
    return SubElement(parent, f"{{{GPX}}}{tag}", {"lat": f"{y:.{DECIMALS}f}", "lon": f"{x:.{DECIMALS}f}"})


def _rounded(lon: float, lat: float) -> list[float]:
    return [round(float(lon), DECIMALS), round(float(lat), DECIMALS)]


def _feature(geometry: dict[str, object], properties: dict[str, object]) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}

"""The route of a walk on the municipality's ground: order, legs, metres and minutes, and another loop if too long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
import shapely

from lib.analysis.mapping import map_layers
from lib.analysis.workspace import Workspace
from lib.domain.columns import Column
from lib.domain.walk import RouteChoice
from lib.domain.words import number
from lib.geography.transforming import transformer
from lib.walks.network import Network, network_file, network_ways, read_network
from lib.walks.route import Limits, Loop, Route, plan_route, way_in_order
from lib.walks.ways import DETOUR, Between, Circle, Point, straight_ways

WGS84 = "EPSG:4326"
FAR_FROM_NETWORK_M = 150
LEGS = (
    Column("loop", "Slinga", "Vilken slinga benet hör till", 0),
    Column("number", "Ben", "Benets nummer i slingan", 0),
    Column("origin", "Från", "Där benet börjar"),
    Column("target", "Till", "Där benet slutar"),
    Column("metres", "Meter", "Benets längd i meter", 0),
    Column("minutes", "Minuter", "Så lång tid benet tar att gå", 0),
)
LOOPS = (
    Column("loop", "Slinga", "Vilken slinga det är", 0),
    Column("n_stops", "Stopp", "Antal stopp i slingan", 0),
    Column("metres", "Meter", "Slingans längd i meter", 0),
    Column("minutes", "Minuter", "Gångtid och tid vid stoppen tillsammans", 0),
    Column("fits", "Ryms", "Om slingan ryms i den tid och längd som är vald"),
)


@dataclass(frozen=True)
class RouteStop:
    """A stop to walk to, in WGS84; `minutes` None for the route's own choice."""

    name: str
    lon: float
    lat: float
    minutes: float | None = None
    loop: int = 1


@dataclass(frozen=True, eq=False)
class WalkRoute:
    """`order` holds the stops' places by loop. `legs` and `loops` are tables by LEGS and LOOPS; `lines` is a line in
    (lon, lat) for each row of `legs`. `basis` says how the way was found, `warnings` what the planner must look at."""

    order: tuple[tuple[int, ...], ...]
    legs: pd.DataFrame
    loops: pd.DataFrame
    lines: tuple[tuple[Point, ...], ...]
    basis: str
    warnings: tuple[str, ...]


def route_stops(stops: Sequence[Mapping[str, Any]]) -> tuple[RouteStop, ...]:
    """Rows of `walk_stops`, or a plan's own, as what the route is made from."""
    return tuple(
        RouteStop(str(one["name"]), float(one["lon"]), float(one["lat"]), _minutes(one), int(one.get("loop") or 1))
        for one in stops
    )


def proposed_route(workspace: Workspace, stops: tuple[RouteStop, ...], choice: RouteChoice) -> WalkRoute:
    """The shortest order, in as few loops as the time allows. Raises InputFault when the walking network is broken."""
    return _route(workspace, _stamp(workspace), stops, choice, True)


def route_as_planned(workspace: Workspace, stops: tuple[RouteStop, ...], choice: RouteChoice) -> WalkRoute:
    """In the order and the loops that the stops have. Raises InputFault when the walking network is broken."""
    return _route(workspace, _stamp(workspace), stops, choice, False)


@lru_cache(maxsize=64)
def _route(
    workspace: Workspace, _changed: float, stops: tuple[RouteStop, ...], choice: RouteChoice, is_free: bool
) -> WalkRoute:
    ends = [end for end in (choice.start, choice.end if not choice.is_loop else None) if end is not None]
    places = [*((stop.lon, stop.lat) for stop in stops), *ends]
    points = _metres(workspace, places)
    avoided = [
        Circle(*_metres(workspace, [(one.lon, one.lat)])[0], one.radius_m) for one in choice.avoid
    ]  # fmt: skip
    between, basis, warnings = _between(workspace, points, avoided)
    standing = tuple(choice.minutes_a_stop if stop.minutes is None else stop.minutes for stop in stops)
    n = len(stops)
    start = n if choice.start is not None else None
    end = len(points) - 1 if choice.end is not None and not choice.is_loop else None
    is_loop = choice.is_loop or (choice.start is not None and choice.start == choice.end)
    limits = Limits(is_loop, start, None if is_loop else end, choice.most_minutes, choice.most_metres, choice.speed_kmh)
    route = plan_route(between, standing, limits) if is_free else _as_planned(between, stops, standing, limits)
    names = [stop.name for stop in stops] + ["Start", "Mål"][: len(ends)]
    legs, loops, lines = _tables(workspace, route, names)
    told = [*warnings, *_too_long(route, names), *_over_water(workspace, legs, lines)]
    told += [f"Det finns ingen väg till {names[stop]}: flytta stoppet eller det som ska undvikas."
             for stop in route.unreachable]  # fmt: skip
    return WalkRoute(tuple(loop.stops for loop in route.loops), legs, loops, lines, basis, tuple(told))


def _as_planned(between: Between, stops: tuple[RouteStop, ...], standing: tuple[float, ...], limits: Limits) -> Route:
    numbers = sorted({stop.loop for stop in stops})
    parts = [tuple(at for at, stop in enumerate(stops) if stop.loop == number) for number in numbers]
    return Route(tuple(way_in_order(between, standing, part, limits) for part in parts), ())


def _between(workspace: Workspace, points: list[Point], avoided: list[Circle]) -> tuple[Between, str, tuple[str, ...]]:
    network = _network(workspace, _stamp(workspace))
    if network is None:
        basis = (
            f"Kommunen har inget gångnät inlagt. Avstånden är raka linjer gånger {number(DETOUR, 1)}: i ett rutnät av "
            "gator är vägen i snitt 4/π = 1,27 gånger fågelvägen, avrundat uppåt. Linjerna på kartan visar riktningen, "
            "inte vägen."
        )
        return straight_ways(points, avoided), basis, ()
    ways = network_ways(network, points, avoided)
    far = [f"Ett stopp ligger {apart:.0f} meter från närmaste gångväg." for apart in ways.snapped
           if apart > FAR_FROM_NETWORK_M]  # fmt: skip
    return ways, f"Avstånden följer gångnätet i {network.source}.", tuple(far)


@lru_cache(maxsize=4)
def _network(workspace: Workspace, _changed: float) -> Network | None:
    path = network_file(workspace.folder.geo)
    return None if path is None else read_network(path, workspace.municipality.projected_crs)


def _stamp(workspace: Workspace) -> float:
    path = network_file(workspace.folder.geo)
    return 0.0 if path is None else path.stat().st_mtime


def _tables(
    workspace: Workspace, route: Route, names: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[tuple[Point, ...], ...]]:
    back = transformer(workspace.municipality.projected_crs, WGS84)
    legs, lines, loops = [], [], []
    for at, loop in enumerate(route.loops, start=1):
        for n, leg in enumerate(loop.legs, start=1):
            legs.append({"loop": at, "number": n, "origin": names[leg.origin], "target": names[leg.target],
                         "metres": leg.metres, "minutes": leg.minutes})  # fmt: skip
            lines.append(tuple((float(lon), float(lat)) for lon, lat in (back.transform(*at) for at in leg.line)))
        loops.append({"loop": at, "n_stops": len(loop.stops), "metres": loop.metres, "minutes": loop.minutes,
                      "fits": "▲ för lång" if loop.is_too_long else "● ja"})  # fmt: skip
    frames = (pd.DataFrame(rows, columns=[column.name for column in columns])
              for rows, columns in ((legs, LEGS), (loops, LOOPS)))  # fmt: skip
    return *frames, tuple(lines)


def _too_long(route: Route, names: list[str]) -> list[str]:
    alone = [loop for loop in route.loops if loop.is_too_long and len(loop.stops) == 1]
    return [f"{_where(loop, names)} ryms inte ens ensamt: ge mer tid eller ta bort stoppet." for loop in alone]


def _where(loop: Loop, names: list[str]) -> str:
    return names[loop.stops[0]]


def _over_water(workspace: Workspace, legs: pd.DataFrame, lines: tuple[tuple[Point, ...], ...]) -> list[str]:
    lakes = [one for one in map_layers(workspace).water.geometry if one is not None and "Polygon" in one.geom_type]
    if not lakes or not lines:
        return []
    water = shapely.union_all(shapely.make_valid(lakes))
    wet = [bool(shapely.intersects(shapely.LineString(line), water)) if len(set(line)) > 1 else False for line in lines]
    return [f"Linjen mellan {row.origin} och {row.target} går över vatten: den verkliga vägen är längre."
            for row, is_wet in zip(legs.itertuples(), wet, strict=True) if is_wet]  # fmt: skip


def _metres(workspace: Workspace, places: Sequence[tuple[float, float]]) -> list[Point]:
    to_metres = transformer(WGS84, workspace.municipality.projected_crs)
    return [tuple(map(float, to_metres.transform(lon, lat))) for lon, lat in places]  # type: ignore[misc]


def _minutes(stop: Mapping[str, Any]) -> float | None:
    value = stop.get("minutes")
    return None if value is None or value != value else float(value)

"""How far it is between points, and which way: straight lines with a detour factor, around what is to be avoided.

Coordinates are metres in a projected CRS. The factor says how much longer a walk is than the straight line. In a grid
of streets, over all directions, it is 4/π = 1.27 on average, and 1.41 at the most; DETOUR is that average rounded up,
since few towns are as well connected as a grid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import networkx as nx
import numpy as np
import shapely

Point = tuple[float, float]

DETOUR = 1.3
CORNERS = 4
"""Of a quarter circle that a way bends around."""
CLEARANCE = 1.05
"""How far outside what is avoided the way bends, as a share of the radius: more than the corners cut off."""


@dataclass(frozen=True)
class Circle:
    """What is to be kept away from, in metres."""

    x: float
    y: float
    radius: float

    @property
    def shape(self) -> shapely.Polygon:
        return shapely.Point(self.x, self.y).buffer(self.radius, quad_segs=CORNERS)


class Between(Protocol):
    """`metres` is infinite where there is no way."""

    @property
    def metres(self) -> np.ndarray: ...

    def line(self, one: int, other: int) -> tuple[Point, ...]: ...


@dataclass(frozen=True, eq=False)
class StraightWays:
    """Between points by their places; `corners` is where a way bends, by pair with the lower place first."""

    points: tuple[Point, ...]
    metres: np.ndarray
    corners: dict[tuple[int, int], tuple[Point, ...]]

    def line(self, one: int, other: int) -> tuple[Point, ...]:
        bends = self.corners.get((min(one, other), max(one, other)), ())
        return (self.points[one], *(bends if one < other else bends[::-1]), self.points[other])


def straight_ways(points: Sequence[Point], avoided: Sequence[Circle] = (), detour: float = DETOUR) -> StraightWays:
    """Straight lines times the factor, bent around what is avoided; a point within it cannot be walked to."""
    places = np.array(points, dtype=float).reshape(-1, 2)
    metres = np.hypot(*(places[:, None, axis] - places[None, :, axis] for axis in (0, 1)))
    corners = _bent(places, metres, avoided) if avoided else {}
    for one, other in corners:
        line = [tuple(places[one]), *corners[one, other], tuple(places[other])]
        metres[one, other] = metres[other, one] = sum(np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line))
    return StraightWays(tuple((float(x), float(y)) for x, y in places), metres * detour, corners)


def _bent(
    places: np.ndarray, metres: np.ndarray, avoided: Sequence[Circle]
) -> dict[tuple[int, int], tuple[Point, ...]]:
    """The corners of each way that would go through what is avoided; `metres` becomes infinite where there is none."""
    shut = shapely.union_all([circle.shape for circle in avoided])
    inside = np.flatnonzero(shapely.intersects_xy(shut, places[:, 0], places[:, 1]))
    metres[inside, :] = metres[:, inside] = np.inf
    metres[inside, inside] = 0.0
    pairs = np.argwhere(np.triu(np.isfinite(metres), 1))
    lines = shapely.linestrings(places[pairs])
    blocked = pairs[shapely.intersects(lines, shut)] if len(pairs) else pairs
    if not len(blocked):
        return {}
    sight = _sight(places, shut, avoided)
    found = {}
    for one, other in blocked.tolist():
        try:
            way = nx.dijkstra_path(sight, one, other)
        except nx.NetworkXNoPath:
            metres[one, other] = metres[other, one] = np.inf
            continue
        found[one, other] = tuple(sight.nodes[node]["at"] for node in way[1:-1])
    return found


def _sight(places: np.ndarray, shut: shapely.Geometry, avoided: Sequence[Circle]) -> nx.Graph:
    """Which points and corners see each other, with the metres between (visibility graph; Lozano-Pérez, 1979)."""
    around = [Circle(one.x, one.y, one.radius * CLEARANCE).shape.exterior.coords[:-1] for one in avoided]
    corners = np.array([at for ring in around for at in ring])
    corners = corners[~shapely.intersects_xy(shut, corners[:, 0], corners[:, 1])]
    nodes = np.vstack([places, corners])
    pairs = np.argwhere(np.triu(np.ones((len(nodes), len(nodes)), dtype=bool), 1))
    free = pairs[~shapely.intersects(shapely.linestrings(nodes[pairs]), shut)]
    graph = nx.Graph()
    graph.add_nodes_from((number, {"at": (float(x), float(y))}) for number, (x, y) in enumerate(nodes))
    apart = np.hypot(*(nodes[free[:, 0]] - nodes[free[:, 1]]).T)
    graph.add_weighted_edges_from((int(a), int(b), float(d)) for (a, b), d in zip(free, apart, strict=True))
    return graph

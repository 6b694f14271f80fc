"""A walking network from `geo/<municipality>/walknet.graphml` or `walknet.gpkg`, and the ways along it.

GraphML as OSMnx and others write it: nodes with `x` and `y`, edges that may have `length` in metres and `geometry` as
WKT. GeoPackage: one layer of lines, joined where their vertices meet.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import ParseError

import geopandas as gpd
import networkx as nx
import numpy as np
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj import Transformer
from pyproj.exceptions import CRSError

from lib.domain.faults import Fault, InputFault
from lib.walks.ways import Circle, Point

FILES = ("walknet.graphml", "walknet.gpkg")
WGS84 = "EPSG:4326"
MOST_BYTES = 200_000_000
DECIMALS = 1
"""Vertices within a decimetre are the same one."""


@dataclass(frozen=True, eq=False)
class Network:
    """`graph` has `at` in metres on its nodes, `metres` and `line` on its edges. `source` is the file's name."""

    graph: nx.Graph
    source: str


@dataclass(frozen=True, eq=False)
class NetworkWays:
    """Between points by their places, along the network. `snapped` is how far in metres each point lies from it."""

    points: tuple[Point, ...]
    metres: np.ndarray
    lines: dict[tuple[int, int], tuple[Point, ...]]
    snapped: tuple[float, ...]

    def line(self, one: int, other: int) -> tuple[Point, ...]:
        if one == other:
            return (self.points[one],)
        line = self.lines.get((min(one, other), max(one, other)), ())
        return (self.points[one], *(line if one < other else line[::-1]), self.points[other])


def network_file(folder: Path) -> Path | None:
    """The municipality's file, when it has one."""
    return next((folder / name for name in FILES if (folder / name).exists()), None)


def read_network(path: Path, projected_crs: str) -> Network:
    """The network in metres. Raises InputFault for a file that cannot be read, is too large or has no ways."""
    if path.stat().st_size > MOST_BYTES:
        raise InputFault(_fault(path, "filen är för stor", "Spara bara den egna kommunens gångvägar."))
    try:
        graph = _of_graphml(path, projected_crs) if path.suffix == ".graphml" else _of_lines(path, projected_crs)
    except (ParseError, nx.NetworkXError, DataSourceError, DataLayerError, CRSError, KeyError, ValueError, TypeError):
        remedy = "Spara nätet som GraphML med x och y på noderna, eller som linjer i GeoPackage."
        raise InputFault(_fault(path, "gångnätet går inte att läsa", remedy)) from None
    if not graph.number_of_edges():
        raise InputFault(_fault(path, "filen har inga gångvägar", "Ta bort den eller lägg dit en fil med linjer."))
    return Network(graph, path.name)


def network_ways(network: Network, points: Sequence[Point], avoided: Sequence[Circle] = ()) -> NetworkWays:
    """The shortest ways along the network, from the node that is nearest each point; the bit from the point to its node
    is walked straight."""
    graph = _without(network.graph, avoided)
    names = list(graph.nodes)
    places = np.array([graph.nodes[name]["at"] for name in names], dtype=float).reshape(-1, 2)
    n = len(points)
    metres, lines = np.full((n, n), np.inf), {}
    np.fill_diagonal(metres, 0.0)
    nearest = [_nearest(places, point) for point in points] if len(places) else []
    for one, (at, apart) in enumerate(nearest):
        far, ways = nx.single_source_dijkstra(graph, names[at], weight="metres")
        for other in range(one + 1, n):
            to, further = nearest[other]
            if names[to] in far:
                metres[one, other] = metres[other, one] = apart + far[names[to]] + further
                lines[one, other] = _along(graph, ways[names[to]])
    return NetworkWays(tuple(points), metres, lines, tuple(apart for _, apart in nearest))


def _of_graphml(path: Path, projected_crs: str) -> nx.Graph:
    read = nx.read_graphml(path)
    to_metres = _transform(read.graph.get("crs") or WGS84, projected_crs)
    at = {name: to_metres(float(node["x"]), float(node["y"])) for name, node in read.nodes(data=True)}
    graph = nx.Graph()
    graph.add_nodes_from((name, {"at": place}) for name, place in at.items())
    for one, other, edge in read.edges(data=True):
        line = (
            tuple(to_metres(x, y) for x, y in shapely.from_wkt(edge["geometry"]).coords) if edge.get("geometry") else ()
        )
        if not line or math.dist(line[0], at[one]) > math.dist(line[-1], at[one]):
            line = line[::-1]
        inner = line[1:-1]
        length = float(edge.get("length") or _length((at[one], *inner, at[other])))
        if length < graph.get_edge_data(one, other, {"metres": math.inf})["metres"]:
            graph.add_edge(one, other, metres=length, line=inner, begins=one)
    return graph


def _of_lines(path: Path, projected_crs: str) -> nx.Graph:
    table = gpd.read_file(path, engine="pyogrio").to_crs(projected_crs)
    graph = nx.Graph()
    for line in table.geometry.explode(index_parts=False):
        if line is None or line.geom_type != "LineString":
            continue
        corners = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y, *_ in line.coords]
        for one, other in pairwise(corners):
            if one != other:
                graph.add_node(one, at=one)
                graph.add_node(other, at=other)
                graph.add_edge(one, other, metres=math.dist(one, other), line=(), begins=one)
    return graph


def _without(graph: nx.Graph, avoided: Sequence[Circle]) -> nx.Graph:
    if not avoided:
        return graph
    shut = shapely.union_all([circle.shape for circle in avoided])
    shapely.prepare(shut)
    edges = list(graph.edges)
    lines = [shapely.LineString(_drawn(graph, one, other)) for one, other in edges]
    left: nx.Graph = graph.copy()
    left.remove_edges_from(edge for edge, hit in zip(edges, shapely.intersects(shut, lines), strict=True) if hit)
    return left


def _drawn(graph: nx.Graph, one: object, other: object) -> tuple[Point, ...]:
    edge = graph.edges[one, other]
    inner = edge["line"] if edge["begins"] == one else edge["line"][::-1]
    return (graph.nodes[one]["at"], *inner, graph.nodes[other]["at"])


def _along(graph: nx.Graph, way: Sequence[object]) -> tuple[Point, ...]:
    line: list[Point] = [graph.nodes[way[0]]["at"]]
    for one, other in pairwise(way):
        line.extend(_drawn(graph, one, other)[1:])
    return tuple(line)


def _nearest(places: np.ndarray, point: Point) -> tuple[int, float]:
    apart = np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])
    at = int(apart.argmin())
    return at, float(apart[at])


def _transform(crs: str, projected_crs: str) -> Callable[[float, float], Point]:
    transform: Callable[[float, float], Point] = Transformer.from_crs(crs, projected_crs, always_xy=True).transform
    return transform


def _length(line: Sequence[Point]) -> float:
    return sum(math.dist(one, other) for one, other in pairwise(line))


def _fault(path: Path, message: str, remedy: str) -> Fault:
    return Fault(path.name, message, remedy=remedy)

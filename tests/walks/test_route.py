"""Routes: what fits in the time, what does not, and ways around what is avoided or along a network."""

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
import shapely

from lib.domain.faults import InputFault
from lib.walks.network import network_file, network_ways, read_network
from lib.walks.route import Limits, plan_route
from lib.walks.ways import DETOUR, Circle, straight_ways

SQUARE = ((0.0, 0.0), (0.0, 600.0), (600.0, 600.0), (600.0, 0.0))
CRS = "EPSG:3006"
EAST, NORTH = 580_000.0, 6_600_000.0


def limits(**other):
    usual = {"is_loop": True, "start": None, "end": None, "most_minutes": 90.0, "most_metres": None, "speed_kmh": 4.0}
    return Limits(**(usual | other))


def test_a_square_is_walked_round_with_the_minutes_at_its_corners():
    route = plan_route(straight_ways(SQUARE), (4.0,) * 4, limits())
    (loop,) = route.loops
    assert loop.metres == pytest.approx(4 * 600 * DETOUR)
    assert loop.minutes == pytest.approx(2.4 * DETOUR / 4 * 60 + 16)
    assert [loop.legs[0].origin, loop.legs[-1].target] == [loop.stops[0]] * 2 and not loop.is_too_long


def test_what_does_not_fit_becomes_a_second_loop_and_every_stop_is_in_one():
    points = [(x * 300.0, y * 300.0) for x in range(4) for y in range(3)]
    ways = straight_ways(points)
    whole = plan_route(ways, (4.0,) * 12, limits(most_minutes=500))
    assert len(whole.loops) == 1
    route = plan_route(ways, (4.0,) * 12, limits(most_minutes=60))
    assert sorted(stop for loop in route.loops for stop in loop.stops) == list(range(12))
    assert len(route.loops) == 2 and 0 in route.loops[0].stops
    assert all(loop.minutes <= 60 and not loop.is_too_long for loop in route.loops)
    short = plan_route(ways, (4.0,) * 12, limits(most_metres=2_000.0))
    assert all(loop.metres <= 2_000 for loop in short.loops)


def test_an_open_way_from_a_start_that_is_no_stop():
    points = (*SQUARE, (-100.0, 0.0))
    (loop,) = plan_route(straight_ways(points), (0.0,) * 4, limits(is_loop=False, start=4)).loops
    assert loop.stops[0] == 0 and loop.legs[0].origin == 4 and len(loop.legs) == 4
    assert loop.metres == pytest.approx(1_900 * DETOUR)


def test_one_stop_and_one_that_is_too_long_alone_are_said():
    (loop,) = plan_route(straight_ways(SQUARE[:1]), (4.0,), limits()).loops
    assert (loop.stops, loop.legs, loop.metres, loop.is_too_long) == ((0,), (), 0, False)
    (loop,) = plan_route(straight_ways(SQUARE[:1]), (30.0,), limits(most_minutes=15)).loops
    assert loop.is_too_long
    assert plan_route(straight_ways(()), (), limits()).loops == ()


def test_the_way_bends_around_what_is_avoided():
    shut = Circle(300.0, 0.0, 100.0)
    ways = straight_ways(((0.0, 0.0), (600.0, 0.0), (300.0, 20.0)), (shut,), detour=1.0)
    line = shapely.LineString(ways.line(0, 1))
    assert line.distance(shapely.Point(300, 0)) >= 92 and 600 < ways.metres[0, 1] < 700  # round it is 655 m or more
    assert ways.metres[0, 1] == pytest.approx(line.length) and ways.line(1, 0) == ways.line(0, 1)[::-1]
    assert np.isinf(ways.metres[0, 2])
    assert plan_route(ways, (0.0,) * 3, limits()).unreachable == (2,)


@pytest.fixture
def ladder(tmp_path):
    """Two streets 100 m apart with rungs at both ends; a lone path far off."""
    lines = [
        ((0, 0), (400, 0)),
        ((0, 100), (400, 100)),
        ((0, 0), (0, 100)),
        ((400, 0), (400, 100)),
        ((2000, 0), (2100, 0)),
    ]
    shapes = [shapely.LineString([(EAST + x, NORTH + y) for x, y in line]) for line in lines]
    gpd.GeoDataFrame(geometry=shapes, crs=CRS).to_file(tmp_path / "walknet.gpkg", engine="pyogrio")
    return tmp_path


def test_ways_follow_the_network_and_go_round_what_is_avoided(ladder):
    network = read_network(network_file(ladder), CRS)
    points = [(EAST, NORTH), (EAST + 400, NORTH), (EAST + 400, NORTH + 110), (EAST + 2000, NORTH)]
    ways = network_ways(network, points)
    assert ways.metres[0, 1] == pytest.approx(400) and ways.metres[1, 2] == pytest.approx(110)
    assert ways.snapped[2] == pytest.approx(10) and np.isinf(ways.metres[0, 3])
    assert plan_route(ways, (0.0,) * 4, limits()).unreachable == (3,)
    round_about = network_ways(network, points, (Circle(EAST + 200, NORTH, 20),))
    assert round_about.metres[0, 1] == pytest.approx(600)
    assert round_about.line(0, 1)[2] == (EAST, NORTH + 100)


def test_graphml_in_degrees_with_lengths_of_its_own(tmp_path):
    graph = nx.MultiGraph(crs="EPSG:4326")
    for name, lon in (("a", 16.50), ("b", 16.51), ("c", 16.52)):
        graph.add_node(name, x=lon, y=59.6)
    graph.add_edge("a", "b", length=700.0)
    graph.add_edge("a", "b", length=600.0)
    graph.add_edge("b", "c", geometry="LINESTRING (16.51 59.6, 16.515 59.601, 16.52 59.6)")
    nx.write_graphml(graph, tmp_path / "walknet.graphml")
    network = read_network(network_file(tmp_path), CRS)
    at = [network.graph.nodes[name]["at"] for name in "ac"]
    ways = network_ways(network, at)
    assert 600 + 560 < ways.metres[0, 1] < 600 + 640 and len(set(ways.line(0, 1))) == 4


@pytest.mark.parametrize(
    ("name", "content"),
    [("walknet.graphml", b"<graphml><broken"), ("walknet.gpkg", b"no database"), ("walknet.graphml", b"")],
)
def test_a_broken_network_is_said(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputFault, match="gångnätet går inte att läsa"):
        read_network(network_file(tmp_path), CRS)

"""A map out of its own shapes: classes counted in the legend, rings turned the way they are read."""

from itertools import pairwise

import pandas as pd

from lib.charts.frozen_map import frozen_map
from lib.domain.codes import Unit

RING = [[16.0, 59.0], [16.1, 59.0], [16.1, 59.1], [16.0, 59.0]]


def area(code, ring):
    properties = {"area_code": code, "name": code}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def drawn():
    rows = pd.DataFrame(
        {
            "area_code": ["A", "B"],
            "area_name": ["Norr", "Söder"],
            "colour_class": [1, -3],
            "words": ["12,0", "dolt"],
        }
    )
    areas = {"features": [area("A", RING), area("B", RING[::-1]), area("C", RING)]}
    return frozen_map(rows, areas, (10.0,), "high_is_bad", Unit.PER_1000, "light").to_dict()


def test_the_legend_has_the_classes_that_are_there_with_their_numbers():
    layer = drawn()["layer"][0]
    assert layer["encoding"]["color"]["scale"]["domain"] == ["10 och mer (1)", "uppgift saknas (1)", "dolt (1)"]


def test_outer_rings_run_clockwise_whichever_way_they_came():
    for shape in drawn()["data"]["values"]:
        (((*ring,),),) = shape["geometry"]["coordinates"]
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) < 0
    assert [shape["words"] for shape in drawn()["data"]["values"]] == ["12,0", "dolt", "uppgift saknas"]

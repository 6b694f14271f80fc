"""Borders that a browser can draw."""

import geopandas as gpd
import numpy as np
from shapely import Polygon

from lib.geography.drawing import MOST_CORNERS, drawable


def circle(n):
    turns = np.linspace(0, 2 * np.pi, n, endpoint=False)
    return Polygon(np.column_stack([16 + 0.1 * np.cos(turns), 59 + 0.05 * np.sin(turns)]))


def test_few_corners_stay_as_they_are():
    areas = gpd.GeoDataFrame({"area_code": ["a"]}, geometry=[circle(200)], crs=4326)
    assert drawable(areas) is areas


def test_many_corners_become_few_and_the_area_nearly_the_same():
    areas = gpd.GeoDataFrame({"area_code": ["a", "b"]}, geometry=[circle(40_000), circle(50)], crs=4326)
    drawn = drawable(areas)
    assert sum(len(shape.exterior.coords) for shape in drawn.geometry) < MOST_CORNERS
    assert drawn["area_code"].tolist() == ["a", "b"] and drawn.crs.to_epsg() == 4326
    assert abs(drawn.geometry[0].area / areas.geometry[0].area - 1) < 0.01

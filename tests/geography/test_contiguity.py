"""Neighbours of made-up squares."""

import geopandas as gpd
from shapely.geometry import box

from lib.geography.contiguity import beside
from lib.geography.municipalities import municipality_codes


def test_sides_corners_and_islands():
    squares = [box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000), box(2000, 1000, 3000, 2000), box(9000, 0, 9500, 500)]
    near = beside(gpd.GeoDataFrame(geometry=squares, crs="EPSG:3006"), "EPSG:3006")
    assert near.tolist() == [
        [False, True, False, False],
        [True, False, True, False],
        [False, True, False, True],  # the island's nearest
        [False, False, True, False],
    ]


def test_one_area_has_no_neighbour():
    assert not beside(gpd.GeoDataFrame(geometry=[box(0, 0, 1, 1)], crs="EPSG:3006"), "EPSG:3006").any()


def test_codes_of_municipalities():
    codes = municipality_codes()
    assert (codes["Västerås"], codes["Örebro"], codes["Stockholm"], len(codes)) == ("1980", "1880", "0180", 290)

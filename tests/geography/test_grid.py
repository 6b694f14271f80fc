"""Cells in metres: each point in one, no gaps, and the right neighbours."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.geography.grid import OUTSIDE, build_grid, cells_of, middles, neighbours, polygons

OUTLINE = shapely.Polygon([(600_000, 6_600_000), (603_100, 6_600_200), (602_700, 6_602_900), (600_300, 6_602_500)])
KINDS = ("hexagon", "square")


@pytest.mark.parametrize("kind", KINDS)
def test_cells_fill_the_municipality_once_and_nothing_else(kind):
    grid = build_grid(OUTLINE, 250, kind)
    cut = polygons(grid, np.arange(len(grid)), "EPSG:3006").to_crs("EPSG:3006")
    assert cut.area.sum() == pytest.approx(OUTLINE.area, rel=1e-4)
    assert cut.union_all().difference(OUTLINE.buffer(0.5)).area < 1


@pytest.mark.parametrize("kind", KINDS)
@given(points=st.lists(st.tuples(st.floats(0, 3000), st.floats(0, 3000)), min_size=1, max_size=30))
@settings(deadline=None, max_examples=30)
def test_a_point_lies_in_the_cell_whose_middle_is_nearest(kind, points):
    x, y = (np.array(side) + start for side, start in zip(zip(*points, strict=True), (600_000, 6_600_000), strict=True))
    inside = shapely.contains_xy(OUTLINE, x, y)
    grid = build_grid(OUTLINE, 250, kind)
    found = cells_of(grid, x, y)
    assert (found[inside] != OUTSIDE).all()
    middle_x, middle_y = middles(grid, np.arange(len(grid)))
    for place in np.flatnonzero(inside):
        apart = np.hypot(middle_x - x[place], middle_y - y[place])
        assert apart[found[place]] == pytest.approx(apart.min(), abs=1e-6)


@pytest.mark.parametrize(("kind", "most"), [("hexagon", 6), ("square", 8)])
def test_neighbours_are_those_that_touch(kind, most):
    grid = build_grid(OUTLINE, 500, kind)
    cells = np.arange(len(grid))
    near = neighbours(grid, cells)
    assert (near != near.T).nnz == 0 and near.diagonal().sum() == 0
    assert near.sum(axis=1).max() == most
    x, y = middles(grid, cells)
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    reach = 500 * (1.01 if kind == "hexagon" else 1.5)
    assert np.array_equal(near.toarray() > 0, (apart < reach) & (apart > 0))


def test_neighbours_among_some_cells_only():
    grid = build_grid(OUTLINE, 500)
    some = np.arange(0, len(grid), 2)
    assert np.array_equal(neighbours(grid, some).toarray(), neighbours(grid, np.arange(len(grid))).toarray()[::2, ::2])


def test_points_outside_or_without_position_have_no_cell():
    grid = build_grid(OUTLINE, 250)
    assert list(cells_of(grid, np.array([0.0, np.nan]), np.array([0.0, 6_600_500.0]))) == [OUTSIDE, OUTSIDE]

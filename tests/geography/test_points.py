"""The fast join finds the same areas as looking point by point."""

import time

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from lib.domain.folder import MunicipalityFolder
from lib.domain.settings import PROJECT_ROOT
from lib.geography.areas import read_areas
from lib.geography.points import areas_of_points
from tests.geography.made_up import wards

SWEREF = "EPSG:3006"
WARDS = wards().rename(columns={"ward_code": "area_code"})


def slow_twin(points: pd.DataFrame, crs: str, areas, projected_crs: str) -> list[str | None]:
    """Each point against each area in code order, one at a time."""
    projected = areas.sort_values("area_code").to_crs(projected_crs)
    forward = Transformer.from_crs(crs, projected_crs, always_xy=True)
    found = []
    for x, y in zip(points["x"], points["y"], strict=True):
        point = shapely.Point(forward.transform(x, y)) if np.isfinite(x) and np.isfinite(y) else None
        hits = [code for code, area in zip(projected["area_code"], projected.geometry, strict=True)
                if point is not None and area.covers(point)]  # fmt: skip
        found.append(hits[0] if hits else None)
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(16.49, 16.53) | st.sampled_from([16.5, 16.51, 16.52, float("nan")]),
            st.floats(59.59, 59.63) | st.sampled_from([59.6, 59.61, 59.62, float("nan")]),
        ),
        max_size=30,
    )
)
def test_agrees_with_the_slow_twin(pairs):
    points = pd.DataFrame(pairs, columns=["x", "y"], dtype=float)
    fast = areas_of_points(points, "EPSG:4326", WARDS, SWEREF)
    assert [None if pd.isna(code) else code for code in fast] == slow_twin(points, "EPSG:4326", WARDS, SWEREF)


def test_agrees_with_the_slow_twin_on_real_shapes():
    areas = read_areas(MunicipalityFolder(PROJECT_ROOT, "1980-vasteras"))
    rng = np.random.default_rng(1)
    points = pd.DataFrame({"x": rng.uniform(16.3, 16.9, 400), "y": rng.uniform(59.5, 59.8, 400)})
    fast = areas_of_points(points, "EPSG:4326", areas, SWEREF)
    assert [None if pd.isna(code) else code for code in fast] == slow_twin(points, "EPSG:4326", areas, SWEREF)


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:3857", "EPSG:32633"])
def test_the_same_place_is_found_whatever_the_coordinates_are_written_in(crs):
    x, y = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform([16.505, 16.515], [59.605, 59.615])
    found = areas_of_points(pd.DataFrame({"x": x, "y": y}), crs, WARDS, SWEREF)
    assert found.tolist() == ["W1", "W4"]


def test_a_point_on_a_shared_border_gets_the_first_code_whatever_the_order_of_the_areas():
    projected = WARDS.to_crs(SWEREF)
    corner = shapely.Point(Transformer.from_crs("EPSG:4326", SWEREF, always_xy=True).transform(16.51, 59.61))
    assert sum(area.covers(corner) for area in projected.geometry) == 4
    points = pd.DataFrame({"x": [corner.x], "y": [corner.y]})
    assert areas_of_points(points, SWEREF, projected, SWEREF).tolist() == ["W1"]
    assert areas_of_points(points, SWEREF, projected.iloc[::-1], SWEREF).tolist() == ["W1"]


def test_points_without_a_place_are_missing_and_the_index_is_kept():
    points = pd.DataFrame(
        {"x": [16.505, np.nan, 16.505, 0.0, np.inf], "y": [59.605, 59.6, np.nan, 0.0, 1]}, index=list("abcde")
    )
    found = areas_of_points(points, "EPSG:4326", WARDS, SWEREF)
    assert found.index.tolist() == list("abcde")
    assert found.isna().tolist() == [False, True, True, True, True]


def test_no_points_give_no_answers():
    assert areas_of_points(pd.DataFrame({"x": [], "y": []}), "EPSG:4326", WARDS, SWEREF).empty


def test_200_000_points_take_less_than_a_second():
    areas = read_areas(MunicipalityFolder(PROJECT_ROOT, "1980-vasteras"))
    rng = np.random.default_rng(2)
    points = pd.DataFrame({"x": rng.uniform(16.3, 16.9, 200_000), "y": rng.uniform(59.5, 59.8, 200_000)})
    started = time.process_time()
    areas_of_points(points, "EPSG:4326", areas, SWEREF)
    assert time.process_time() - started < 1

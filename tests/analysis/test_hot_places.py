"""Heta platser on a made-up town: a square with much, streets with little, and what each role may see."""

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from lib.analysis.hot_areas import area_methods_apply, hot_areas
from lib.analysis.hot_cells import cell_concentration, hot_cell_shapes, hot_cells, hot_places, n_on_grid
from lib.analysis.hot_density import hot_density
from lib.analysis.near_repeats import repeats
from lib.analysis.placed_rows import n_without_place
from lib.domain.codes import Role
from lib.domain.hot_spot_codes import HotClass, TimeClass
from lib.domain.period import Month
from lib.domain.place_question import PlaceQuestion
from tests.made_up import AREAS, asked, population, workspace_with

NORR = next(iter(AREAS))
SQUARE = (16.05, 59.15)
YEARS = (2023, 2024, 2025)
OUTSIDE = (Role.BOARD, Role.REPORTER, Role.READER)


def crimes() -> pd.DataFrame:
    """Each year 150 over the town, and at the square 30, in 2025 the double; 40 sensitive ones at the square too."""
    rng, parts = np.random.default_rng(1), []
    for year in YEARS:
        lon, lat = rng.uniform(16.01, 16.19, 150), rng.uniform(59.01, 59.19, 150)
        n = 60 if year == 2025 else 30
        near = rng.normal(0, 0.0006, (2, n))
        parts.append(_rows(year, lon, lat, "klotter", rng))
        parts.append(_rows(year, SQUARE[0] + 2 * near[0], SQUARE[1] + near[1], "ran", rng))
        at = np.full(40, SQUARE[0]), np.full(40, SQUARE[1])
        parts.append(_rows(year, *at, "vald_nara_relation", rng))
    rows = pd.concat(parts, ignore_index=True)
    return pd.concat(
        [rows, rows.tail(5).assign(lon=None, lat=None, precision="area", category="ran")], ignore_index=True
    )


def _rows(year: int, lon: np.ndarray, lat: np.ndarray, category: str, rng: np.random.Generator) -> pd.DataFrame:
    months = rng.integers(1, 13, len(lon))
    moments = [pd.Timestamp(year, month, 10, 20) for month in months]
    return pd.DataFrame(
        {
            "category": category,
            "event_from": moments,
            "event_to": moments,
            "month": [Month(year, int(month)).index for month in months],
            "area_code": NORR,
            "lon": lon,
            "lat": lat,
            "precision": "exact",
        }
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    people = population(2022, Norr=1000, Söder=2000, Öster=1000, Väster=400)
    return workspace_with(tmp_path_factory.mktemp("town"), events=crimes(), populations=people)


def question(**more: object) -> PlaceQuestion:
    return PlaceQuestion(asked(), **more)


def test_the_square_is_hottest_and_bears_all_its_events(workspace):
    cells = hot_cells(workspace, question(), Role.COORDINATOR)
    places = hot_places(cells, n_on_grid(workspace, question()))
    first = places.iloc[0]
    assert first["hot_class"] == HotClass.HOTTEST and first["place_name"] == "Norr"
    assert (first["lon"], first["lat"]) == (pytest.approx(SQUARE[0], abs=0.003), pytest.approx(SQUARE[1], abs=0.003))
    assert first["count"] >= 45
    assert places["count"].sum() == cells.loc[cells["hot_class"] != HotClass.NOT_HOT, "count"].sum()


def test_it_has_been_hot_in_every_period(workspace):
    cells = hot_cells(workspace, question(), Role.COORDINATOR)
    assert cells.iloc[0]["time_class"] == TimeClass.PERSISTENT


def test_sensitive_crimes_are_in_no_cell_but_are_counted_among_those_without_place(workspace):
    n = n_on_grid(workspace, question())
    assert n == 150 + 60
    assert n_without_place(workspace, workspace.data_key, question()) == 40 + 5
    assert n_on_grid(workspace, question(kind="vald_nara_relation")) == 0


def test_the_answer_is_of_the_whole_municipality_whatever_area_is_asked(workspace):
    narrowed = PlaceQuestion(asked(areas=(list(AREAS)[1],)))
    whole, part = (hot_cells(workspace, one, Role.COORDINATOR) for one in (question(), narrowed))
    assert whole is part  # one answer, worked out once


def test_no_cell_reaches_roles_outside_and_no_hot_area_the_public(workspace):
    for role in OUTSIDE:
        assert hot_cells(workspace, question(), role).empty
        assert cell_concentration(workspace, question(), role) is None
        assert hot_density(workspace, question(), role).empty
        assert repeats(workspace, question(kind="ran"), role).table.empty
    assert hot_areas(workspace, question(), Role.PUBLIC).empty


def test_too_few_events_give_no_cells(workspace):
    few = PlaceQuestion(asked("2025-01--2025-02"), kind="ran")
    assert hot_cells(workspace, few, Role.COORDINATOR).empty
    assert cell_concentration(workspace, few, Role.COORDINATOR) is None


def test_four_areas_are_too_few_for_area_methods(workspace):
    assert not area_methods_apply(workspace)
    assert hot_areas(workspace, question(), Role.COORDINATOR).empty


def test_the_shapes_lie_inside_the_municipality_and_hold_their_middles(workspace):
    cells = hot_cells(workspace, question(), Role.COORDINATOR)
    shapes = hot_cell_shapes(workspace, question(), cells)
    assert shapes.crs == "EPSG:4326"
    assert shapely.contains_xy(shapes.to_numpy(), cells["lon"].to_numpy(), cells["lat"].to_numpy()).all()
    assert shapes.union_all().difference(workspace.areas.union_all().buffer(1e-4)).area == 0


def test_the_densest_quarter_lies_at_the_square(workspace):
    ground = hot_density(workspace, question(), Role.COORDINATOR)
    assert list(ground["share_pct"]) == [25, 50, 75] and ground["km2"].is_monotonic_increasing
    assert ground.geometry.iloc[0].contains(shapely.Point(SQUARE))
    # No event is counted twice: the grounds do not overlap.
    metres = ground.to_crs("EPSG:3006")
    assert metres.geometry.iloc[0].intersection(metres.geometry.iloc[1]).area < 0.05 * metres.geometry.iloc[0].area


def test_positions_are_measured_in_the_projected_crs(workspace):
    cells = hot_cells(workspace, question(), Role.COORDINATOR)
    shape = hot_cell_shapes(workspace, question(), cells.head(1)).to_crs("EPSG:3006").iloc[0]
    assert shape.area == pytest.approx(250**2 * 3**0.5 / 2, rel=1e-3)
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
    x, y = to_metres.transform(*SQUARE)
    assert shape.distance(shapely.Point(x, y)) < 250


def test_near_repeats_say_why_there_is_no_answer(workspace):
    answer = repeats(workspace, PlaceQuestion(asked("2025-01--2025-01"), kind="ran"), Role.COORDINATOR)
    assert answer.table.empty and "för få" in answer.reason
    answer = repeats(workspace, question(kind="ran"), Role.COORDINATOR)
    assert not answer.reason and len(answer.table) == 9 and answer.n_events == 60

"""What the map shows of rows that are not stored yet."""

import numpy as np
import pandas as pd
import pytest

from lib.analysis.incoming_map import incoming_map
from lib.analysis.report_map import MOST_SINGLE
from lib.domain.codes import Role
from tests.made_up import AREAS, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


@pytest.fixture
def workspace(tmp_path):
    return workspace_with(tmp_path)


def rows(*triples):
    return pd.DataFrame(triples, columns=["category", "area_code", "lon"]).assign(
        lat=lambda table: table["lon"].map(lambda lon: None if lon is None or lon != lon else 59.15)
    )


CRIMES = rows(("klotter", NORR, 16.05), ("ran", NORR, None), ("ran", SODER, None), ("ran", None, None))


def test_every_row_is_a_point_or_in_an_area_or_elsewhere(workspace):
    shown = incoming_map(workspace, "events", CRIMES, Role.COORDINATOR)
    assert shown.points[["theme", "count"]].to_numpy().tolist() == [["skadegorelse", 1]]
    assert dict(zip(shown.areas["area_code"], shown.areas["value"], strict=True)) == {
        NORR: 2, SODER: 1, OSTER: 0, VASTER: 0,
    }  # fmt: skip
    assert (shown.n_on_map, shown.n_in_areas, shown.n_elsewhere) == (1, 3, 1)
    assert (shown.areas.set_index("area_code")["colour_class"] == -1).to_dict() == {
        NORR: False, SODER: False, OSTER: True, VASTER: True,
    }  # fmt: skip


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.BOARD, Role.REPORTER])
def test_roles_outside_see_nothing_that_is_not_protected_yet(workspace, role):
    assert incoming_map(workspace, "events", CRIMES, role) is None


def test_notices_of_the_police_are_never_points(workspace):
    assert incoming_map(workspace, "news", CRIMES, Role.COORDINATOR) is None


def test_rows_without_any_place_need_no_map(workspace):
    assert incoming_map(workspace, "events", rows(("ran", None, None)), Role.COORDINATOR) is None


def test_figures_by_area_are_counted_and_the_municipality_is_elsewhere(workspace):
    values = pd.DataFrame({"area_code": [NORR, NORR, "0001"], "value": [1.0, 2.0, 3.0]})
    shown = incoming_map(workspace, "indicator_values", values, Role.COORDINATOR)
    assert shown.points.empty and (shown.n_in_areas, shown.n_elsewhere) == (2, 1)


def test_stops_of_a_walk_are_points(workspace):
    walk = pd.DataFrame({"route": [[{"name": "A", "lon": 16.05, "lat": 59.15, "note": ""}]], "area_code": [None]})
    assert incoming_map(workspace, "walks", walk, Role.POLICE).points[["lat", "lon"]].to_numpy().tolist() == [
        [59.15, 16.05]
    ]


def test_many_points_are_counted_and_none_is_lost(workspace):
    rng = np.random.default_rng(7)
    n = 20 * MOST_SINGLE
    many = pd.DataFrame({"category": "ran", "area_code": NORR, "lon": rng.uniform(16, 16.1, n),
                         "lat": rng.uniform(59.1, 59.2, n)})  # fmt: skip
    shown = incoming_map(workspace, "events", many, Role.COORDINATOR)
    assert shown.points["count"].sum() == shown.n_on_map == n and len(shown.points) <= MOST_SINGLE

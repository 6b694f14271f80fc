"""The coordinate system of a table is told by where it puts the points."""

import numpy as np
import pytest
from pyproj import Transformer

from lib.domain.faults import InputFault
from lib.geography.guessing import guess_crs
from tests.geography.made_up import wards

SWEDEN = wards()
ENGLAND = wards(west=-1.2, south=52.9)


def written(crs: str, lon: list[float], lat: list[float]) -> tuple[list[float], list[float]]:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, lat)


@pytest.mark.parametrize("is_swapped", [False, True])
@pytest.mark.parametrize(
    ("crs", "areas", "lon", "lat"),
    [
        ("EPSG:4326", SWEDEN, 16.505, 59.605),
        ("EPSG:3006", SWEDEN, 16.505, 59.605),
        ("EPSG:3857", SWEDEN, 16.505, 59.605),
        ("EPSG:4326", ENGLAND, -1.195, 52.905),
        ("EPSG:3857", ENGLAND, -1.195, 52.905),
        ("EPSG:27700", ENGLAND, -1.195, 52.905),
    ],
)
def test_each_system_is_recognised_in_both_orders(crs, areas, lon, lat, is_swapped):
    east, north = written(crs, [lon, lon + 0.01], [lat, lat + 0.01])
    guess = guess_crs(*((north, east) if is_swapped else (east, north)), areas)
    assert (guess.crs, guess.is_swapped) == (crs, is_swapped)
    assert crs in guess.sentence
    assert ("nord före öst" in guess.sentence) == is_swapped


def test_zero_coordinates_are_counted_and_do_not_decide():
    guess = guess_crs([0, 0, 0, 16.505, np.nan], [0, 0, 0, 59.605, 59.6], SWEDEN)
    assert (guess.crs, guess.n_zero) == ("EPSG:4326", 3)
    assert "3 rader har läget 0, 0" in guess.sentence


def test_a_few_points_elsewhere_do_not_matter_but_most_do():
    assert guess_crs([16.505, 16.515, 100], [59.605, 59.615, 10], SWEDEN).crs == "EPSG:4326"
    with pytest.raises(InputFault, match="hamnar inte vid områdena"):
        guess_crs([16.505, 100, 100], [59.605, 10, 10], SWEDEN)


def test_nothing_to_judge_by_is_a_fault():
    with pytest.raises(InputFault, match="Ingen rad har ett läge"):
        guess_crs([0, np.nan], [0, 59.6], SWEDEN)

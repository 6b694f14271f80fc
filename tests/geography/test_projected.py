"""Which coordinate systems can be measured in."""

import pytest

from lib.geography.projected import projected_crs_fault


@pytest.mark.parametrize("crs", ["EPSG:3006", "EPSG:3011", "EPSG:27700", "EPSG:32633"])
def test_systems_in_metres_will_do(crs):
    assert projected_crs_fault(crs, "CRS") is None


@pytest.mark.parametrize(
    ("crs", "why"),
    [
        ("EPSG:4326", "mäter inte i meter"),  # degrees
        ("EPSG:2263", "mäter inte i meter"),  # New York, feet
        ("EPSG:4978", "mäter inte i meter"),  # from the middle of the earth
        ("EPSG:3857", "förvränger"),
        ("EPSG:1", "okänt"),
        ("", "okänt"),
    ],
)
def test_others_are_refused_with_the_reason(crs, why):
    fault = projected_crs_fault(crs, "CRS")
    assert fault is not None and why in fault.message and "EPSG:3006" in fault.remedy

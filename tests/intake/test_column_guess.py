"""Columns recognised by their names."""

import pytest

from lib.intake.event_columns import guess_columns


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["month", "longitude", "latitude", "location", "lsoa_code"],
         {"month": "month", "x": "longitude", "y": "latitude"}),
        (["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
          "LSOA name", "Crime type", "Last outcome category", "Context"],
         {"event_key": "Crime ID", "month": "Month", "x": "Longitude", "y": "Latitude", "category": "Crime type"}),
        (["Datum", "Klockslag", "Områdeskod", "Brottstyp"],
         {"date": "Datum", "time": "Klockslag", "area_code": "Områdeskod", "category": "Brottstyp"}),
        (["event_id", "category", "event_from", "event_to", "area_code", "lon", "lat", "precision"],
         {"event_key": "event_id", "category": "category", "event_from": "event_from", "event_to": "event_to",
          "area_code": "area_code", "x": "lon", "y": "lat"}),
        (["Från", "Till", "Öst", "Nord", "BROTT"],
         {"event_from": "Från", "event_to": "Till", "x": "Öst", "y": "Nord", "category": "BROTT"}),
        (["Månad", "regsokod", "kategori"], {"month": "Månad", "area_code": "regsokod", "category": "kategori"}),
        (["ward_code", "date", "easting", "northing"],
         {"area_code": "ward_code", "date": "date", "x": "easting", "y": "northing"}),
        (["fritext", "kommentar"], {}),
    ],
)  # fmt: skip
def test_names_in_swedish_and_english(names, expected):
    assert guess_columns(names).used == expected


def test_coordinates_are_taken_in_pairs():
    assert guess_columns(["lat", "x", "y", "lon"]).used == {"x": "lon", "y": "lat"}
    assert guess_columns(["datum", "lat", "x"]).x is None
    assert guess_columns(["n", "datum"]).used == {"date": "datum"}


def test_a_date_wins_over_a_month_and_a_start_over_both():
    assert guess_columns(["month", "date"]).start == "date"
    assert guess_columns(["month", "date", "event_from"]).start == "event_from"
    assert guess_columns(["tid"]).start == "tid"


def test_the_clock_counts_only_beside_a_date():
    assert guess_columns(["datum", "tid"]).clock == "tid"
    assert guess_columns(["event_from", "tid"]).clock is None
    assert guess_columns(["tid"]).clock is None

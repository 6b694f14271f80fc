"""Columns recognised by their names."""

import pytest

from lib.intake.column_choices import CHOICES, column_choices
from lib.intake.column_guess import PATTERNS, guessed_columns, guessed_kind, start_field


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["month", "longitude", "latitude", "location", "lsoa_code"],
         {"month": "month", "x": "longitude", "y": "latitude"}),
        (["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
          "LSOA name", "Crime type", "Last outcome category", "Context"],
         {"event_key": "Crime ID", "month": "Month", "x": "Longitude", "y": "Latitude", "category": "Crime type"}),
        (["Datum", "Klockslag", "Områdeskod", "Brottstyp"],
         {"date": "Datum", "time": "Klockslag", "area": "Områdeskod", "category": "Brottstyp"}),
        (["event_id", "category", "event_from", "event_to", "area_code", "lon", "lat", "precision"],
         {"event_key": "event_id", "category": "category", "event_from": "event_from", "event_to": "event_to",
          "area": "area_code", "x": "lon", "y": "lat"}),
        (["Från", "Till", "Öst", "Nord", "BROTT"],
         {"event_from": "Från", "event_to": "Till", "x": "Öst", "y": "Nord", "category": "BROTT"}),
        (["Månad", "regsokod", "kategori"], {"month": "Månad", "area": "regsokod", "category": "kategori"}),
        (["ward_code", "date", "easting", "northing"],
         {"area": "ward_code", "date": "date", "x": "easting", "y": "northing"}),
        (["fritext", "kommentar"], {}),
    ],
)  # fmt: skip
def test_names_in_swedish_and_english(names, expected):
    assert guessed_columns(names, "events") == expected


def test_coordinates_are_taken_in_pairs():
    assert guessed_columns(["lat", "x", "y", "lon"], "events") == {"x": "lon", "y": "lat"}
    assert "x" not in guessed_columns(["datum", "lat", "x"], "events")
    assert guessed_columns(["n", "datum"], "events") == {"date": "datum"}


def test_a_date_wins_over_a_month_and_a_start_over_both():
    assert start_field(guessed_columns(["month", "date"], "events")) == "date"
    assert start_field(guessed_columns(["month", "date", "event_from"], "events")) == "event_from"
    assert start_field(guessed_columns(["tid"], "events")) == "time"
    assert start_field(guessed_columns(["kommentar"], "events")) is None


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["datum", "brott"], "events"),
        (["Inrapporterad", "Kategori", "Platstyp"], "reports"),
        (["Datum", "Kategori", "Skäl", "Önskemål", "Polisanmält"], "reports"),
        (["indicator", "area_code", "period", "value"], "values"),
        (["Indikator", "Område", "År", "Värde"], "values"),
        (["Område", "År", "Kön", "Antal"], "populations"),
        (["Område", "År", "Antal"], None),
        (["Fråga", "Svar", "Område", "År", "Andel", "Antal svar"], "survey"),
        (["fritext", "kommentar"], None),
    ],
)
def test_the_headings_tell_what_the_rows_are(headings, kind):
    assert guessed_kind(headings) == kind


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_can_be_guessed_and_every_guess_can_be_chosen(kind):
    offered = {choice.id for choice in column_choices(kind)}
    assert offered - {"x", "y"} == PATTERNS[kind].keys()
    assert all(set(choice.or_else) <= offered and choice.label for choice in column_choices(kind))

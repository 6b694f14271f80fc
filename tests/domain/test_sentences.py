"""Figures in words claim no more than the numbers do."""

from dataclasses import replace

import pytest

from lib.domain.codes import Change, Difference, Status, Unit
from lib.domain.row import FigureRow
from lib.domain.sentences import areas_sentence, change_sentence, place_sentence, tooltip_lines

NBSP = "\u00a0"


BASE = FigureRow(
    area_code="A", area_name="Norr", value=31.0, unit=Unit.PER_1000, lower=20.0, upper=44.0, numerator=31.0, n=None,
    comparison_name="Provby", comparison_value=25.0, difference=Difference.SIMILAR, previous_value=42.0,
    change_pct=-26.2, change=Change.MAYBE_CHANCE, status=Status.VALUE, source="Prov",
)  # fmt: skip


def row(**changes):
    return replace(BASE, **changes)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change.DECREASE, f"Det är en minskning från 42,0 till 31,0 (−26{NBSP}%), större än slumpen brukar ge."),
        (Change.MAYBE_CHANCE, f"Det gick från 42,0 till 31,0 (−26{NBSP}%), kan vara slump."),
        (Change.TOO_FEW, f"Det gick från 42,0 till 31,0 (−26{NBSP}%), för få händelser för att avgöra."),
        (Change.UNKNOWN, ""),
    ],
)
def test_a_change_is_only_called_one_when_it_is_beyond_chance(change, expected):
    assert change_sentence(row(change=change)) == expected


def test_shares_change_by_percentage_points():
    share = row(unit=Unit.PERCENT, value=50.0, previous_value=48.0, change_pct=4.2)
    assert "(+2,0 procentenheter)" in change_sentence(share)


def test_a_place_that_does_not_differ_is_not_said_to():
    assert "ingen säker skillnad mot Provby (25,0)" in place_sentence(row(), "Brott")
    assert "högre än Provby (25,0)" in place_sentence(row(difference=Difference.HIGHER), "Brott")


@pytest.mark.parametrize("status", [Status.SUPPRESSED, Status.MISSING])
def test_without_a_value_no_number_is_said(status):
    hidden = row(status=status, value=None, change=Change.UNKNOWN, difference=Difference.UNKNOWN)
    for text in (place_sentence(hidden, "Brott"), *tooltip_lines(hidden)):
        assert not any(character.isdigit() for character in text)


def test_too_few_people_for_a_rate_leaves_the_count():
    few = row(status=Status.NOT_APPLICABLE, value=None, change=Change.UNKNOWN, difference=Difference.UNKNOWN)
    assert place_sentence(few, "Brott") == "Norr: 31 i antal. För få invånare för att räkna per invånare."
    assert tooltip_lines(few)[1:] == ["Antal: 31", "För få invånare för att räkna per invånare"]


def test_areas_are_counted_not_ranked():
    rows = tuple(row(difference=d) for d in (Difference.HIGHER, Difference.LOWER, Difference.LOWER, Difference.UNKNOWN))
    assert areas_sentence(rows, "Provby") == (
        "Av 3 områden ligger 1 säkert över och 2 säkert under Provby som helhet; för 0 syns ingen säker skillnad."
    )
    assert areas_sentence((row(difference=Difference.UNKNOWN),), "Provby") == ""

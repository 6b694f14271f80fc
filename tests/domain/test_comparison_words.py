"""Comparisons in words."""

from lib.domain.codes import Difference, Unit
from lib.domain.comparison_words import Against, against_sentence, areas_finding, periods_finding, places_finding

HIGHER, LOWER, SIMILAR, UNKNOWN = Difference.HIGHER, Difference.LOWER, Difference.SIMILAR, Difference.UNKNOWN


def test_areas_are_counted_and_those_that_cannot_be_told_are_said():
    assert areas_finding([HIGHER, SIMILAR, LOWER, LOWER, UNKNOWN], "Provby") == (
        "Av 4 områden ligger 1 högre och 2 lägre än resten av Provby, mer än slumpen brukar ge. "
        "1 går inte att avgöra: för få, dolda eller saknade uppgifter."
    )
    assert "går inte att jämföra" in areas_finding([UNKNOWN], "Provby")


def test_no_change_is_not_called_one():
    assert periods_finding([SIMILAR, SIMILAR], "2025", "2024") == (
        "Inget av 2 områden har ändrats mer än slumpen brukar ge, från 2024 till 2025."
    )
    assert periods_finding([HIGHER, SIMILAR], "2025", "2024").startswith("Av 2 områden har 1 ökat och 0 minskat")


def test_shares_differ_by_points_and_rates_by_times():
    points = Against(-14.6, -21.94, -7.3, LOWER)
    assert against_sentence(points, "Västerås", Unit.PERCENT) == (
        "−14,6 procentenheter mot Västerås (−21,9 till −7,3): lägre."
    )
    times = Against(1.388, 1.287, 1.4965, HIGHER)
    assert against_sentence(times, "Västerås", Unit.PER_1000) == "1,39 gånger Västerås (1,29–1,50): högre."
    unsure = Against(1.2, float("nan"), float("nan"), UNKNOWN)
    assert "inte att säga hur säkert" in against_sentence(unsure, "länet", Unit.PER_1000)


def test_places_are_named_by_which_side_they_are_on():
    sides = {"Örebro": HIGHER, "länet": LOWER, "riket": LOWER, "Kalmar": SIMILAR, "Borås": UNKNOWN}
    told = [(name, Against(1.0, 1.0, 1.0, code)) for name, code in sides.items()]
    assert places_finding("Provby", told) == (
        "Provby ligger högre än Örebro och lägre än länet och riket. Mot Kalmar syns ingen säker skillnad."
    )
    assert places_finding("Provby", []) == ""

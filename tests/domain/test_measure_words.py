"""Measures in words."""

from lib.domain.measure import STAGES, MeasureStatus, target_letters
from lib.domain.measure_words import LABELS, MARKED_STATUSES, late_words, measures_sentence
from lib.domain.words import MEASURE_STATUSES


def test_every_status_has_a_word_a_symbol_of_its_own_and_a_place_on_the_board():
    assert set(MEASURE_STATUSES) == set(STAGES) == set(MeasureStatus)
    assert len({text[0] for text in MARKED_STATUSES.values()}) == len(MeasureStatus)


def test_what_is_late_is_told_in_days():
    assert late_words({}) == ""
    assert late_words({"due": 1}) == "Skulle vara klar för 1 dag sedan"
    assert late_words({"due": 12, "review_by": 3}) == (
        "Skulle vara klar för 12 dagar sedan; skulle ses över för 3 dagar sedan"
    )


def test_the_finding_counts_what_is_open_late_and_without_owner():
    stages = {"att_borja": 2, "pa_gang": 6, "att_folja_upp": 2, "avslutade": 5}
    assert measures_sentence(10, stages, 4, 1) == (
        "10 öppna åtgärder: 2 att börja, 6 på gång och 2 att följa upp. 4 har något som är försenat. 1 saknar ägare."
    )
    assert measures_sentence(1, {"pa_gang": 1}, 0, 0).startswith("1 öppen åtgärd: 0 att börja, 1 på gång")
    assert measures_sentence(0, {"avslutade": 5}, 0, 0) == "Alla 5 åtgärder i urvalet är avslutade."
    assert measures_sentence(0, {}, 0, 0) == "Ingen åtgärd passar urvalet."


def test_target_areas_are_letters():
    assert target_letters("A;C") == ["A", "C"] and target_letters("") == [] and target_letters(None) == []
    assert "target_areas" in LABELS

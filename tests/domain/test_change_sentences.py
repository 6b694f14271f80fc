"""Change in words: never more than the numbers allow."""

import pytest

from lib.domain.change_codes import Verdict
from lib.domain.change_sentences import areas_changed_words, change_words, quotient_words, verdict_words
from lib.domain.codes import Change, Unit


def row(change: Change, **more: object) -> dict:
    plain = {"area_name": "Norr", "now": 129.0, "before": 276.0, "ratio": 1.39, "size": 39.1, "lower": 12.0,
             "upper": 72.0, "unit": Unit.COUNT, "months": 12, "months_before": 36, "is_alone": False,
             "is_suppressed": False, "change": change}  # fmt: skip
    return plain | more


def test_the_number_is_set_beside_what_was_expected():
    words = change_words(row(Change.INCREASE))
    assert words.startswith("129 mot väntade 93 (+39\u00a0%, 95\u00a0%: +12 till +72\u00a0%).")
    assert words.endswith("Skillnaden är större än slumpen brukar ge.")


@pytest.mark.parametrize(
    ("change", "more", "words"),
    [
        (Change.MAYBE_CHANCE, {}, "Kan vara slump."),
        (Change.MAYBE_CHANCE, {"is_alone": True}, "bland så många jämförelser"),
        (Change.TOO_FEW, {}, "För få händelser för att avgöra."),
        (Change.UNKNOWN, {"now": float("nan"), "is_suppressed": True}, "Dolt av sekretesskäl."),
        (Change.INCREASE, {"ratio": float("inf"), "size": float("inf"), "upper": float("inf")}, "utan övre gräns"),
    ],
)
def test_each_kind_of_result_has_its_sentence(change, more, words):
    assert words in change_words(row(change, **more))


def test_too_few_names_no_per_cent():
    assert "%" not in change_words(row(Change.TOO_FEW))


def test_areas_that_changed_are_counted_and_those_too_few_are_said():
    rows = [row(Change.INCREASE), row(Change.MAYBE_CHANCE), row(Change.TOO_FEW)]
    assert areas_changed_words(rows, "områden") == (
        "Av 2 områden har 1 ändrats mer än slumpen brukar ge: Norr (+39\u00a0%). "
        "För 1 är det för få händelser för att avgöra."
    )
    assert "inget ändrats" in areas_changed_words([row(Change.MAYBE_CHANCE)], "områden")


def test_no_share_that_may_be_none_is_said_to_have_moved():
    assert "går inte att säga" in quotient_words(-0.85, -3.4, 0.7)
    assert "85" in quotient_words(-0.85, -1.2, -0.4)
    assert quotient_words(float("nan"), float("nan"), float("nan")) == ""


def test_a_moved_problem_names_where_to():
    place = {"after": 61.0, "expected": 116.0, "size": -47.0, "lower": -63.0, "upper": -25.0}
    assert "ökade det i Söder och Öster" in verdict_words(Verdict.MOVED, place, ("Söder", "Öster"))
    assert "kan vara slump" in verdict_words(Verdict.NO_CLEAR_EFFECT, place, ())

"""What a contrast says in words, and what it does not claim."""

import math

from lib.domain.contrast import FEELING_SAFETY, REPORTS_CRIMES, WOMEN_MEN, Verdict
from lib.domain.contrast_sentences import finding, row_sentence

ROW = {
    "verdict": Verdict.MORE, "x": 5.8, "y": 58.0, "first_count": 58.0, "expected": 5.77, "second_count": 147.0,
    "ratio": 10.05, "lower": 7.28, "upper": 13.7, "first_per_1000": 14.3, "second_per_1000": 36.2,
}  # fmt: skip


def test_the_finding_names_both_ways_and_those_that_cannot_be_told():
    names = {Verdict.MORE: ["Norr"], Verdict.LESS: ["Söder", "Öster"], Verdict.NONE: ["A"], Verdict.TOO_FEW: ["B"]}
    said = finding(REPORTS_CRIMES, names, 5, "områden")
    assert said.startswith("Rapporter och anmälda brott går isär i 3 av 4 områden.")
    assert "vänta: Norr." in said and "vänta: Söder och Öster." in said and "1 går inte att avgöra" in said


def test_many_names_are_cut_short():
    said = finding(WOMEN_MEN, {Verdict.MORE: list("ABCDEFG")}, 7, "områden")
    assert "A, B, C, D och 3 till." in said


def test_nothing_found_is_not_said_to_be_alike():
    said = finding(FEELING_SAFETY, {Verdict.NONE: ["A", "B"]}, 2, "områden")
    assert said == "Ingen säker motsägelse bland 2 områden: det som skiljer kan vara slump."
    assert "uppgifterna är för få" in finding(FEELING_SAFETY, {Verdict.TOO_FEW: ["A"]}, 1, "områden")


def test_a_row_carries_its_numbers_and_their_uncertainty():
    said = row_sentence(REPORTS_CRIMES, ROW, "", (6.8, 122.5))
    assert said == (
        "58 rapporter, 10 gånger de 5,8 som 147 anmälda brott ger skäl att vänta (7,3–14 gånger). "
        "Per 1 000 invånare och år: 14,3 rapporter (alla områden 6,8) och 36,2 anmälda brott (alla områden 122,5)."
    )


def test_a_hidden_row_says_nothing_of_its_numbers():
    hidden = ROW | {"verdict": Verdict.HIDDEN}
    assert row_sentence(REPORTS_CRIMES, hidden, "", None) == "Dolt av sekretesskäl."
    missing = ROW | {"verdict": Verdict.MISSING, "x": math.nan}
    assert "58" not in row_sentence(REPORTS_CRIMES, missing, "", None)


def test_reports_without_any_crime_have_no_ratio():
    alone = ROW | {"ratio": math.nan, "expected": 0.0, "second_count": 0.0}
    assert "fast inga anmälda brott" in row_sentence(REPORTS_CRIMES, alone, "", None)


def test_a_gap_has_its_sign_and_the_municipalitys_beside_it():
    row = {"verdict": Verdict.LESS, "x": 70.0, "y": 40.0, "indicator_name": "Trygg", "first_value": 40.0,
           "second_value": 70.0, "gap": -30.0, "lower": -42.0, "upper": -17.0, "usual": -12.0}  # fmt: skip
    said = row_sentence(WOMEN_MEN, row, "Trygg", None)
    assert "Skillnaden är −30 procentenheter (−42 till −17), i hela kommunen −12." in said

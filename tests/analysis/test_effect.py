"""Verdicts about measures, in a municipality of four squares that all touch."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from lib.analysis.effect import measure_effect
from lib.analysis.effect_answer import with_agreement
from lib.analysis.effect_places import compared_places, verdict_of
from lib.analysis.effect_question import EffectQuestion, measures_with_start
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from lib.stats.effect import Spread
from tests.made_up import AREAS, events, workspace_with

NORR, SODER, OSTER, VASTER = AREAS


def measures(*rows: tuple[str, str | None, date | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure_key", "area_code", "started", "status"])
    return frame.assign(title="Ljus", theme="skadegorelse")


def months(first: str, n: int) -> list[str]:
    return [str(month) for month in pd.period_range(first, periods=n, freq="M")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    before = [(area, "klotter", month, 6) for area in AREAS for month in months("2024-01", 12)]
    after = [(area, "klotter", month, 2 if area == NORR else 6) for area in AREAS for month in months("2025-01", 12)]
    done = measures(
        ("a", NORR, date(2025, 1, 1), "pagar"),
        ("mitt", NORR, date(2025, 1, 15), "pagar"),
        ("sen", NORR, date(2025, 9, 1), "pagar"),
        ("aldrig", SODER, date(2025, 1, 1), "ej_genomforbar"),
        ("utan", None, date(2025, 1, 1), "pagar"),
    )
    return workspace_with(tmp_path_factory.mktemp("effect"), events=events(*before, *after), measures=done)


def test_only_measures_that_began_somewhere_can_be_judged(workspace):
    assert set(measures_with_start(workspace)["measure_key"]) == {"a", "mitt", "sen"}


def test_where_every_area_touches_the_place_there_is_nothing_to_compare_with(workspace):
    answer = measure_effect(workspace, "a", Role.POLICE)
    assert answer.verdict is Verdict.TOO_FEW
    assert "inga områden kvar" in answer.why_not


def test_a_month_that_the_start_fell_in_is_in_neither_period(workspace):
    begun, middle = (measure_effect(workspace, key, Role.POLICE) for key in ("a", "mitt"))
    assert (str(begun.before), str(begun.after)) == ("2024-01--2024-12", "2025-01--2025-12")
    assert (str(middle.before), str(middle.after)) == ("2024-02--2024-12", "2025-02--2025-12")


@pytest.mark.parametrize(("key", "why"), [("sen", "6 hela månader"), ("aldrig", "inte börjat"), ("utan", "område")])
def test_what_cannot_be_judged_says_why(workspace, key, why):
    answer = measure_effect(workspace, key, Role.POLICE)
    assert (answer.verdict, answer.table.empty) == (Verdict.TOO_FEW, True)
    assert why in answer.why_not


def test_an_unknown_measure_is_refused(workspace):
    with pytest.raises(KeyError):
        measure_effect(workspace, "finns inte", Role.POLICE)


def test_reports_are_asked_only_where_no_crime_has_the_theme(workspace):
    assert measure_effect(workspace, "a", Role.POLICE).indicator.id == "anmalda_brott"
    asked = EffectQuestion(themes=("miljo",))
    assert measure_effect(workspace, "a", Role.POLICE, asked).indicator.id == "rapporter_otrygga_platser"


def judged(place: tuple[int, int], *around: tuple[int, int]) -> Verdict:
    """Against a large comparison that stands still."""
    codes = ["p", *(f"b{i}" for i in range(len(around))), "c"]
    sums = pd.DataFrame([place, *around, (4000, 4000)], columns=["before", "after"], index=codes)
    names = dict(zip(codes, codes, strict=True))
    return verdict_of(compared_places(sums, names, "p", tuple(codes[1:-1]), ["c"], Spread()))


@pytest.mark.parametrize(
    ("place", "around", "verdict"),
    [
        ((100, 50), [(100, 100), (80, 82)], Verdict.HELPED),
        ((100, 50), [(100, 150), (80, 82)], Verdict.MOVED),  # one area by itself
        ((200, 100), [(400, 430), (400, 440), (400, 445), (400, 440)], Verdict.MOVED),  # all of them together
        ((100, 102), [(100, 150), (80, 82)], Verdict.NO_CLEAR_EFFECT),  # nothing left the place, so nothing moved
        ((100, 170), [(100, 100)], Verdict.WORSE),
        ((8, 6), [(100, 100)], Verdict.TOO_FEW),
        ((3, 2), [(100, 100)], Verdict.TOO_FEW),
        ((100, 50), [], Verdict.HELPED),
    ],
)
def test_verdicts(place, around, verdict):
    assert judged(place, *around) is verdict


@pytest.mark.parametrize(
    ("chosen", "rest", "told"),
    [
        (Verdict.HELPED, Verdict.NO_CLEAR_EFFECT, Verdict.DEPENDS),
        (Verdict.HELPED, Verdict.MOVED, Verdict.DEPENDS),
        (Verdict.NO_CLEAR_EFFECT, Verdict.WORSE, Verdict.DEPENDS),
        (Verdict.HELPED, Verdict.HELPED, Verdict.HELPED),
        (Verdict.TOO_FEW, Verdict.HELPED, Verdict.TOO_FEW),  # contradicts nothing
    ],
)
def test_two_comparisons_that_disagree_are_told_as_such(workspace, chosen, rest, told):
    base = replace(measure_effect(workspace, "a", Role.POLICE), why_not="")
    answer = with_agreement(replace(base, verdict=chosen), replace(base, verdict=rest))
    assert answer.verdict is told
    assert (answer.against_chosen, answer.against_rest) == ((chosen, rest) if told is Verdict.DEPENDS else (None, None))


def test_a_hidden_answer_is_not_told_by_the_other_comparison(workspace):
    base = measure_effect(workspace, "a", Role.POLICE)
    hidden = replace(base, verdict=Verdict.NO_CLEAR_EFFECT, why_not="Antalen är dolda.")
    assert with_agreement(hidden, replace(base, verdict=Verdict.HELPED, why_not="")) is hidden


def test_expected_is_the_place_before_changed_as_the_comparison():
    sums = pd.DataFrame({"before": [40, 200], "after": [30, 100]}, index=["p", "c"])
    table = compared_places(sums, {"p": "P"}, "p", (), ["c"], Spread())
    assert table.loc[0, "expected"] == 20
    assert table.loc[0, "size"] == pytest.approx(50)
    assert np.isnan(table.loc[1, "size"])

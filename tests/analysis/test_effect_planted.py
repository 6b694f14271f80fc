"""The demo's measures beside similar areas: what a few areas say by chance is not told as a finding."""

import pytest

from lib.analysis.effect import measure_effect
from lib.analysis.effect_question import EffectQuestion
from lib.domain.change_codes import Verdict
from lib.domain.codes import Role
from tests.demo.opened import demo_workspace


@pytest.mark.parametrize(
    ("measure", "against_rest", "against_similar"),
    [
        ("m03", Verdict.HELPED, Verdict.HELPED),
        ("m04", Verdict.MOVED, Verdict.DEPENDS),
        ("m01", Verdict.NO_CLEAR_EFFECT, Verdict.DEPENDS),
        ("m05", Verdict.NO_CLEAR_EFFECT, Verdict.NO_CLEAR_EFFECT),
    ],
)
def test_only_what_both_comparisons_say_is_told(measure, against_rest, against_similar):
    workspace = demo_workspace()
    assert measure_effect(workspace, measure, Role.POLICE).verdict is against_rest
    similar = measure_effect(workspace, measure, Role.POLICE, EffectQuestion(compared_with="similar"))
    assert similar.verdict is against_similar
    if against_similar is Verdict.DEPENDS:
        assert (similar.against_chosen, similar.against_rest) == (Verdict.HELPED, against_rest)

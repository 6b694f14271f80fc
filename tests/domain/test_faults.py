"""A fault reads as one sentence, and a caught InputFault never comes empty."""

import pytest

from lib.domain.faults import Fault, InputFault, refuse_if


def test_a_fault_says_where_what_stood_there_and_what_to_do() -> None:
    fault = Fault("plan.yaml: id", "fel form", "7:3", "Skriv 7.3.")
    assert str(fault) == "plan.yaml: id: fel form. Hittade: 7:3. Skriv 7.3."
    assert fault.as_dict() == {
        "where": "plan.yaml: id", "message": "fel form", "found": "7:3", "remedy": "Skriv 7.3."
    }  # fmt: skip


def test_what_is_not_known_about_a_fault_is_left_out() -> None:
    assert str(Fault("plan.yaml", "filen saknas")) == "plan.yaml: filen saknas."
    assert str(Fault("plan.yaml", "Filen saknas.")) == "plan.yaml: Filen saknas."


def test_faults_keep_their_order_one_to_a_line() -> None:
    raised = InputFault(Fault("b", "två"), Fault("a", "ett"))
    assert str(raised) == "b: två.\na: ett." and raised.lines == ("b: två.", "a: ett.")
    with pytest.raises(ValueError, match="at least one"):
        InputFault()


def test_every_fault_is_told_at_once_and_none_is_no_refusal() -> None:
    refuse_if(iter(()))
    with pytest.raises(InputFault) as caught:
        refuse_if(Fault(where, "fel") for where in ("a", "b"))
    assert caught.value.lines == ("a: fel.", "b: fel.")

"""A receipt that a broken-off run took out is told by the next one, and only by that."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import told_once
from lib.ui.told_once import ON_ITS_WAY


def _page() -> None:
    import streamlit as st

    from lib.ui.told_once import all_is_told, begin_telling, take

    if st.session_state.get("clicked"):
        st.session_state["_svar"] = "Sparat 14:32"
        st.session_state["clicked"] = False
    begin_telling()
    st.text(take("_svar", "inget nytt"))
    if st.session_state.pop("broken_off", False):
        st.rerun()  # as the next click does to a run that is under way
    all_is_told()


def test_a_run_that_is_broken_off_has_told_nobody() -> None:
    test = AppTest.from_function(_page)
    test.session_state["clicked"], test.session_state["broken_off"] = True, True
    assert test.run().text[0].value == "Sparat 14:32"
    time.sleep(ON_ITS_WAY)
    assert test.run().text[0].value == "inget nytt"


def test_a_run_that_begins_at_once_tells_it_again_since_nothing_may_have_been_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(told_once, "ON_ITS_WAY", 60)
    test = AppTest.from_function(_page)
    test.session_state["clicked"] = True
    assert [test.run().text[0].value, test.run().text[0].value] == ["Sparat 14:32", "Sparat 14:32"]
    monkeypatch.setattr(told_once, "ON_ITS_WAY", 0)
    assert test.run().text[0].value == "inget nytt"

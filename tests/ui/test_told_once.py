"""A receipt that a broken-off run took out is told by the next one, and only by that."""

from streamlit.testing.v1 import AppTest


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
    assert test.run().text[0].value == "inget nytt"

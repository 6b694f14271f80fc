"""A click that comes twice makes one thing; two that are alike can be made by waiting a moment."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui import made_once


def _page() -> None:
    import streamlit as st

    from lib.ui.made_once import came_twice, note_made

    content = (st.session_state["text"],)
    if came_twice("formulär", content):
        st.text("kom igen")
    else:
        note_made("formulär", content)
        st.text("gjord")
    st.caption("kom igen" if came_twice("ett annat", content) else "inte gjord där")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    time = {"now": 1000.0}
    monkeypatch.setattr(made_once, "monotonic", lambda: time["now"])
    return time


@pytest.mark.parametrize(
    ("seconds", "text", "expected"),
    [
        (0.0, "Belysning", "kom igen"),
        (made_once.SAME_CLICK - 0.1, "Belysning", "kom igen"),
        (made_once.SAME_CLICK, "Belysning", "gjord"),
        (0.0, "Belysning vid torget", "gjord"),
    ],
)
def test_the_same_again_within_ten_seconds_is_the_same_click(
    clock: dict[str, float], seconds: float, text: str, expected: str
) -> None:
    test = AppTest.from_function(_page)
    test.session_state["text"] = "Belysning"
    assert test.run().text[0].value == "gjord"
    clock["now"] += seconds
    test.session_state["text"] = text
    assert test.run().text[0].value == expected
    assert test.caption[0].value == "inte gjord där"


def test_another_tab_has_clicks_of_its_own(clock: dict[str, float]) -> None:
    for _ in range(2):
        test = AppTest.from_function(_page)
        test.session_state["text"] = "Belysning"
        assert test.run().text[0].value == "gjord"

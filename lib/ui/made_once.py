"""One click that comes twice makes one thing. Until the emptied form has reached the browser, a second click sends what
stood in it once more, and nothing but the text tells it from a first one."""

from time import monotonic

import streamlit as st

SAME_CLICK = 10.0
"""Seconds. Whoever really wants two alike can have the second one after that."""


def came_twice(form: str, content: object) -> bool:
    """The same was made from the form just now."""
    made, at = st.session_state.get(_at(form), (None, 0.0))
    return made == content and monotonic() - at < SAME_CLICK


def note_made(form: str, content: object) -> None:
    st.session_state[_at(form)] = (content, monotonic())


def _at(form: str) -> str:
    return f"_gjort-{form}"

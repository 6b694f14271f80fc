"""What a click did is told once, by a run that came to its end: one that the next click broke off told nobody."""

from typing import Any

import streamlit as st

UNTOLD = "_inte_sagt"


def take(key: str, nothing: Any) -> Any:
    """What a click left at `key`, taken out; `nothing` when it left nothing. It is there again for the next run if this
    one does not come to its end."""
    if key not in st.session_state:
        return nothing
    told = st.session_state[key]
    note(key, told)
    del st.session_state[key]
    return told


def note(key: str, told: Any) -> None:
    """It is being told now, wherever it was taken from."""
    st.session_state[UNTOLD] = st.session_state.get(UNTOLD, {}) | {key: told}


def begin_telling() -> None:
    """Before a page is drawn: what the last run did not come to the end of telling is there again."""
    for key, told in st.session_state.pop(UNTOLD, {}).items():
        st.session_state.setdefault(key, told)


def all_is_told() -> None:
    """After it."""
    st.session_state.pop(UNTOLD, None)

"""Which promise is open, and what was last said of one."""

import streamlit as st

from lib.ui.plain_text import plain

CHOSEN, NEW, NONE = "lofte", "nytt", ""
SAID = "_lofte_sagt"
PAGE = "pages/arbete/medborgarloften.py"


def open_promise(promise_id: str) -> None:
    st.session_state[CHOSEN] = promise_id


def promise_link(promise_id: int, label: str) -> None:
    st.page_link(PAGE, label=f"**{plain(label)}**", query_params={CHOSEN: str(promise_id)})


def say(text: str) -> None:
    st.session_state[SAID] = text


def told_once() -> None:
    """What the last click did, once."""
    if text := st.session_state.pop(SAID, ""):
        st.success(text, icon=":material/check:")

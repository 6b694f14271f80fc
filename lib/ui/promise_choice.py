"""Which promise is open, and what was last said of one."""

import streamlit as st

from lib.ui.last_click import LastClick
from lib.ui.plain_text import plain

CHOSEN, NEW, NONE = "lofte", "nytt", ""
LAST_CLICK = LastClick("_lofte_sagt", "löftet")
say, told_once = LAST_CLICK.say, LAST_CLICK.told_once
PAGE = "pages/arbete/medborgarloften.py"


def open_promise(promise_id: str) -> None:
    st.session_state[CHOSEN] = promise_id


def promise_link(promise_id: int, label: str) -> None:
    st.page_link(PAGE, label=f"**{plain(label)}**", query_params={CHOSEN: str(promise_id)})

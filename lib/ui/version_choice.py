"""Which version is open, and what was last said of one."""

import streamlit as st

from lib.ui.last_click import LastClick

CHOSEN, NONE = "version", ""
LAST_CLICK = LastClick("_version_sagt", "versionen")
say, say_refused, told_once = LAST_CLICK.say, LAST_CLICK.say_refused, LAST_CLICK.told_once


def open_version(version_id: str) -> None:
    st.session_state[CHOSEN] = version_id


def back_to_list() -> None:
    st.button("Till alla versioner", key="version-tillbaka", icon=":material/arrow_back:", on_click=open_version,
              args=(NONE,))  # fmt: skip
    told_once()

"""Which version is open, and what was last said of one."""

import streamlit as st

from lib.actions.versions import VersionEditor
from lib.domain.codes import Role
from lib.domain.conflict import Conflict
from lib.domain.faults import InputFault
from lib.ui.plain_text import plain
from lib.ui.session import current_actor

CHOSEN, NEW, NONE = "version", "ny", ""
PAGE = "pages/lagesbild/lagesbilder.py"
SAID = "_version_sagt"
CHANGED_MEANWHILE = "Någon annan ändrade versionen samtidigt. Här står det som gäller nu; gör om det om det behövs."


def open_version(version_id: str) -> None:
    st.session_state[CHOSEN] = version_id


def editor(role: Role) -> VersionEditor:
    return VersionEditor(current_actor(), role)


def say(text: str, is_done: bool = True) -> None:
    st.session_state[SAID] = (text, is_done)


def say_refused(problem: InputFault | Conflict) -> None:
    faults = problem.faults if isinstance(problem, InputFault) else ()
    say(" ".join(str(fault) for fault in faults) or CHANGED_MEANWHILE, is_done=False)


def told_once() -> None:
    """What the last click did, once. Its place is there always, or all below it would be drawn twice for a while."""
    place = st.empty()
    text, is_done = st.session_state.pop(SAID, ("", True))
    if text:
        told = place.success if is_done else place.warning
        told(plain(text), icon=":material/check:" if is_done else ":material/error:")


def back_to_list() -> None:
    st.button("Till alla versioner", key="version-tillbaka", icon=":material/arrow_back:", on_click=open_version,
              args=(NONE,))  # fmt: skip
    told_once()

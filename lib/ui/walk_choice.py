"""Which walk is open and in which step, and what was last said of it."""

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.domain.walk import WalkStep
from lib.ui.plain_text import plain
from lib.ui.receipt import saved_now
from lib.ui.told_once import take

CHOSEN, STEP, NEW, NONE = "vandring", "steg", "ny", ""
SAID, WRONG = "_vandring_sagt", "_vandring_fel"


def open_walk(walk_id: str, step: str = WalkStep.PLAN) -> None:
    st.session_state[CHOSEN] = walk_id
    st.session_state[STEP] = str(step)


def say_saved(workspace: Workspace, text: str = "") -> None:
    """What the last click did."""
    st.session_state[SAID] = f"{saved_now(workspace)}. {text}".strip()


def say_wrong(problem: InputFault | str) -> None:
    """Why the last click did nothing."""
    st.session_state[WRONG] = (problem,) if isinstance(problem, str) else problem.lines


def told_once() -> None:
    """The receipt of the last click, or its faults, once."""
    if text := take(SAID, ""):
        st.success(plain(text), icon=":material/check:")
    if faults := st.session_state.pop(WRONG, []):
        st.error("Det gick inte att spara.", icon=":material/error:")
        st.text("\n\n".join(faults))

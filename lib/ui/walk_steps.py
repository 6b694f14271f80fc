"""One walk: its four steps, and which view draws each."""

from collections.abc import Callable

import streamlit as st

from lib.analysis.walks import walk_of, walk_of_observation
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.walk import STATUSES, STEPS, WalkStep
from lib.domain.walk_words import day_words
from lib.ui.address import adopt
from lib.ui.plain_text import plain
from lib.ui.walk_choice import NONE, STEP, open_walk, told_once
from lib.ui.walk_plan import walk_plan
from lib.ui.walk_protocol import walk_protocol
from lib.ui.walk_protocol_decide import CHOSEN as TO_DECIDE
from lib.ui.walk_return import walk_return
from lib.ui.walk_round import walk_round

STEP_VIEWS: dict[str, Callable[[Workspace, int, Role], None]] = {
    WalkStep.PLAN: walk_plan,
    WalkStep.GO: walk_round,
    WalkStep.PROTOCOL: walk_protocol,
    WalkStep.RETURN: walk_return,
}


def back_to_walks() -> None:
    st.button("Till alla vandringar", key="vandring-tillbaka", icon=":material/arrow_back:", on_click=open_walk,
              args=(NONE,))  # fmt: skip


def follow_observation(workspace: Workspace, role: Role) -> None:
    """A link to what was said at a stop opens the protocol of its walk."""
    named = st.query_params.get("observation", "")
    walk_id = walk_of_observation(workspace, int(named), role) if named.isdecimal() else None
    if walk_id is not None:
        del st.query_params["observation"]
        st.session_state[TO_DECIDE] = named
        open_walk(str(walk_id), WalkStep.PROTOCOL)


def one_walk(workspace: Workspace, walk_id: int, role: Role) -> None:
    """The walk's name, its steps and the step that is open."""
    walk = walk_of(workspace, walk_id, role)
    if walk is None:
        st.info("Vandringen finns inte längre.", icon=":material/info:")
        return
    back_to_walks()
    st.subheader(plain(str(walk["title"])), anchor=False)
    st.caption(plain(f"{STATUSES.get(walk['status'], walk['status'])} · {day_words(walk['starts_at'])}"))
    step = adopt(STEP, tuple(STEP_VIEWS), WalkStep.PLAN)
    st.segmented_control("Steg", tuple(STEP_VIEWS), format_func=STEPS.__getitem__, key=STEP, required=True,
                         persist_state="session", label_visibility="collapsed")  # fmt: skip
    told_once()
    STEP_VIEWS[step](workspace, walk_id, role)

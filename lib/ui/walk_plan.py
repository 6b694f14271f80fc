"""Planning a walk: its stops and route, its time, who is invited, and the plan on paper."""

import streamlit as st

from lib.analysis.walks import walk_of
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.ui.address import adopt
from lib.ui.walk_plan_invite import invite_part
from lib.ui.walk_plan_papers import papers_part
from lib.ui.walk_plan_stops import stops_part
from lib.ui.walk_plan_time import time_part

PART = "planeringsdel"
PARTS = {"rutt": "Stopp och rutt", "tid": "Tid", "inbjudan": "Bjud in", "papper": "Skriv ut"}


def walk_plan(workspace: Workspace, walk_id: int, role: Role) -> None:
    """One part at a time; the part stands in the address."""
    walk = walk_of(workspace, walk_id, role)
    if walk is None:
        return
    part = adopt(PART, tuple(PARTS), "rutt")
    st.segmented_control("Del av planeringen", tuple(PARTS), format_func=PARTS.__getitem__, key=PART, required=True,
                         persist_state="session", label_visibility="collapsed", wrap=True)  # fmt: skip
    if part == "rutt":
        stops_part(workspace, walk, role)
    elif part == "tid":
        time_part(workspace, walk, role)
    elif part == "inbjudan":
        invite_part(workspace, walk, role)
    else:
        papers_part(workspace, walk, role)

"""A loop that does not fit in the evening becomes a walk of its own."""

from datetime import date, datetime, timedelta

import streamlit as st

from lib.actions.walks import part_loop
from lib.analysis.walk_route import WalkRoute
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.domain.walk import COMING
from lib.domain.words import number
from lib.ui.session import current_actor, settings
from lib.ui.walk_choice import open_walk, say_saved, say_wrong
from lib.ui.walk_saving import GONE

LOOP = "Stopp i slinga 2 och framåt går ni en annan kväll, eller med en egen grupp samtidigt."


def loop_buttons(workspace: Workspace, walk: Fields, route: WalkRoute, role: Role) -> None:
    """One for each loop after the first, while the walk is still to come."""
    later = [int(loop) for loop in route.loops["loop"] if loop > 1]
    if not later:
        return
    st.caption(LOOP)
    if walk["status"] not in COMING:
        return
    with st.container(horizontal=True, gap="small"):
        for loop in later:
            st.button(
                f"Gör slinga {number(loop)} till en egen vandring", key=f"vandring-slinga-{loop}",
                icon=":material/call_split:", on_click=_part, args=(workspace, walk, loop, role),
                help="Stoppen flyttar till ett nytt utkast en vecka senare. Tid och inbjudan väljer ni där.",
            )  # fmt: skip


def _part(workspace: Workspace, walk: Fields, loop: int, role: Role) -> None:
    """Before the page is drawn again; the new walk is opened."""
    starts: datetime = walk["starts_at"] + timedelta(days=7)
    walk_id, today = int(walk["id"]), date.today()
    try:
        made = part_loop(settings(), workspace.folder, walk_id, loop, starts, today, role, current_actor())
    except InputFault as problem:
        say_wrong(problem)
    except Conflict:
        say_wrong(GONE)
    else:
        say_saved(workspace, f"Slinga {number(loop)} är nu en egen vandring. Välj tid och inbjudan.")
        open_walk(str(made))

"""Which deck, how it is looked at, and what was last said of one. The address holds the first two."""

from datetime import date

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Conflict, Fields
from lib.domain.faults import InputFault
from lib.reports.meeting_deck import MeetingDeck, meeting_deck
from lib.ui.address import adopt
from lib.ui.plain_text import plain

CHOSEN, VIEW, SLIDE, NONE = "bildspel", "vy", "bild", ""
SHOW, SPEAK = "visa", "talare"
SAID = "_bildspel_sagt"
CHANGED_MEANWHILE = "Någon annan ändrade bildspelet samtidigt. Här står det som gäller nu; gör om det om det behövs."


def chosen_deck(rows: list[Fields]) -> Fields | None:
    """The deck that the address or the list names; None when none is open."""
    wanted = adopt(CHOSEN, (NONE, *(str(row["id"]) for row in rows)), NONE)
    return next((row for row in rows if str(row["id"]) == wanted), None)


def chosen_view() -> str:
    """Prepared, shown, or seen by the speaker."""
    return adopt(VIEW, (NONE, SHOW, SPEAK), NONE)


def made_of(workspace: Workspace, row: Fields, role: Role, today: date) -> MeetingDeck | None:
    """The deck; None when what it is made of is gone or not for its audience."""
    return meeting_deck(workspace, row["id"], role, today)


def open_deck(deck_id: str) -> None:
    st.session_state[CHOSEN] = deck_id
    st.session_state[VIEW] = NONE


def show(view: str) -> None:
    st.session_state[VIEW] = view


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

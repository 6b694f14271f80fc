"""Which deck, how it is looked at, and what was last said of one. The address holds the first two."""

from datetime import date

import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.reports.meeting_deck import MeetingDeck, meeting_deck
from lib.ui.address import adopt
from lib.ui.last_click import LastClick

CHOSEN, VIEW, SLIDE, NONE = "bildspel", "vy", "bild", ""
SHOW, SPEAK = "visa", "talare"
LAST_CLICK = LastClick("_bildspel_sagt", "bildspelet")
say, say_refused, told_once = LAST_CLICK.say, LAST_CLICK.say_refused, LAST_CLICK.told_once


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

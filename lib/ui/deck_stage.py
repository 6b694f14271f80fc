"""The meeting itself: nothing but the slides, and on the last one a form for what is decided."""

from datetime import date
from functools import partial

import streamlit as st

from lib.actions.presentations import LONGEST_DECISION, note_decision
from lib.analysis.measures import owner_names
from lib.analysis.problem_list import problem_list
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.words import number
from lib.reports.meeting_deck import MeetingDeck, screen_stops
from lib.ui.deck_choice import NONE, SHOW, show
from lib.ui.deck_frame import SHOWN, SPEAKER, deck_frame, event_of
from lib.ui.row_draft import SavedRow, field_key, open_draft, save_draft, tell
from lib.ui.session import current_user, settings
from lib.ui.stop_list import stop_list

FRAME = "bildspel-skarm"
AT_LAST = "_bildspel_sist"
NO_PROBLEM = 0
START: Fields = {"text": "", "owner": "", "due": None, "problem_id": NO_PROBLEM, "becomes_measure": True}
LABELS = {"text": "Beslutet", "owner": "Ägare", "due": "Klar senast", "problem_id": "Problem",
          "becomes_measure": "Blir en åtgärd"}  # fmt: skip


def stage(workspace: Workspace, row: Fields, meeting: MeetingDeck, view: str, role: Role, today: date) -> None:
    """Covers the whole window (lagesbild.css). The frame says when the last slide comes and when it is over.

    Nothing is drawn before the public while something stops it: that is said instead, to who was about to show it.
    """
    if _is_stopped(workspace, row, today):
        return
    with st.container(key="motesduk", gap=None):
        deck_frame(meeting.deck, str(row["id"]), SHOWN if view == SHOW else SPEAKER, f"{FRAME}-{row['id']}",
                   on_event=partial(_hear, f"{FRAME}-{row['id']}"))  # fmt: skip
        if st.session_state.get(AT_LAST):
            with st.container(key="motesbeslut"):
                decision_form(workspace, row, role, today)


def _is_stopped(workspace: Workspace, row: Fields, today: date) -> bool:
    stops = screen_stops(workspace, row, today)
    if len(stops):
        st.button("Tillbaka till bildspelet", key="bildspel-stoppat", icon=":material/arrow_back:", on_click=show,
                  args=(NONE,))  # fmt: skip
        told = f"Bildspelet visas inte för allmänheten. Det finns {number(len(stops))} hinder att rätta först."
        stop_list(stops, told, f"{workspace.folder.slug}-hinder", "bildspel-hinder")
    return bool(len(stops))


def decision_form(workspace: Workspace, row: Fields, role: Role, today: date) -> None:
    """Written down while people talk: it becomes a measure unless somebody says not."""
    place = f"motesbeslut-{row['id']}"
    draft = open_draft(place, None, START)
    owners = {"": "Ingen ägare än"} | owner_names(workspace) | {"Polisen": "Polisen"}
    problems = _problems(workspace, row, role)
    tell(place, draft, LABELS, {"owner": owners, "problem_id": problems})
    text, more = st.columns([3, 2], vertical_alignment="top")
    text.text_area("Anteckna ett beslut", key=field_key(place, "text"), max_chars=LONGEST_DECISION, height=110,
                   persist_state="session")  # fmt: skip
    with more:
        left, right = st.columns(2)
        left.selectbox("Ägare", tuple(owners), format_func=lambda one: owners.get(one, str(one)),
                       key=field_key(place, "owner"), persist_state="session")  # fmt: skip
        right.date_input("Klar senast", value=None, format="YYYY-MM-DD", key=field_key(place, "due"),
                         persist_state="session")  # fmt: skip
        st.selectbox("Problem", tuple(problems), format_func=lambda one: problems.get(one, str(one)),
                     key=field_key(place, "problem_id"), persist_state="session")  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Spara beslutet", key=field_key(place, "spara"), type="primary", on_click=_save,
                  args=(workspace, row, place, today))  # fmt: skip
        st.checkbox("Gör det till en åtgärd", key=field_key(place, "becomes_measure"), persist_state="session")


def _problems(workspace: Workspace, row: Fields, role: Role) -> dict[int, str]:
    """Those that the deck is about."""
    rows, wanted = problem_list(workspace, role), set(row["problems"] or ())
    titles = {int(one["id"]): str(one["title"]) for one in rows.to_dict("records") if one["id"] in wanted}
    return {NO_PROBLEM: "Inget problem"} | titles


def _hear(frame: str) -> None:
    """Runs before the page is drawn again."""
    event, _ = event_of(frame)
    if event == "stang":
        show(NONE)
    st.session_state[AT_LAST] = event == "sist"


def _save(workspace: Workspace, row: Fields, place: str, today: date) -> None:
    def write(new: Fields, _: SavedRow | None) -> SavedRow:
        problem = {"problem_id": new.get("problem_id") or None}
        made = note_decision(settings(), workspace.folder, row["id"], new | problem, today, current_user())
        return SavedRow(made.row_id, 1)

    save_draft(workspace, place, write, "Beslutet är inte sparat.", empty_after=True)

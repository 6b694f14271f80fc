"""The decks there are, and beginning a new one: who will see it is decided first."""

from datetime import date

import streamlit as st

from lib.actions.presentations import LONGEST_NAME, create_presentation
from lib.analysis.choices import period_choices
from lib.analysis.presentations import problems_for, versions_for
from lib.analysis.workspace import Workspace
from lib.domain.audience import AUDIENCE_MEANINGS, Audience
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.deck import MEETINGS, MOST_PROBLEMS
from lib.domain.faults import InputFault
from lib.domain.period import Period
from lib.ui.deck_choice import open_deck, say, say_refused
from lib.ui.made_once import came_twice, note_made
from lib.ui.plain_text import plain
from lib.ui.session import current_user, settings

NAME, AUDIENCE, STATE, PERIOD, PROBLEMS, HELD = (
    f"nytt-bildspel-{name}" for name in ("namn", "for", "underlag", "period", "problem", "dag")
)
NOW = "nu"


def deck_cards(rows: list[Fields]) -> None:
    """One line for each deck, the newest first."""
    for row in rows:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"bildspel-{row['id']}"):
            when = f", {row['held_on']}" if row["held_on"] else ""
            st.markdown(f"**{plain(row['title'])}**  \n{MEETINGS[Audience(row['audience'])]}{when}")
            st.button("Öppna", key=f"bildspel-oppna-{row['id']}", icon=":material/slideshow:", on_click=open_deck,
                      args=(str(row["id"]),))  # fmt: skip


def begin_deck(workspace: Workspace, role: Role, today: date) -> None:
    """Audience, what it is made of, and the problems that the audience may be shown."""
    st.subheader("Nytt bildspel", anchor=False)
    st.segmented_control("Vilka ska se det?", tuple(Audience), format_func=lambda one: MEETINGS[one], key=AUDIENCE,
                         default=Audience.INTERNAL, required=True)  # fmt: skip
    audience = Audience(st.session_state[AUDIENCE] or Audience.INTERNAL)
    st.caption(AUDIENCE_MEANINGS[audience])
    st.text_input("Bildspelets namn (måste fyllas i)", key=NAME, max_chars=LONGEST_NAME, persist_state="session",
                  placeholder=f"Lägesbild för {workspace.municipality.name}")  # fmt: skip
    left, right = st.columns(2)
    with left:
        version = _state(workspace, audience, role)
    with right:
        st.date_input("Mötet hålls den", key=HELD, value=None, min_value=today, format="YYYY-MM-DD",
                      persist_state="session")  # fmt: skip
    _problems(workspace, version, audience, role)
    st.button("Gör bildspelet", key="nytt-bildspel-spara", type="primary", on_click=_begin, args=(workspace,))


def _state(workspace: Workspace, audience: Audience, role: Role) -> int | None:
    """The present, with its period, or a frozen version; which of them."""
    versions = versions_for(workspace, audience, role)
    names = {NOW: "Läget nu"} | {str(one): name for one, name in versions.items()}
    if st.session_state.get(STATE) not in names:
        st.session_state[STATE] = NOW
    st.selectbox("Underlag", tuple(names), format_func=lambda one: names[one], key=STATE)
    if st.session_state[STATE] != NOW:
        return int(st.session_state[STATE])
    periods = period_choices(workspace)
    if periods:
        st.selectbox("Period", periods, format_func=lambda one: Period.parse(one).label, key=PERIOD)
    return None


def _problems(workspace: Workspace, version: int | None, audience: Audience, role: Role) -> None:
    names = problems_for(workspace, version, audience, role)
    st.session_state[PROBLEMS] = [one for one in st.session_state.get(PROBLEMS, ()) if one in names]
    st.multiselect("Problem att ta upp (3–5 är lagom)", tuple(names), format_func=lambda one: names[one], key=PROBLEMS,
                   max_selections=MOST_PROBLEMS, placeholder="Välj problem",
                   help="Bara problem vars sekretessklass får visas för dem som ska se bildspelet.")  # fmt: skip
    if not names:
        st.caption("Inget problem får visas för dem som ska se bildspelet: alla har en strängare sekretessklass.")


def _begin(workspace: Workspace) -> None:
    state, period = st.session_state[STATE], st.session_state.get(PERIOD)
    fields: Fields = {
        "title": st.session_state[NAME],
        "audience": str(st.session_state[AUDIENCE] or Audience.INTERNAL),
        "problems": [int(one) for one in st.session_state[PROBLEMS]],
        "held_on": st.session_state[HELD],
    }
    if state != NOW:
        fields |= {"version_id": int(state)}
    elif period:
        fields |= {"period": period, "comparison": str(Period.parse(period).before)}
    if came_twice(NAME, fields):
        return
    try:
        made = create_presentation(settings(), workspace.folder, fields, current_user())
    except InputFault as problem:
        say_refused(problem)
    else:
        note_made(NAME, fields)
        st.session_state[NAME], st.session_state[PROBLEMS] = "", []
        open_deck(str(made.row_id))
        say("Bildspelet är gjort. Läs rubrikerna, skriv dina anteckningar och visa det.")

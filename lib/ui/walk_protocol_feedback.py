"""What the participants are told: who came, the aim, and the feedback, which is a debt until its day stands here."""

from datetime import date
from functools import partial

import streamlit as st

from lib.actions.walks import save_walk
from lib.analysis.walk_protocol import Protocol
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.conflict import Fields
from lib.domain.walk import INVITED_ROLES, LABELS, LONGEST_TEXT, MOST_PEOPLE, RoleCount, role_counts
from lib.domain.walk_promise import OUTCOMES
from lib.ui.plain_text import plain
from lib.ui.row_draft import SavedRow, field_key, open_draft
from lib.ui.session import current_actor, settings
from lib.ui.typed_saving import save_typed, tell_typed
from lib.ui.walk_protocol_decide import default_due
from lib.ui.walk_round_saving import say_saved

NOT_SAVED = "Det senaste är inte sparat."
START: Fields = {"aim": "", "aim_due": None, "feedback": "", "feedback_given": None, "roles_invited": []}
HELP = {
    "aim": "Det som ska märkas på platsen inom ett halvår.",
    "feedback": "Vad som är gjort, vad som kommer och vad som inte går, och varför.",
}


def feedback_form(workspace: Workspace, protocol: Protocol, role: Role) -> None:
    """Saved as it is typed. The day is set by a button, so that the debt is not taken off by a slip."""
    place = f"vandring-{protocol.walk['id']}-aterkoppling"
    open_draft(place, protocol.walk, START)
    write = partial(_save, workspace, protocol, role)
    save = partial(save_typed, workspace, place, write, NOT_SAVED)
    tell_typed(place, LABELS, {})
    _came(place, save)
    with st.container(key=f"skriv-{place}"):
        _text(place, "aim", save)
        st.date_input(LABELS["aim_due"], value=None, key=field_key(place, "aim_due"), format="YYYY-MM-DD",
                      on_change=save, persist_state="session")  # fmt: skip
        st.caption(f"Vanligt är sex månader: {default_due(protocol)}.")
        _suggestion(protocol)
        _text(place, "feedback", save)
    if st.session_state[field_key(place, "feedback_given")] is None:
        st.button("Deltagarna har fått återkoppling i dag", key=f"{place}-given", type="primary",
                  icon=":material/campaign:", on_click=_given, args=(place, save, date.today()))  # fmt: skip
    st.date_input(LABELS["feedback_given"], value=None, key=field_key(place, "feedback_given"), format="YYYY-MM-DD",
                  on_change=save, persist_state="session")  # fmt: skip


def _text(place: str, name: str, save: partial[None]) -> None:
    st.text_area(LABELS[name], key=field_key(place, name), max_chars=LONGEST_TEXT, height=120, placeholder=HELP[name],
                 on_change=save, persist_state="session")  # fmt: skip


def _given(place: str, save: partial[None], today: date) -> None:
    st.session_state[field_key(place, "feedback_given")] = today
    save()


def _suggestion(protocol: Protocol) -> None:
    """What there is to tell, in the participants' words, to write the feedback from."""
    lines = [f"{row.title}: {row.owner}, senast {row.due}. {OUTCOMES[row.outcome]}" for row in
             protocol.promises.itertuples()]  # fmt: skip
    lines += [f"Inte möjligt: {row.observation}. {row.reason}" for row in protocol.refused.itertuples()]
    if lines:
        with st.expander("Det här finns att berätta", key="aterkoppling-underlag", icon=":material/lightbulb:"):
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _came(place: str, save: partial[None]) -> None:
    """How many came of each role that was invited, never who."""
    at = field_key(place, "roles_invited")
    counts = role_counts(st.session_state[at])
    if not counts:
        return
    with st.expander("Vilka kom? Antal, inga namn", key=f"{place}-kom", icon=":material/groups:"):
        for one in counts:
            key = field_key(place, f"kom-{one.role}")
            st.session_state[key] = one.n_came
            label = f"{INVITED_ROLES.get(one.role, one.role)} (bjudna: {one.n_invited})"
            st.number_input(
                label, min_value=0, max_value=MOST_PEOPLE, value=None, key=key, on_change=_count,
                args=(at, counts, one, key, save),
            )  # fmt: skip


def _count(at: str, counts: tuple[RoleCount, ...], changed: RoleCount, key: str, save: partial[None]) -> None:
    st.session_state[at] = [
        {
            "role": one.role,
            "n_invited": one.n_invited,
            "n_came": st.session_state[key] if one == changed else one.n_came,
        }
        for one in counts
    ]
    save()


def _save(workspace: Workspace, protocol: Protocol, role: Role, new: Fields, seen: SavedRow | None) -> SavedRow:
    row_id, version = (seen.row_id, seen.version) if seen else (protocol.walk["id"], protocol.walk["version"])
    saved = save_walk(settings(), workspace.folder, row_id, version, new, date.today(), role, current_actor())
    say_saved(workspace)
    return SavedRow(int(row_id), saved)

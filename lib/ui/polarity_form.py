"""The form by which a person says anew whether a high value is good."""

from datetime import date

import streamlit as st

from lib.actions.polarity import LONGEST_REASON, change_polarity
from lib.analysis.workspace import Workspace
from lib.domain.codes import Polarity, Role
from lib.domain.faults import InputFault
from lib.domain.indicator import Indicator
from lib.domain.source_words import POLARITIES
from lib.ui.plain_text import plain
from lib.ui.receipt import saved_now
from lib.ui.session import current_actor, settings
from lib.ui.told_once import take

SAID = "_polaritet_svar"


def polarity_form(workspace: Workspace, indicator: Indicator, role: Role) -> None:
    """Folded away until it is wanted; it stays open with what was written when it could not be saved."""
    said = take(SAID, None)
    is_mine = said is not None and said[0] == indicator.id
    if is_mine and not said[2]:
        st.success(said[1], icon=":material/check:")
    if role is not Role.COORDINATOR:
        return
    with st.expander(
        "Ändra polariteten", icon=":material/swap_vert:", expanded=is_mine, key=f"polaritet-{indicator.id}"
    ):
        if is_mine and said[2]:
            st.error(said[1], icon=":material/error:")
            st.text("\n\n".join(said[2]))
        _form(workspace, indicator, role)


def _form(workspace: Workspace, indicator: Indicator, role: Role) -> None:
    wanted, reason = f"polaritet-ny-{indicator.id}", f"polaritet-skal-{indicator.id}"
    with st.form(f"polaritet-form-{indicator.id}", border=False):
        st.radio(
            "Vad betyder ett högt värde?",
            tuple(Polarity),
            index=tuple(Polarity).index(indicator.polarity),
            format_func=lambda polarity: POLARITIES[Polarity(polarity)],
            key=wanted,
        )
        st.caption("Styr färger och pilar på alla sidor. Siffrorna ändras inte.")
        st.text_area("Skäl (måste fyllas i)", key=reason, max_chars=LONGEST_REASON, height=80)
        st.caption("Sparas i indikatorns fil med dagens datum. Skriv inget om enskilda personer.")
        st.form_submit_button(
            "Spara polariteten", on_click=_save, args=(workspace, indicator, role, wanted, reason), type="primary"
        )


def _save(workspace: Workspace, indicator: Indicator, role: Role, wanted: str, reason: str) -> None:
    """Before the page is drawn again, so that the frame opens the changed file."""
    polarity, why = Polarity(st.session_state[wanted]), st.session_state[reason]
    try:
        change_polarity(settings(), workspace.folder, indicator, polarity, why, date.today(), current_actor(), role)
    except InputFault as problem:
        told = problem.lines
        st.session_state[SAID] = (indicator.id, "Polariteten är inte ändrad.", told)
        return
    st.session_state[reason] = ""
    said = f"{saved_now(workspace)}: {POLARITIES[polarity]}. Skälet står i filen {indicator.id}.yaml."
    st.session_state[SAID] = (indicator.id, plain(said), [])

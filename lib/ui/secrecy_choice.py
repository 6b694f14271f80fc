"""The secrecy class of a row in its form, and the reason that a change of it takes."""

from collections.abc import Mapping

import streamlit as st

from lib.domain.conflict import Fields
from lib.domain.secrecy_change import CLASS_REASON, LONGEST_REASON, REASON_LABEL
from lib.ui.row_draft import RowDraft, field_key

START: Fields = {"secrecy": "internal", CLASS_REASON: ""}
"""What a form begins with; a row that is there has its own class."""
HELP = "Öppen: kan visas för alla. Intern: kommunens roller. Delad polis–kommun: bara polisen och samordnaren."


def secrecy_choice(place: str, draft: RowDraft, words: Mapping[str, str]) -> None:
    """The reason is asked for when the class of a saved row is another than the one it has."""
    key = field_key(place, "secrecy")
    st.selectbox(
        "Sekretessklass",
        tuple(words),
        format_func=lambda code: words.get(code, code),
        key=key,
        help=HELP,
        persist_state="session",
    )
    if draft.saved is not None and st.session_state[key] != draft.base["secrecy"]:
        st.text_input(
            f"{REASON_LABEL} (måste fyllas i)",
            key=field_key(place, CLASS_REASON),
            max_chars=LONGEST_REASON,
            help="Skälet står kvar i händelseloggen. Skriv inget om enskilda personer.",
            persist_state="session",
        )

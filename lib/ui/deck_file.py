"""The deck as a file: made when asked for, looked through when it is for the public, and noted in the audit log."""

from datetime import date

import streamlit as st

from lib.actions.report_exports import note_export
from lib.analysis.workspace import Workspace
from lib.domain.conflict import Fields
from lib.domain.deck import Deck
from lib.domain.faults import InputFault
from lib.domain.report_asked import MIME_TYPES, ReportFormat
from lib.domain.words import number
from lib.reports.meeting_deck import asked_of, deck_file
from lib.ui.noted import noted_download
from lib.ui.plain_text import plain
from lib.ui.session import current_user, settings

MADE = "_bildspel_fil"
BYTES_IN_KB = 1000


def deck_download(workspace: Workspace, row: Fields, deck: Deck, today: date) -> None:
    """A button that makes the file, and then one that fetches it; what stops it is told in words."""
    wanted = (row["id"], deck.seal)
    st.button("Gör PPTX", key="bildspel-gor", icon=":material/description:")
    if st.session_state["bildspel-gor"]:
        _make(workspace, row, deck, today)
    made = st.session_state.get(MADE)
    if made is not None and made[0] == wanted:
        size = number(len(made[1]) / BYTES_IN_KB)
        noted_download(f"Ladda ner PPTX ({size} kB)", made[1], mime=MIME_TYPES[ReportFormat.PPTX],
                           file_name=f"{workspace.folder.slug}-bildspel-{row['id']}-{deck.audience}.pptx",
                           key="bildspel-pptx", icon=":material/download:")  # fmt: skip


def _make(workspace: Workspace, row: Fields, deck: Deck, today: date) -> None:
    asked = asked_of(row)
    try:
        with st.spinner("Ritar bilderna …"):
            content = deck_file(workspace, asked, deck, today)
        note_export(settings(), workspace.folder, asked, ReportFormat.PPTX, content, current_user())
    except InputFault as problem:
        st.error("Filen gjordes inte. Det här hindrar att den lämnas ut:", icon=":material/block:")
        st.text("\n\n".join(plain(str(fault)) for fault in problem.faults))
        return
    st.session_state[MADE] = ((row["id"], deck.seal), content)

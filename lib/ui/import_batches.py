"""What has been read in, newest first: take it out again, or fetch the rows that were held back."""

import streamlit as st

from lib.actions.batches import ImportedBatch, list_batches, rejected_rows_csv, undo_batch
from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from lib.domain.words import number
from lib.ui.import_files import keep_receipt
from lib.ui.plain_text import plain

MOST_SHOWN = 20
OWN_FOLDER = "folder"
"""Tables of the municipality's own folder come back by themselves: undoing them would change nothing."""


def batch_list(settings: Settings, workspace: Workspace) -> None:
    st.subheader("Inlästa omgångar", anchor=False)
    batches = [batch for batch in reversed(list_batches(settings, workspace.folder)) if batch.kind != OWN_FOLDER]
    if not batches:
        st.caption("Inget är inläst än. Exempeldata och kommunens kända tal visas på sidan Källor.")
    for batch in batches[:MOST_SHOWN]:
        _batch(settings, workspace, batch)


def _batch(settings: Settings, workspace: Workspace, batch: ImportedBatch) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        facts = [f"{number(batch.n_rows)} rader", batch.source, batch.created_at.strftime("%Y-%m-%d %H.%M")]
        st.markdown(f"**Omgång {batch.id}: {plain(batch.file_name)}**  \n{plain(' · '.join(facts))}")
        _rejected(settings, workspace, batch)
        st.button("Ångra", key=f"angra-{batch.id}", on_click=_undo, args=(settings, workspace, batch))


def _rejected(settings: Settings, workspace: Workspace, batch: ImportedBatch) -> None:
    try:
        rows = rejected_rows_csv(settings, workspace.folder, batch.id)
    except InputFault:  # nothing was held back
        return
    st.download_button(
        "Rader att rätta",
        rows,
        file_name=f"ratta-omgang-{batch.id}.csv",
        mime="text/csv",
        key=f"ratta-{batch.id}",
        icon=":material/download:",
        on_click="ignore",
    )


def _undo(settings: Settings, workspace: Workspace, batch: ImportedBatch) -> None:
    try:
        undo_batch(settings, workspace.folder, batch.id)
        keep_receipt(f"Omgång {batch.id} är ångrad. Läs in {batch.file_name} igen om det var ett misstag.")
    except InputFault as problem:
        keep_receipt("Omgången är kvar. " + " ".join(str(fault) for fault in problem.faults))

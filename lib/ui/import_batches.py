"""What has been read in, newest first: take it out again, or fetch the rows that wait to be mended."""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from lib.actions.batches import (
    BatchEdited,
    ImportedBatch,
    Remembered,
    count_rejected,
    list_batches,
    rejected_rows_csv,
    remembered_files,
    undo_batch,
)
from lib.actions.import_choices import KINDS
from lib.analysis.workspace import Workspace
from lib.domain.faults import InputFault
from lib.domain.settings import Settings
from lib.domain.words import listing, number
from lib.ui.import_check import rows_words
from lib.ui.import_files import keep_receipt
from lib.ui.noted import noted_download
from lib.ui.plain_text import plain
from lib.ui.session import current_user

MOST_SHOWN = 20
OWN_FOLDER = "folder"
"""Tables of the municipality's own folder come back by themselves: undoing them would change nothing."""
_EDITED = "_import_andrad"


def batch_list(settings: Settings, workspace: Workspace) -> None:
    st.subheader("Inlästa omgångar", anchor=False)
    batches = [
        batch
        for batch in reversed(list_batches(settings, workspace.folder, by=current_user()))
        if batch.kind != OWN_FOLDER
    ]
    if not batches:
        st.caption("Inget är inläst än. Exempeldata och kommunens kända tal visas på sidan Källor.")
        return
    waiting = count_rejected(settings, workspace.folder, by=current_user())
    if any(batch.id in waiting for batch in batches):
        st.caption(
            "Rader med fel: hämta filen, rätta i Excel eller annat kalkylprogram, spara, och släpp den här ovan."
        )
    known = remembered_files(settings, workspace.folder, by=current_user())
    for batch in batches[:MOST_SHOWN]:
        # The newest batch of a name is the one that was remembered.
        _batch(settings, workspace, batch, waiting.get(batch.id, 0), known.pop(batch.file_name, None))
    if len(batches) > MOST_SHOWN:
        st.caption(f"{number(len(batches) - MOST_SHOWN)} äldre omgångar visas med: python -m lib batches")


def _batch(
    settings: Settings, workspace: Workspace, batch: ImportedBatch, n_waiting: int, known: Remembered | None
) -> None:
    at = batch.created_at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(workspace.municipality.time_zone))
    kind = next((words for name, words in KINDS.items() if name == batch.kind), "")
    facts = [f"{rows_words(batch.n_rows)} {kind}", batch.source, f"{at:%Y-%m-%d %H.%M}"]
    if known is not None and (told := _remembered(known)):
        facts.append(f"ihågkommet till nästa fil: {told}")
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**Omgång {batch.id}: {plain(batch.file_name)}**  \n{plain(' · '.join(facts))}")
            if n_waiting:
                _rejected(settings, workspace, batch, n_waiting)
            st.button("Ångra", key=f"angra-{batch.id}", on_click=_undo, args=(settings, workspace, batch))
        if st.session_state.get(_EDITED) == batch.id:
            _edited(settings, workspace, batch)


def _remembered(known: Remembered) -> str:
    """`6 kolumner och 1 ord`."""
    columns = f"{known.n_columns} {'kolumn' if known.n_columns == 1 else 'kolumner'}"
    return listing([columns] * bool(known.n_columns) + [f"{known.n_words} ord"] * bool(known.n_words))


def _rejected(settings: Settings, workspace: Workspace, batch: ImportedBatch, n_waiting: int) -> None:
    noted_download(
        f"Hämta {rows_words(n_waiting)} att rätta",
        partial(rejected_rows_csv, settings, workspace.folder, batch.id, by=current_user()),
        file_name=f"ratta-omgang-{batch.id}.csv",
        mime="text/csv",
        key=f"ratta-{batch.id}",
        icon=":material/download:",
    )


def _edited(settings: Settings, workspace: Workspace, batch: ImportedBatch) -> None:
    """What would be lost, before it is: the batch is still there."""
    st.warning(
        "Någon har ändrat i de här raderna sedan de lästes in. Ångrar du omgången försvinner ändringarna också, och "
        "de går inte att få tillbaka."
    )
    with st.container(horizontal=True):
        undo = partial(_undo, settings, workspace, batch, with_edits=True)
        st.button("Ångra ändå och släng ändringarna", key=f"angra-anda-{batch.id}", on_click=undo)
        st.button("Behåll omgången", key=f"behall-{batch.id}", on_click=_keep, type="primary")


def _keep() -> None:
    st.session_state.pop(_EDITED, None)


def _undo(settings: Settings, workspace: Workspace, batch: ImportedBatch, with_edits: bool = False) -> None:
    _keep()
    try:
        undo_batch(settings, workspace.folder, batch.id, with_edits=with_edits, by=current_user())
        keep_receipt(f"Omgång {batch.id} är ångrad. Läs in {batch.file_name} igen om det var ett misstag.")
    except BatchEdited:
        st.session_state[_EDITED] = batch.id
    except InputFault as problem:
        keep_receipt("Omgången är kvar. " + " ".join(problem.lines), is_done=False)

"""Two versions beside each other, in words and numbers."""

import pandas as pd
import streamlit as st

from lib.analysis.version_differences import differences
from lib.analysis.version_rows import open_frozen
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.version_changes import FIGURE_DIFFERENCES, WORK_DIFFERENCES, WorkChange
from lib.ui.address import adopt
from lib.ui.frozen_view import tampered
from lib.ui.tables import declared_table


def version_differences(workspace: Workspace, frozen: pd.DataFrame, role: Role, file_name: str) -> None:
    """Choose two frozen versions; the older is what the newer is held against."""
    names = {str(row["id"]): f"{row['number']}. {row['title']}" for row in frozen.to_dict("records")}
    ids = tuple(names)
    left, right = st.columns(2)
    for column, key, label, default in (
        (left, "fran_version", "Från", ids[1]),
        (right, "till_version", "Till", ids[0]),
    ):
        adopt(key, ids, default)
        column.selectbox(label, ids, format_func=lambda one: names[one], key=key, persist_state="session")
    chosen = [st.session_state[key] for key in ("fran_version", "till_version")]
    if chosen[0] == chosen[1]:
        st.text("Välj två olika versioner.")
        return
    older, newer = (open_frozen(workspace, int(one), role) for one in chosen)
    if older is None or newer is None:
        tampered()
        return
    found = differences(older, newer)
    st.text(found.sentence)
    for note in found.notes:
        st.caption(f":material/info: {note}")
    figures, problems, measures = st.tabs(["Siffror", "Problem", "Åtgärder"], key="skillnad-flikar")
    with figures:
        made_up = bool(found.figures["is_synthetic"].any())
        declared_table(found.figures, FIGURE_DIFFERENCES, f"{file_name}-siffror", "skillnad-siffror", made_up)
    for tab, rows, key in ((problems, found.problems, "problem"), (measures, found.measures, "atgarder")):
        with tab:
            changed = rows[rows["change"] != WorkChange.SAME]
            st.caption(f"{len(changed)} av {len(rows)} skiljer sig.")
            declared_table(rows, WORK_DIFFERENCES, f"{file_name}-{key}", f"skillnad-{key}",
                           bool(rows["is_synthetic"].any()))  # fmt: skip

"""Sedan sist: what has changed since one was here, what waits, what is late, and what comes."""

from datetime import date

import streamlit as st

from lib.analysis.changes_since import changes_since
from lib.analysis.handover import coming, overdue, waiting
from lib.analysis.work_objects import work_objects
from lib.domain.handover import DAYS_AHEAD
from lib.ui.session import current_role, current_workspace
from lib.ui.since_notes import since_method, since_sources
from lib.ui.since_view import (
    change_list,
    how_it_hangs_together,
    object_table,
    since_finding,
    since_when,
    task_list,
)

workspace, role, today = current_workspace(), current_role(), date.today()
since, is_first = since_when(workspace, role)
changed = changes_since(workspace, since, role)
waits, late = waiting(workspace, role, today), overdue(workspace, role, today)
since_finding(workspace, since, changed, waits, late)
how_it_hangs_together(is_first)

file_name = f"{workspace.folder.slug}-sedan-sist"
waiting_side, late_side = st.columns(2, gap="medium")
with waiting_side:
    task_list("Väntar på dig", waits, "Inget väntar på dig.", file_name, "sedan-vantar")
with late_side:
    task_list("Försenat", late, "Inget är försenat.", file_name, "sedan-forsenat")
changed_side, coming_side = st.columns(2, gap="medium")
with changed_side:
    change_list(workspace, changed, file_name)
with coming_side:
    ahead = coming(workspace, role, today)
    task_list(f"Kommer inom {DAYS_AHEAD} dagar", ahead, "Inget har ett datum.", file_name, "sedan-kommer")
object_table(workspace, work_objects(workspace, role), file_name)
if workspace.areas.empty or changed.empty:
    st.text("Nya uppgifter läses in på sidan Importera, eller med: python -m lib import FIL")
since_method()
since_sources(workspace)

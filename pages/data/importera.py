"""Importera: drop files, see what they are and what would happen, read them in, and take them out again."""

import streamlit as st

from lib.ui.import_batches import batch_list
from lib.ui.import_files import dropped_files, receipt
from lib.ui.import_plans import planned_import
from lib.ui.session import current_workspace, settings

workspace = current_workspace()

receipt()
files = dropped_files()
if not files:
    st.info(
        "Släpp en eller flera filer här ovan. Inget läses in förrän du har sett vad som skulle hända och sagt ja.",
        icon=":material/upload_file:",
    )
for file in files:
    planned_import(settings(), workspace, file)

batch_list(settings(), workspace)

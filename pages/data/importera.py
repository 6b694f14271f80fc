"""Importera: drop files, see what they are and what would happen, read them in, and take them out again."""

import streamlit as st

from lib.ui.import_batches import batch_list
from lib.ui.import_files import dropped_files, receipt
from lib.ui.import_planning import look_at
from lib.ui.import_plans import planned_import
from lib.ui.import_summary import chosen_file
from lib.ui.session import current_workspace, settings

workspace = current_workspace()

receipt()
files = dropped_files()
looked = look_at(settings(), workspace, files)
if looked and all(file.is_known for file in looked):
    st.info("Allt som ligger här ovan är redan inläst. Släpp fler filer, eller ta bort dem med krysset.")
elif looked:
    planned_import(workspace, chosen_file(looked))
else:
    st.info(
        "Släpp en eller flera filer här ovan. Inget läses in förrän du har sett vad som skulle hända och sagt ja.",
        icon=":material/upload_file:",
    )

batch_list(settings(), workspace)

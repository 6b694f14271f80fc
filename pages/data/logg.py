"""Logg: who has done what, and the proof that nobody has changed it since."""

import streamlit as st

from lib.analysis.log import log_rows
from lib.ui.log_view import chain_proof, log_list, narrowed_log, since_when
from lib.ui.session import current_role, current_workspace

workspace, role = current_workspace(), current_role()

rows = log_rows(workspace, since_when(), role)
log_list(narrowed_log(rows), f"logg-{workspace.folder.slug}")

chain_proof(workspace, role)

with st.expander("Så förs loggen", icon=":material/menu_book:", key="logg-om"):
    st.markdown(
        "- Raden skrivs i samma transaktion som ändringen: finns den ena, finns den andra.\n"
        "- Loggen säger vilka fält som ändrades, aldrig vad som stod där. Byte av sekretessklass har sitt "
        "skäl med sig.\n"
        "- En sida med enskilda rapporter eller punkter ger en rad per inloggning, dag och sida. Nedladdade filer ger "
        "en rad var.\n"
        "- Loggen gallras inte. Hämta den som CSV under tabellen; `python -m lib check` prövar kedjan utan webbläsare."
    )

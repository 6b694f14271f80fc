"""What is being done: open measures first, with owner, start and result."""

import pandas as pd
import streamlit as st

COLUMNS = {"title": "Åtgärd", "area_name": "Område", "status": "Status", "owner": "Ansvarig", "started": "Start",
           "expected": "Väntad effekt", "result": "Resultat"}  # fmt: skip


def measure_list(measures: pd.DataFrame) -> None:
    st.subheader("Det här pågår", anchor=False)
    if measures.empty:
        st.info("Inga åtgärder är registrerade för det här urvalet.")
        return
    shown = measures[list(COLUMNS)].fillna("").rename(columns=COLUMNS)
    st.dataframe(shown, hide_index=True, key="atgarder")

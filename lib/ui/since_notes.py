"""How what is new, waits and is late is counted, and where it comes from."""

import streamlit as st

from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.domain.handover import DAYS_AHEAD


def since_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="sedan-metod"):
        st.markdown(
            "**Vad som har ändrats** är en rad för varje sak, hur många gånger den än har sparats. Många filer som "
            "lästs in av samma person är en rad.  \n"
            "**Väntar på dig** är det som saknar en egen dag: versioner som inte är klara, nya rapporter, områden utan "
            "bedömning i den senaste perioden som har siffror, problem utan beslut, luckor i kedjorna, bilder som inte "
            "är klara och aktiviteter utan rapport. Många av samma slag är en rad.  \n"
            f"**Försenat** är det som skulle ha skett före i dag, och **Kommer** det som ska ske inom {DAYS_AHEAD} "
            "dagar. En åtgärd eller ett löfte med flera dagar kan stå på flera rader."
        )


def since_sources(workspace: Workspace) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="sedan-kallor"):
        st.text("Appens händelselogg och det som är skrivet eller inläst i appen, som det är just nu.")
        made_up = synthetic_sources(workspace)
        if made_up:
            st.text(f"Påhittat i exemplet: {made_up}.")

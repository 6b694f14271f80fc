"""How walks are planned, and where what is said of them comes from."""

import pandas as pd
import streamlit as st


def no_walks() -> None:
    st.info(
        "Ingen vandring är planerad eller inläst än. Planera en här, eller läs in stoppen från en GPX-fil på sidan "
        "Importera, eller med: python -m lib import FIL",
        icon=":material/directions_walk:",
    )


def walk_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="vandringar-metod"):
        st.markdown(
            "En vandring har tre möten: före, vandringen och efter. Den som leder går rundan själv före, både i "
            "dagsljus och i mörker. Högst 20 går med, i grupper om högst 10.\n\n"
            "Återkoppling till deltagarna räknas som en skuld från den dag vandringen är genomförd tills någon har "
            "skrivit vilken dag den gavs.\n\n"
            "Kommunens egna åtgärder ska vara gjorda inom sex månader. En privat ägare bestämmer över sin mark; därför "
            "skrivs också det som inte går, med skäl."
        )


def walk_sources(walks: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="vandringar-kallor"):
        st.markdown(
            "Vandringarna är kommunens och polisens egna anteckningar. Förslagen bygger på rapporter, enkät och "
            "anmälda brott som är inlästa. Checklistan följer CPTED och BoTryggt2030. Solens tider räknas med "
            "biblioteket astral."
        )
        if len(walks):
            st.caption(f"Den senaste vandringen i listan: {walks['starts_at'].max():%Y-%m-%d}.")

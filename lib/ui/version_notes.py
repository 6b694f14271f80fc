"""How versions are made and kept."""

import pandas as pd
import streamlit as st

from lib.domain.words import number


def version_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="version-metod"):
        st.markdown(
            "När en version fryses kopieras allt den visar: planens och förstasidans mått för kommunen, per område och "
            "över tid, risk- och skyddsfaktorer, sammanräknade rapporter, områdenas gränser och kartans klasser, "
            "problem, orsaker, prioriteringar, åtgärder, löften, aktörernas bilder, veckobedömningar, källor, texter "
            "och inställningar. Enskilda rapporters texter och lägen följer inte med: de gallras för sig.  \n"
            "Kopian får en kontrollsumma (SHA-256) som också står i händelseloggen. Den prövas varje gång versionen "
            "öppnas.  \n"
            "Det öppna utdraget görs samtidigt, med samma regler för vad som döljs som på sidorna då.  \n"
            "Skillnader mellan två versioner prövas för alla mått på en gång (Benjamini och Hochberg, 5 %).  \n"
            "En lägesbild ska förnyas minst vartannat år (lag 2023:196)."
        )


def version_sources(versions: pd.DataFrame) -> None:
    """`versions` are those the role may read."""
    with st.expander("Källor och datum", icon=":material/menu_book:", key="version-kallor"):
        st.text("Varje version har sina egna källor med datum. De frystes med den och står på dess sida.")
        newest = pd.to_datetime(versions["frozen_at"]).max()
        if pd.notna(newest):
            st.text(f"Senast fryst: {newest:%Y-%m-%d}.")
        n_made_up = int(versions["is_synthetic"].sum())
        if n_made_up:
            st.text(f"{number(n_made_up)} av {number(len(versions))} versioner är påhittade exempel.")

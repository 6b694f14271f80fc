"""How a deck is made, and where what it shows comes from."""

import streamlit as st

from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.ui.plain_text import plain

METHOD = """
- Du väljer först vilka som ska se bildspelet. Allt frågas sedan fram med deras behörighet: det de inte får se finns
  inte i bildspelet, inte heller i filen.
- Skärmen och PPTX-filen ritas av samma bilder. Siffrorna är desamma som på sidorna.
- Rubrikerna föreslås ur siffrorna. Är en skillnad inte större än slumpen brukar ge, står det så. Skriv en egen rubrik
  om du vill; ändras siffrorna efteråt får du veta det.
- För allmänheten visas bara öppna problem och åtgärder, med små antal dolda. Det ni själva skriver visas först när
  någon har läst igenom det.
- Piltangenter, PageUp och PageDown bläddrar. Home går till första bilden, End till sista. F är helskärm, B svart skärm
  och Esc stänger.
- Lägg kommunens egen mall som `mall.pptx` i kommunens mapp under `data`, så används den.
"""


def deck_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="bildspel-metod"):
        st.markdown(METHOD)


def deck_sources(workspace: Workspace) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="bildspel-kallor"):
        st.markdown("Varje bild har sin källa och dagen som uppgifterna når till. Sidan Källor har alla.")
        made_up = synthetic_sources(workspace)
        if made_up:
            st.markdown(plain(f"Exempeldata, påhittade: {made_up}."))

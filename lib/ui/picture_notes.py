"""How the pictures are laid together, where the figures come from, and how to begin without any."""

import pandas as pd
import streamlit as st

from lib.analysis.picture_data import data_stretch
from lib.analysis.pictures import FEWEST_SHARED, joint_agreement
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.half_year import HalfYear
from lib.domain.picture_sentences import agreement_sentence
from lib.domain.pictures import PictureStatus

FIGURES = "Siffror att luta sig mot läses in på sidan Importera, eller med: python -m lib import FIL"


def how_to_begin(workspace: Workspace, period: HalfYear, states: pd.DataFrame) -> None:
    """While no picture is complete."""
    if (states["status"] == PictureStatus.COMPLETE).any():
        return
    names = ", ".join(states["name"])
    st.info(
        f"Ingen bild är klar för {period.label} än. Gör så här: välj Skriv en bild, skriv en post för varje område och "
        "tema som ni ser något i, och tryck Bilden är klar. När två är klara syns här vad båda ser, vad bara en ser, "
        f"vad ni är oense om och var ingen har tittat. Aktörer här: {names}. De står i filen "
        f"data/{workspace.folder.slug}/actors.yaml.",
        icon=":material/edit_note:",
    )
    if data_stretch(workspace, period, "events") is None:
        st.text(FIGURES)


def picture_method(workspace: Workspace, period: HalfYear, role: Role) -> None:
    found = joint_agreement(workspace, period, role)
    eniga = agreement_sentence(
        found.share, found.coefficient, found.lower, found.upper, found.n_things, FEWEST_SHARED
    )  # fmt: skip
    with st.expander("Så räknas det", icon=":material/calculate:", key="bild-metod"):
        st.markdown(
            "**Båda eller flera ser**: minst två tycker att det är minst lite angeläget, och alla som tittat är högst "
            "ett steg isär.  \n"
            "**En ser**: bara en tycker att det är angeläget. De andra har inte tittat, eller ser inget.  \n"
            "**Oense**: mer än ett steg isär, eller så säger en att det ökar och en annan att det minskar.  \n"
            "**Tittat, inget angeläget**: de som tittat säger 0.  \n"
            "**Ingen har tittat**: ingen klar bild säger något. Det betyder inte att allt är lugnt.  \n"
            "Bara klara bilder räknas. Hela kommunen är en egen rad och räknas inte in i områdena."
        )
        st.markdown(f"**Hur eniga ni är.** {eniga}")
        st.caption(
            "Gwets AC2 med ett steg isär som lika (Gwet 2014), 95 % osäkerhet. Aktörerna väljer själva vad de tittar "
            "på, så talet säger inget om det som ingen eller bara en har tittat på."
        )


def picture_sources(workspace: Workspace, period: HalfYear, states: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="bild-kallor"):
        done = states[states["status"] == PictureStatus.COMPLETE]
        for row in done.itertuples():
            made_up = " Påhittat exempel." if row.is_synthetic else ""
            st.text(f"{row.name}: klar {row.completed_on}.{made_up}")
        for table, what in (("events", "Anmälda brott"), ("reports", "Rapporter om platser")):
            stretch = data_stretch(workspace, period, table)
            when = f"{stretch.first}–{stretch.last}" if stretch else "inga uppgifter"
            st.text(f"{what}: {when}.")

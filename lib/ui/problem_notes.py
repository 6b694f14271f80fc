"""How problems are weighed and followed, where they come from, and how the first one is made."""

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.priorities import CRITERIA
from lib.ui.first_step import first_step


def no_problems(workspace: Workspace) -> None:
    """A municipality that has not written any problem yet."""
    first_step(
        f"{workspace.municipality.name} har inga problem skrivna ännu. Skriv det första här under, eller låt appen "
        "hitta kandidater: en motsägelse på sidan Kontraster blir ett problem med ett klick. För det behövs siffror. "
        "De läses in på sidan Importera, eller med: python -m lib import FIL",
        ":material/flag:",
        ("/kontraster", "Kontraster"),
    )
    st.markdown(
        "**Så hänger det ihop:** det ni ser blir ett *problem*. Aktörerna svarar var för sig på elva frågor, och ni "
        "*beslutar* om det ska prioriteras och varför. Ni skriver *orsakerna*, kopplar *åtgärder* till dem, följer upp "
        "med siffror och *återkopplar* till dem som rapporterade. Saknas ett steg syns det här."
    )


def problem_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="problem-metod"):
        st.markdown(
            "Prioriteten är ett hjälpmedel för samtalet, inget facit. Varje aktör svarar 0–3 på elva frågor. Ett "
            "problems tal är medelvärdet av aktörernas svar på varje fråga, vägt med kommunens vikter. Frågor utan "
            "svar räknas inte. Skiljer det två steg eller mer mellan aktörer är de oense, och det sägs.  \n"
            "En orsak har en åtgärd om åtgärden är kopplad till den, till en orsak ovanför eller till en orsak under "
            "den.  \n"
            "Luckor i kedjan räknas bara för problem som inte är bedömda eller är prioriterade, och bara för åtgärder "
            "som någon här ska göra. Snabba åtgärder behöver bara ägare och datum. Ett bortprioriterat problem behöver "
            "ett skäl, inget mer.  \n"
            "Siffran som följs är en sparad fråga. Svaret från dagen då den togs står kvar med dataversionen, och "
            "frågan ställs på nytt varje gång sidan öppnas. Effekten av åtgärder bedöms som på sidan Hjälpte det?"
        )
        st.markdown("  \n".join(f"**{one.name}** {one.question}" for one in CRITERIA))


def problem_sources(problems: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="problem-kallor"):
        saved = problems["reviewed_at"].dropna()
        newest = f" Senast ändrat {max(saved):%Y-%m-%d}." if len(saved) else ""
        made_up = " Problem, orsaker och svar är påhittade exempel." if problems["is_synthetic"].any() else ""
        st.text(f"Problem, orsaker och svar skrivs av polisen och samordnaren i appen.{newest}{made_up}")

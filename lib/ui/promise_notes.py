"""How promises are counted, where they come from, and how to begin."""

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.promise_words import PROMISES, PUBLIC_PROMISES
from lib.domain.words import number
from lib.ui.first_step import first_step
from lib.ui.tables import declared_table


def no_promises(workspace: Workspace) -> None:
    first_step(
        f"Polisen och kommunen har inga medborgarlöften för {workspace.municipality.name} här än. Skriv det första med "
        "knappen ovan: en period, ett problem, det ni lovar att göra och texten som invånarna läser. Siffror till "
        "problemen läses in på sidan Importera, eller med: python -m lib import FIL",
        ":material/handshake:",
        ("/problem", "Problem"),
    )


def promise_tables(workspace: Workspace, promises: pd.DataFrame, public: pd.DataFrame) -> None:
    """The same rows as a table, and what of them is open."""
    slug, made_up = workspace.folder.slug, bool(promises["is_synthetic"].any())
    inside, outside = st.tabs(["Alla löften", "Det invånarna ser"], key="loften-tabeller")
    with inside:
        declared_table(promises, PROMISES, f"{slug}-medborgarloften", "loften", made_up)
    with outside:
        declared_table(public, PUBLIC_PROMISES, f"{slug}-medborgarloften-oppna", "loften-oppna", made_up)


def promise_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="loften-metod"):
        st.markdown(
            "Ett medborgarlöfte följs upp på två sätt: om det som lovades är gjort, och om det gav någon effekt. En "
            "insats är gjord när den har fått en dag. Effekten är polisens och kommunens egna ord; siffrorna före och "
            "efter finns på åtgärdernas sidor.  \n"
            "Ett löfte har gått ut när dess sista dag har passerat. Utkast räknas inte i meningen överst.  \n"
            "Utanför kommunen och polisen syns bara löften i öppen klass som inte är utkast: rubriken, perioden, "
            "området, texten för invånarna och hur många insatser som är gjorda."
        )


def promise_sources(promises: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="loften-kallor"):
        by_hand = int(promises["batch_id"].isna().sum())
        st.text(f"{number(len(promises))} löften: {number(by_hand)} skrivna här, resten inlästa ur filer.")
        if promises["is_synthetic"].any():
            st.text(f"{number(int(promises['is_synthetic'].sum()))} av dem är påhittade exempel.")

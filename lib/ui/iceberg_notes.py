"""How the iceberg and the horizons are counted, and where they come from."""

import streamlit as st

from lib.analysis.synthetic import synthetic_sources
from lib.analysis.workspace import Workspace
from lib.ui.plain_text import plain


def iceberg_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="isberget-metod"):
        st.markdown(
            "En indikator eller faktor räknas i det lager där kommunens fil placerar den, och bara där. Ett "
            "registrerat problem är ett symptom, en orsak till problemet hör till lagret under, och en orsak till "
            "en orsak till det nedersta.  \n"
            "Att två lager ändras samtidigt visar inte att det ena orsakar det andra. Isberget hjälper till att fråga "
            "varför, det svarar inte.  \n"
            "En aktivitet räknas på den horisont som planen eller avtalets fil anger. Läget är nämndens senaste "
            "rapport, vilket halvår den än gäller. Avtalets aktiviteter rapporteras inte här och har inget läge.  \n"
            "Balansen räknar antal, inte pengar eller arbetstid: en aktivitet kan väga mer än tio andra.  \n"
            "Åtgärdernas status är översatt: föreslagen, beslutad och beställd räknas som ej påbörjad, uppföljd som "
            "genomförd, ej genomförbar och hänvisad som avslutad."
        )


def iceberg_sources(workspace: Workspace) -> None:
    iceberg, plan = workspace.definitions.iceberg, workspace.definitions.plan
    with st.expander("Källor och datum", icon=":material/menu_book:", key="isberget-kallor"):
        if iceberg.source:
            st.text(f"Isberget: {iceberg.source}")
        if iceberg.note:
            st.text(iceberg.note)
        if plan:
            st.text(f"{plan.name}. Källa: {plan.source}. Vilken horisont en aktivitet har är kommunens egen läsning.")
        if plan and plan.agreement:
            st.text(f"{plan.agreement.name}, gäller {plan.agreement.valid_from}–{plan.agreement.valid_to}.")
            if plan.agreement.note:
                st.text(plan.agreement.note)
        made_up = synthetic_sources(workspace)
        if made_up:
            st.text(f"Påhittat här: {made_up}.")
        st.text("Varje indikators källa och datum står i tabellen över lagret eller horisonten.")


def placing_note(workspace: Workspace) -> None:
    """Whose reading the placing is, beside the picture."""
    if workspace.definitions.iceberg.note:
        st.caption(plain(workspace.definitions.iceberg.note))

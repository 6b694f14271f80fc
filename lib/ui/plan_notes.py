"""How the plan's progress is counted, where it comes from, and how to begin without a plan."""

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.plan import Plan

FIGURES = "Siffror till planens indikatorer läses in på sidan Importera, eller med: python -m lib import FIL"


def no_plan(workspace: Workspace) -> None:
    """A municipality without a plan of its own."""
    slug = workspace.folder.slug
    st.info(
        f"{workspace.municipality.name} har ingen handlingsplan här än. Skriv den i filen data/{slug}/plan.yaml: "
        "nämnder, fokusområden, mål, indikatorer och aktiviteter. Exempelkommunens plan visar hur. Sidan fylls så "
        "fort filen finns.",
        icon=":material/assignment:",
    )
    st.text(FIGURES)


def no_reports(states: pd.DataFrame) -> None:
    """How the first report comes about, while there is none."""
    if not states["half"].any():
        st.info(
            "Ingen nämnd har rapporterat än. Välj en aktivitet längre ner, skriv vad som gjorts och spara den första "
            f"rapporten. {FIGURES}",
            icon=":material/edit_note:",
        )


def plan_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="plan-metod"):
        st.markdown(
            "En aktivitet är rapporterad när nämnden som leder den har lämnat en rapport för halvåret. Rapporter från "
            "nämnder som deltar finns i historiken men ändrar inte aktivitetens status.  \n"
            "Är aktiviteten genomförd eller avslutad gäller det även senare halvår, och ingen ny rapport väntas.  \n"
            "Våren är januari–juni och hösten juli–december. Vid varje tidpunkt i planen redovisas det halvår som "
            "senast tagit slut, och tiden går ut den sista dagen i månaden.  \n"
            "Status är nämndens egen bedömning. Den säger vad som gjorts, inte om det hjälpte."
        )


def plan_sources(plan: Plan, states: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="plan-kallor"):
        decided = f", beslutad {plan.decided_on} av {plan.decided_by}" if plan.decided_on else f", {plan.decided_by}"
        st.text(f"{plan.name}{decided}. Källa: {plan.source}.")
        days = [day for day in states["reported_on"] if pd.notna(day)]
        newest = f"Senaste rapporten lämnades {max(days)}." if days else "Ingen rapport är lämnad ännu."
        made_up = " Rapporterna är påhittade exempel." if states["is_synthetic"].any() else ""
        st.text(f"Nämndernas rapporter. {newest}{made_up}")
        for wanted in plan.follow_up:
            if wanted.note:
                st.text(f"{wanted.name} ({wanted.receiver}): {wanted.note}")

"""How measures are counted and where they come from, and how to begin without any."""

import pandas as pd
import streamlit as st

from lib.analysis.workspace import Workspace
from lib.domain.measure_words import MEASURES, STAGES, measures_sentence
from lib.domain.words import number
from lib.ui.first_step import first_step
from lib.ui.plain_text import plain
from lib.ui.tables import declared_table

MOST_LATE = 4


def measures_finding(shown: pd.DataFrame, counts: dict[str, int]) -> None:
    """How many, how far, and what is late: the first few in full."""
    n_open = int(shown["is_open"].sum())
    without_owner = int((shown["is_open"] & (shown["owner_board"] == "")).sum())
    st.text(measures_sentence(n_open, counts, int(shown["is_late"].sum()), without_owner))
    late = shown[shown["is_late"]]
    if len(late):
        lines = [f":small[**{plain(row['title'])}**: {plain(row['late'][0].lower() + row['late'][1:])}]"
                 for row in late[["title", "late"]].head(MOST_LATE).to_dict("records")]  # fmt: skip
        rest = len(late) - MOST_LATE
        lines += [f":small[och {number(rest)} till]"] if rest > 0 else []
        st.markdown("  \n".join(lines))


def no_measures(workspace: Workspace) -> None:
    """A municipality that has not written any yet."""
    first_step(
        f"{workspace.municipality.name} har inga åtgärder här än. Lägg till den första med knappen ovan, gör en "
        "åtgärd av en orsak på sidan Problem, eller läs in en fil på sidan Importera eller med: "
        "python -m lib import FIL",
        ":material/construction:",
        ("/problem", "Problem"),
    )


def measure_table(shown: pd.DataFrame, file_name: str) -> None:
    declared_table(shown, MEASURES, file_name, "atgarder", bool(shown["is_synthetic"].any()) if len(shown) else False)


def measure_method() -> None:
    with st.expander("Så räknas det", icon=":material/calculate:", key="atgarder-metod"):
        st.markdown(
            f"**{STAGES['att_borja']}** är föreslagna, beslutade och beställda åtgärder. **{STAGES['pa_gang']}** "
            f"pågår eller är försenade. **{STAGES['att_folja_upp']}** är genomförda men inte uppföljda. "
            f"**{STAGES['avslutade']}** är uppföljda, ej genomförbara eller hänvisade till annan ägare.  \n"
            "Något är försenat när dagen har passerat och åtgärden inte kommit dit: klar senast, uppföljning eller "
            "översyn. Avslutade åtgärder är aldrig försenade.  \n"
            "Social prevention påverkar människors villkor, situationell prevention påverkar platsen. Primär riktar "
            "sig till alla, sekundär till dem i risk, tertiär till dem som redan är berörda.  \n"
            "Bedömningen på en åtgärds sida räknas ur anmälda brott eller rapporter före och efter starten, som på "
            "sidan Hjälpte det. Resultatet i formuläret är ägarens egna ord. De kan säga olika."
        )


def measure_sources(measures: pd.DataFrame) -> None:
    with st.expander("Källor och datum", icon=":material/menu_book:", key="atgarder-kallor"):
        n_made_up = int(measures["is_synthetic"].sum())
        by_hand = int(measures["batch_id"].isna().sum())
        st.text(f"{number(len(measures))} åtgärder: {number(by_hand)} skrivna här, resten inlästa ur filer.")
        days = [day for day in measures["status_date"] if day is not None]
        if days:
            st.text(f"Senaste ändringen av en status: {max(days)}.")
        if n_made_up:
            st.text(f"{number(n_made_up)} av dem är påhittade exempel.")

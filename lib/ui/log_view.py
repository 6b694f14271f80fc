"""The page of the audit log: how far back, whose, and what; and whether the chain is whole."""

from datetime import datetime, timedelta

import pandas as pd
import streamlit as st

from lib.analysis.log import MOST_ROWS, proven_log
from lib.analysis.workspace import Workspace
from lib.domain.codes import Role
from lib.domain.log_words import ACTIONS, LOG
from lib.domain.moment import utc_now
from lib.domain.words import number
from lib.ui.address import adopt
from lib.ui.first_step import first_step
from lib.ui.tables import declared_table

BACK = {"1": "Senaste dygnet", "7": "7 dagar", "30": "30 dagar", "365": "Ett år", "0": "Allt"}
ALL, CLASSES = "", "klass"
WHO, WHAT, SINCE = "logg_vem", "logg_vad", "logg_dagar"
BEGINNING = datetime(2000, 1, 1)


def since_when() -> datetime:
    """From when (UTC) the log is read."""
    adopt(SINCE, list(BACK), "7")
    st.segmented_control("Hur långt bakåt", list(BACK), format_func=BACK.__getitem__, key=SINCE, required=True,
                         persist_state="session")  # fmt: skip
    days = int(st.session_state[SINCE])
    return utc_now() - timedelta(days=days) if days else BEGINNING


def narrowed_log(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the chosen person and doing."""
    people = [ALL, *sorted(set(rows["actor"]))]
    done = {ALL: "Allt", CLASSES: "byte av sekretessklass"} | {
        code: word for code, word in ACTIONS.items() if code in set(rows["action"])
    }
    adopt(WHO, people, ALL)
    adopt(WHAT, list(done), ALL)
    left, right = st.columns(2)
    left.selectbox("Vem", people, format_func=lambda one: one or "Alla", key=WHO, persist_state="session")
    right.selectbox("Vad", list(done), format_func=done.__getitem__, key=WHAT, persist_state="session")
    who, what = st.session_state[WHO], st.session_state[WHAT]
    if who:
        rows = rows[rows["actor"] == who]
    if what == CLASSES:
        return rows[rows["details_text"].str.contains("Klass: ", regex=False)]
    return rows[rows["action"] == what] if what else rows


def log_list(rows: pd.DataFrame, file_name: str) -> None:
    if rows.empty:
        begin = "Släpp en eller flera filer på sidan Importera, eller kör python -m lib import FIL."
        first_step(f"Ingen rad passar urvalet. Loggen börjar när något läses in eller skrivs. {begin}",
                   ":material/receipt_long:")  # fmt: skip
        return
    n = f"{number(len(rows))} {'rad' if len(rows) == 1 else 'rader'}"
    most = f" Bara de {number(MOST_ROWS)} senaste visas." if len(rows) == MOST_ROWS else ""
    st.text(f"{n} för urvalet, den senaste överst.{most}")
    declared_table(rows, LOG, file_name, "logg", is_synthetic=False)


def chain_proof(workspace: Workspace, role: Role) -> None:
    """Going through the log takes a second or so for each hundred thousand rows, so it is asked for."""
    st.subheader("Är loggen orörd?", anchor=False)
    st.text("Varje rad är förseglad med raden före, och databasen vägrar ändra eller ta bort en rad.")
    if not st.button("Pröva hela kedjan", key="logg-prova", icon=":material/link:"):
        return
    found = proven_log(workspace, role)
    if found is None:
        return
    if found.is_whole:
        st.success(f"Kedjan är hel: {number(found.n_rows)} rader. Sista förseglingen {found.last_hash[:16]}.",
                   icon=":material/verified:")  # fmt: skip
    else:
        st.error(f"Kedjan är bruten vid rad {found.broken_at}: raden är ändrad, borttagen eller inlagd i efterhand. "
                 "Ta vara på databasen som den är och jämför med den senaste säkerhetskopian.",
                 icon=":material/link_off:")  # fmt: skip

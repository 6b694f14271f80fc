"""What the page about problems shows: which view, which problem, and which part of it. All stand in the address."""

import pandas as pd
import streamlit as st

from lib.analysis.problem_list import problem_of_cause
from lib.analysis.workspace import Workspace
from lib.domain.problem import STATUSES
from lib.ui.address import adopt

ONE, CHAINS, RANKED, NEW = "problem", "kedjor", "prioritering", "nytt"
VIEWS = {ONE: "Ett problem", CHAINS: "Alla kedjor", RANKED: "Prioritering", NEW: "Nytt problem"}
CAUSES, NUMBERS, PRIORITY, MEASURES, FOLLOW_UP, TEXT = (
    "orsaker", "siffror", "svar", "atgarder", "uppfoljning", "text"
)  # fmt: skip
PARTS = {
    CAUSES: "Orsaker",
    NUMBERS: "Siffror",
    PRIORITY: "Kriterier",
    MEASURES: "Åtgärder och effekt",
    FOLLOW_UP: "Resultat och återkoppling",
    TEXT: "Skriv om problemet",
}


def view_choice() -> str:
    adopt("vy", tuple(VIEWS), ONE)
    return str(
        st.segmented_control(
            "Visa", tuple(VIEWS), format_func=VIEWS.__getitem__, key="vy", required=True, persist_state="session",
            label_visibility="collapsed",
        )
    )  # fmt: skip


def problem_choice(workspace: Workspace, problems: pd.DataFrame) -> int:
    """The chosen problem; a link to a cause chooses the problem that it belongs to."""
    names = {
        str(row["id"]): f"{STATUSES.get(row['status'], row['status'])[:1]} {row['title']} ({row['area_name']})"
        for row in problems.to_dict("records")
    }
    cause = st.query_params.get("orsak")
    if cause and "problem" not in st.query_params and (problem := problem_of_cause(workspace, cause)) is not None:
        st.session_state["problem"] = str(problem)
    adopt("problem", tuple(names), next(iter(names)))
    chosen = st.selectbox(
        "Problem", tuple(names), format_func=names.__getitem__, key="problem", persist_state="session"
    )
    return int(str(chosen))


def part_choice() -> str:
    adopt("del", tuple(PARTS), CAUSES)
    return str(
        st.segmented_control(
            "Del", tuple(PARTS), format_func=PARTS.__getitem__, key="del", required=True, persist_state="session",
            label_visibility="collapsed",
        )
    )  # fmt: skip

"""Display choices of a page: which indicator is on the map, whether the reports are."""

import streamlit as st

from lib.analysis.mapping import mapped_indicators
from lib.analysis.workspace import Workspace
from lib.domain.indicator import Indicator
from lib.ui.address import adopt

START = "anmalda_brott"
YES, NO = "ja", "nej"


def indicator_choice(
    workspace: Workspace, label: str = "Visa på kartan", among: tuple[str, ...] | None = None
) -> Indicator:
    """The indicator to show, from those with figures by area or `among` some; `matt` in the address."""
    known = workspace.definitions.indicators
    ids = (mapped_indicators(workspace) if among is None else among) or tuple(known)
    chosen = adopt("matt", ids, START if START in ids else ids[0])
    st.selectbox(label, ids, format_func=lambda name: known[name].name, key="matt", persist_state="session")
    return known[chosen]


def reports_switch() -> bool:
    adopt("rapporter", (YES, NO), YES)
    options = {YES: "Med rapporter", NO: "Utan rapporter"}
    chosen = st.segmented_control(
        "Rapporter om platser",
        (YES, NO),
        format_func=lambda answer: options[answer],
        key="rapporter",
        required=True,
        persist_state="session",
    )
    return chosen != NO

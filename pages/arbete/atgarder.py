"""Åtgärder: what is done about the problems, by whom, how far it has come, what is late and whether it helped."""

from datetime import date

import streamlit as st

from lib.analysis.measures import measures_of, narrowed, stage_counts, writes_measures
from lib.ui.address import adopt, names_unknown
from lib.ui.measure_board import owner_board, status_board
from lib.ui.measure_choice import CHOSEN, NEW, NONE, NOT_HERE, open_measure, told_once
from lib.ui.measure_days import day_list
from lib.ui.measure_filters import chosen_fields, measure_choices
from lib.ui.measure_map import measure_map
from lib.ui.measure_matrix import kind_matrix
from lib.ui.measure_notes import measure_method, measure_sources, measure_table, measures_finding, no_measures
from lib.ui.measure_page import new_measure, one_measure
from lib.ui.session import current_role, current_workspace

VIEWS = {"lage": "Efter läge", "agare": "Efter ägare", "kalender": "Kalender", "karta": "Karta", "lista": "Lista"}

workspace, role, today = current_workspace(), current_role(), date.today()
measures = measures_of(workspace, role, today)
by_key = {str(row["measure_key"]): row for row in measures.to_dict("records")}
is_lost = names_unknown(CHOSEN, (NEW, *by_key))
chosen = adopt(CHOSEN, (NONE, NEW, *by_key), NONE)

if is_lost:
    st.warning(NOT_HERE, icon=":material/link_off:")

if chosen == NEW and writes_measures(role):
    new_measure(workspace, measures, today, chosen_fields(workspace))
elif chosen in by_key:
    one_measure(workspace, by_key[chosen], measures, role, today)
else:
    told_once()
    with st.container(horizontal=True, gap="small", key="atgarder-knappar"):
        if writes_measures(role):
            st.button("Ny åtgärd", key="atgard-ny-knapp", icon=":material/add:", on_click=open_measure, args=(NEW,))
        wanted = measure_choices(workspace, measures) if len(measures) else None
    if wanted is None:
        no_measures(workspace)
    else:
        shown = narrowed(measures, wanted)
        finding_side, kind_side = st.columns([3, 2], gap="medium")
        with finding_side:
            measures_finding(shown, stage_counts(shown))
        with kind_side:
            kind_matrix(measures)
        view = adopt("atgard_vy", tuple(VIEWS), "lage")
        st.segmented_control("Visa", tuple(VIEWS), format_func=VIEWS.__getitem__, key="atgard_vy", required=True,
                             persist_state="session", label_visibility="collapsed")  # fmt: skip
        if view == "lage":
            status_board(workspace, shown, role, today)
        elif view == "agare":
            owner_board(workspace, shown, role, today)
        elif view == "kalender":
            day_list(workspace, shown, today)
        elif view == "karta":
            measure_map(workspace, shown, wanted.areas[0] if len(wanted.areas) == 1 else None)
        is_open = view == "lista"
        with st.expander("Tabell: alla åtgärder i urvalet", is_open, icon=":material/table:", key="atgarder-alla"):
            measure_table(shown, f"{workspace.folder.slug}-atgarder")
        measure_method()
        measure_sources(measures)

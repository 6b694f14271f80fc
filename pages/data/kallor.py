"""Källor: every dataset and indicator, its age against its rhythm, what is missing, and what a high value means."""

from datetime import date

import streamlit as st

from lib.analysis.datasets import datasets
from lib.analysis.sources import indicator_sources, tally
from lib.ui.fetch_form import fetch_form
from lib.ui.polarity_form import polarity_form
from lib.ui.session import current_role, current_workspace, settings
from lib.ui.source_card import source_card
from lib.ui.source_view import (
    chosen_indicator,
    dataset_list,
    indicator_filter,
    indicator_list,
    known_figure_list,
    map_source_list,
    sources_finding,
    survey_answer_list,
)

workspace, role, today = current_workspace(), current_role(), date.today()

sources = indicator_sources(workspace, today)
sources_finding(tally(workspace, sources))

st.subheader("Inlästa uppgifter", anchor=False)
dataset_list(workspace, datasets(workspace, today))

st.subheader("Indikatorer", anchor=False)
shown = indicator_filter(sources)
list_side, card_side = st.columns([3, 2], gap="medium")
with card_side:
    chosen = chosen_indicator(sources, shown)
    with st.container(border=True, key="indikatorkort", gap="xsmall"):
        source_card(chosen)
        polarity_form(workspace, chosen.indicator, role)
with list_side:
    indicator_list(workspace, shown)
fetch_form(settings(), workspace)

st.subheader("Kända tal", anchor=False)
known_figure_list(workspace, role)

survey_answer_list(workspace, role)

st.subheader("Kartans källor", anchor=False)
map_source_list(workspace)

"""Två bilder: each actor writes what it sees, and the pictures are laid together."""

from datetime import date

import streamlit as st

from lib.analysis.picture_states import picture_states
from lib.analysis.pictures import merge_table
from lib.ui.picture_cell import cell_card
from lib.ui.picture_choices import choose_cell, picture_question
from lib.ui.picture_merge import first_cell, merge_finding, merge_lists, merge_picture
from lib.ui.picture_notes import how_to_begin, picture_method, picture_sources
from lib.ui.picture_writing import writing
from lib.ui.session import current_role, current_workspace

workspace, role, today = current_workspace(), current_role(), date.today()
asked = picture_question(workspace, role, today)
states = picture_states(workspace, asked.period, role)

if asked.is_writing:
    how_to_begin(workspace, asked.period, states)
    writing(workspace, asked.period, states, role)
else:
    merged = merge_table(workspace, asked.period, role)
    merge_finding(workspace, asked.period, merged, states, role)
    picture_side, card_side = st.columns([3, 2], gap="medium")
    with picture_side:
        how_to_begin(workspace, asked.period, states)
        merge_picture(workspace, asked.period, merged)
    with card_side, st.container(border=True, key="bildkort"):
        cell = choose_cell(workspace, first_cell(merged))
        cell_card(workspace, asked.period, cell, merged, role)
    merge_lists(workspace, asked.period, merged, states, role)

picture_method(workspace, asked.period, role)
picture_sources(workspace, asked.period, states)

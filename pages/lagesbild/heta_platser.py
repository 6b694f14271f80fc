"""Heta platser: where it stands out, how long it has done so, and how concentrated it is."""

import streamlit as st

from lib.analysis.hot_areas import area_methods_apply
from lib.ui.event_source_note import event_source_note, has_made_up
from lib.ui.hot_place_notes import comparison_instead, concentration_text, method_text, repeats_table, repeats_text
from lib.ui.hot_place_view import hot_view, map_with_list, placed_words, view_choice, with_cells
from lib.ui.place_choices import place_question, question_words
from lib.ui.session import current_role, current_selection, current_workspace
from lib.ui.tables import declared_table

workspace, role = current_workspace(), current_role()
asked = current_selection()

view_side, question_side = st.columns(2, vertical_alignment="bottom")
with view_side:
    view = view_choice()
with question_side:
    question = with_cells(place_question(workspace, asked), view)

shown = hot_view(workspace, question, view, role)
st.text(f"{question_words(workspace, question)}. {shown.finding}")
st.caption(placed_words(workspace, question))

if view == "omraden" and not area_methods_apply(workspace):
    comparison_instead(workspace, question, role)
else:
    map_with_list(workspace, question, shown)

held_side, repeats_side = st.columns(2, gap="medium")
with held_side:
    concentration_text(workspace, question, role)
with repeats_side:
    repeats_text(workspace, question, role)

hot_tab, repeats_tab = st.tabs(["Tabell: heta platser", "Tabell: upprepning"], key="tabeller-heta")
with hot_tab:
    made_up = has_made_up(workspace, question.table)
    declared_table(shown.table, shown.columns, f"{asked.municipality}-heta-{view}-{asked.period}", "heta", made_up)
with repeats_tab:
    repeats_table(workspace, question, role)
method_text(workspace, question, role)
event_source_note(workspace, question)
